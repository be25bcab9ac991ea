"""Figures as a table, and the drafts behind them, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bedacht.cli.talk import say
from bedacht.scoring.baseline import KEPT, Baseline, rate
from bedacht.scoring.figures import Figures, figures
from bedacht.scoring.score import Scored

_ROW = "{:24} {:>6} {:>15} {:>15} {:>15} {:>15}"


def table(
    scored: Mapping[str, list[Scored]], before: Mapping[str, Baseline]
) -> Iterator[str]:
    """The figures of each corpus, of each language, and of all."""
    everything = [draft for corpus in scored.values() for draft in corpus]
    yield _ROW.format("", say("eval-drafts"), *(say(f"eval-{n}") for n in KEPT))
    for name, corpus in scored.items():
        yield _row(name, figures(corpus), before.get(name))
    for language in sorted({draft.label.language for draft in everything}):
        some = [draft for draft in everything if draft.label.language == language]
        yield _row(f"  {language}", figures(some), None)
    if len(scored) > 1:
        yield _row(say("eval-all"), figures(everything), None)
    yield ""


def _row(name: str, now: Figures, before: Baseline | None) -> str:
    shares = [_percent(figure, now, before) for figure in KEPT]
    return _ROW.format(name, now.drafts, *shares)


def _percent(figure: str, now: Figures, before: Baseline | None) -> str:
    part, whole = share = getattr(now, figure)
    told = f"{rate(share):.1%}" if whole else "–"
    if before is None or not whole:
        return told
    change = 100 * (rate((part, whole)) - rate(before.figures[figure]))
    return f"{told} ({change:+.1f})" if abs(change) >= 0.05 else told


def details(drafts: list[Scored], what: str, only: str) -> Iterator[str]:
    """The drafts with something missed, or with alarms, and the words."""
    for draft in drafts:
        if what == "missed":
            marked = [(e.rule, e.words) for e in draft.missed]
        else:
            marked = [(alarm.rule, alarm.words) for alarm in draft.alarms]
        told = [
            f"  {rule}: {words or say('whole')}"
            for rule, words in marked
            if rule.startswith(only)
        ]
        if told:
            yield draft.id
            yield from told
            yield "    " + draft.text.replace("\n", "\n    ")
            yield ""

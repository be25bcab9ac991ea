"""One labelled draft and what was said about it -> right, missed, alarms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from bedacht.engine.finding import Confidence, Level
from bedacht.scoring.label import Expected, Label


class Said(NamedTuple):
    """One finding: its rule, its level, the words that it stands on, and what bore it out."""

    rule: str
    level: Level
    words: str | None
    evidence: str = ""
    confidence: Confidence = Confidence.MEDIUM


@dataclass(frozen=True, slots=True)
class Scored:
    """One draft with its label: what was found, missed, and said for nothing.

    Of all that was `said`, `right` and `alarms` are the findings at `warn` or above.
    """

    id: str
    text: str = field(repr=False)
    label: Label = field(repr=False)
    level: Level
    said: tuple[Said, ...] = field(repr=False)
    found: tuple[Expected, ...] = field(repr=False)
    missed: tuple[Expected, ...] = field(repr=False)
    right: tuple[Said, ...] = field(repr=False)
    alarms: tuple[Said, ...] = field(repr=False)


def score(identity: str, text: str, label: Label, said: Iterable[Said]) -> Scored:
    """Compare what was said with what a careful reader expects."""
    findings = tuple(said)
    found = {e: any(_meets(text, e, s) for s in findings) for e in label.expected}
    loud = [s for s in findings if s.level >= Level.WARN]
    return Scored(
        id=identity,
        text=text,
        label=label,
        level=max((s.level for s in findings), default=Level.OFF),
        said=findings,
        found=tuple(e for e in label.expected if found[e]),
        missed=tuple(e for e in label.expected if not found[e]),
        right=tuple(s for s in loud if label.allows(s.rule)),
        alarms=tuple(s for s in loud if not label.allows(s.rule)),
    )


def is_met(scored: Scored, said: Said) -> bool:
    """Whether a finding is one that was expected."""
    return any(_meets(scored.text, e, said) for e in scored.label.expected)


def _meets(text: str, expected: Expected, said: Said) -> bool:
    return said.rule == expected.rule and any(
        a < d and c < b
        for a, b in _places(text, said.words)
        for c, d in _places(text, expected.words)
    )


def _places(text: str, words: str | None) -> Iterator[tuple[int, int]]:
    """Every place of the words; the whole draft for None."""
    if not words:
        yield 0, max(len(text), 1)
        return
    at = text.find(words)
    while at >= 0:
        yield at, at + len(words)
        at = text.find(words, at + 1)

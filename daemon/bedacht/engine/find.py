"""The way of one draft through the engine: from what was recognised to findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from bedacht.engine.compiled import Engine
from bedacht.engine.draft import Draft
from bedacht.engine.finding import Adjustment, Finding, Level, Span
from bedacht.engine.merge import merged
from bedacht.engine.reading import Memo, Reading, all_hits, read_draft
from bedacht.engine.rulebook import Scope
from bedacht.engine.weigh import LOUD, Around, Place, Weighed


def find(engine: Engine, draft: Draft, memo: Memo | None = None) -> tuple[Finding, ...]:
    """All findings of a draft, in the order of the text; levels are proposed."""
    reading = read_draft(engine, draft, memo or Memo())
    first = merged(_findings(reading, loud=False))
    if any(finding.level >= Level.WARN for finding in first):
        reading = _louder(reading)
        first += merged(_findings(reading, loud=True))
    return in_order(first)


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the text; what concerns all of it comes last."""
    return tuple(sorted(findings, key=_order))


def _order(finding: Finding) -> tuple[int, int, str]:
    return (*(finding.span or Span(1 << 30, 1 << 30)), finding.rule)


def _louder(reading: Reading) -> Reading:
    mask = reading.draft_mask | reading.engine.concepts.bits[LOUD]
    return replace(reading, draft_mask=mask)


class _Held(NamedTuple):
    """Evidence that holds in a place of a paragraph that begins at `base`."""

    weighed: Weighed
    base: int
    place: Place
    around: Around


def _findings(reading: Reading, *, loud: bool) -> Iterator[Finding]:
    """Findings of the rules that wait for a loud finding, or of all the others."""
    for held in _held(reading, loud=loud):
        yield _finding(reading, held)


def _held(reading: Reading, *, loud: bool) -> Iterator[_Held]:
    """Every place of every evidence that holds."""
    yield from _held_in_sentences(reading, loud=loud)
    yield from _held_in_paragraphs(reading, loud=loud)
    yield from _held_in_draft(reading, loud=loud)


def _held_in_sentences(reading: Reading, *, loud: bool) -> Iterator[_Held]:
    evidence, context = reading.engine.evidence, reading.context
    for piece, passage in reading.passages:
        for index, sentence in passage.candidates:
            weighed = evidence[index]
            if weighed.waits is loud and weighed.evidence.when.holds(context):
                around = reading.around(passage, sentence)
                hits = passage.sentences.get(sentence, ())
                for place in weighed.places(hits, around):
                    yield _Held(weighed, piece.base, place, around)


def _held_in_paragraphs(reading: Reading, *, loud: bool) -> Iterator[_Held]:
    asked = list(_asked(reading, Scope.PARAGRAPH, loud=loud))
    for piece, passage in reading.passages:
        mask = passage.mask
        around = Around(mask, mask, reading.draft_mask, reading.shared_mask)
        for weighed in asked:
            if weighed.may_hold(mask):
                for place in weighed.places(passage.hits, around):
                    yield _Held(weighed, piece.base, place, around)


def _held_in_draft(reading: Reading, *, loud: bool) -> Iterator[_Held]:
    whole = reading.whole()
    asked = [
        each for each in _asked(reading, Scope.DRAFT, loud=loud) if each.fits(whole)
    ]
    hits = all_hits(reading) if asked else []
    for weighed in asked:
        for place in weighed.places(hits, whole):
            yield _Held(weighed, 0, place, whole)


def _asked(reading: Reading, within: Scope, *, loud: bool) -> Iterator[Weighed]:
    """The evidence within a paragraph or the draft that the whole draft may bear out."""
    for weighed in reading.engine.wider[within, loud]:
        likely = weighed.may_hold(reading.draft_mask)
        if likely and weighed.evidence.when.holds(reading.context):
            yield weighed


def _finding(reading: Reading, held: _Held) -> Finding:
    weighed, base, place, around = held
    rule, evidence = weighed.rule, weighed.evidence
    level = evidence.level or rule.level
    made = adjustments(reading, rule.id, evidence.id, around)
    return Finding(
        rule=rule.id,
        span=None if rule.whole else Span(base + place.start, base + place.end),
        evidence=evidence.id,
        seen=tuple(reading.engine.concepts.names(place.seen)),
        confidence=evidence.confidence,
        level=adjusted(level, made) if made else level,
        adjustments=made,
        tags=place.tags,
    )


def adjustments(
    reading: Reading, rule: str, evidence: str, around: Around
) -> tuple[Adjustment, ...]:
    """The circumstances that change the level of what `evidence` bears out."""
    made: list[Adjustment] = []
    for adjusting in reading.engine.adjusts[rule]:
        adjust = adjusting.adjust
        meant = not adjust.only or evidence in adjust.only
        if meant and adjusting.holds(around) and adjust.when.holds(reading.context):
            made.append(Adjustment(adjust.id, adjust.level))
    return tuple(made)


def adjusted(level: Level, made: tuple[Adjustment, ...]) -> Level:
    """Raises first, then caps: what calms a finding has the last word."""
    raised = max((a.level for a in made if a.level > level), default=level)
    return min((a.level for a in made if a.level < level), default=raised)

"""What a second reader makes of a draft, brought among the findings of the rules.

It may be wrong: alone it never speaks louder than `warn`, where it doubts a finding that stays
as a hint, and where the writer has a right to say it in their own words, it says nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce
from operator import or_
from typing import NamedTuple

from bedacht.engine.compiled import Engine
from bedacht.engine.draft import Draft
from bedacht.engine.find import adjusted, adjustments, in_order
from bedacht.engine.finding import Confidence, Finding, Level, Span
from bedacht.engine.reading import Memo, Reading, read_draft
from bedacht.engine.rulebook import Rule
from bedacht.engine.weigh import Around

READER = "reader"  # the evidence of what no rule bore out
LOUDEST = Level.WARN
LEFT_ALONE = "left-to-the-writer"
# What sounds like this to a model is too often fair criticism: rules may say it, it may not.
NOT_ALONE = frozenset({"conduct.disparagement"})


class Impression(NamedTuple):
    """A rule that seems to be meant by one sentence of a draft, and how sure that is.

    Without a `span` it is a doubt: nothing of the family `rule` seems to be meant.
    """

    rule: str
    span: Span | None
    confidence: Confidence


def with_impressions(
    engine: Engine,
    draft: Draft,
    findings: Sequence[Finding],
    impressions: Iterable[Impression],
    memo: Memo | None = None,
) -> tuple[Finding, ...]:
    """The findings, with those that the impressions add or make surer.

    Where a finding of the same family stands in the sentence, it becomes surer by a step;
    nothing stands twice.
    """
    reading = read_draft(engine, draft, memo or Memo())
    now = list(findings)
    if not reading.draft_mask & engine.concepts.bits.get(LEFT_ALONE, 0):
        for name, span, confidence in impressions:
            rule = engine.rules.get(name)
            if span is None:
                now = [_doubted(each, name) for each in now]
            elif rule is not None:
                _bring(reading, rule, _Meant(span, confidence), now)
    return in_order(now)


class _Meant(NamedTuple):
    """The sentence that is meant, and how sure that is."""

    span: Span
    confidence: Confidence


def _doubted(finding: Finding, family: str) -> Finding:
    of_it = finding.rule.startswith(f"{family}.") and finding.evidence != READER
    return replace(finding, doubted=True) if of_it else finding


def _bring(reading: Reading, rule: Rule, meant: _Meant, now: list[Finding]) -> None:
    there = [each for each in now if _meets(each, rule, meant.span)]
    if not there:
        if rule.id not in NOT_ALONE:
            now.append(_finding(reading, rule, meant))
        return
    best = max(there, key=lambda each: (each.rule == rule.id, each.level))
    if best.evidence != READER:
        surer = Confidence(min(best.confidence + 1, Confidence.HIGH))
        agreed = replace(best, confidence=surer, seconded=meant.confidence)
        now[now.index(best)] = agreed


def _meets(finding: Finding, rule: Rule, sentence: Span) -> bool:
    """Whether a finding says it already: the same rule, or its family in the sentence."""
    if finding.span is None:
        return finding.rule == rule.id
    family = finding.rule.partition(".")[0]
    start, end = finding.span
    return family == rule.family and start < sentence.end and sentence.start < end


def _finding(reading: Reading, rule: Rule, meant: _Meant) -> Finding:
    made = adjustments(reading, rule.id, READER, _around(reading, meant.span))
    level = adjusted(min(rule.level, LOUDEST), made)
    return Finding(
        rule=rule.id,
        span=meant.span,
        evidence=READER,
        seen=(READER,),
        confidence=meant.confidence,
        level=min(level, LOUDEST),
        adjustments=made,
    )


def _around(reading: Reading, sentence: Span) -> Around:
    """What the engine recognised in a sentence, and around it."""
    here = wider = 0
    for piece, passage in reading.passages:
        start, end = sentence.start - piece.base, sentence.end - piece.base
        masks = [h.concepts for h in passage.hits if h.start < end and start < h.end]
        here = reduce(or_, masks, here)
        if start < len(piece.text) and end > 0:
            wider |= passage.mask
    return Around(here, wider, reading.draft_mask, reading.shared_mask)

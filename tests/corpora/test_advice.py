"""Advice that was taken calms the rule that gave it, and wakes no other that is louder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from bedacht.cli.eval import reviewed
from bedacht.cli.records import Record
from bedacht.engine.finding import Finding, Level
from bedacht.engine.rulebook import Advice
from bedacht.policy.verdict import Graded
from bedacht.rules import load
from tests.corpora.readable import POLICIES, readable


class Taken(NamedTuple):
    """One finding, one advice, and what is said before and after."""

    rule: str
    level: Level
    before: tuple[Graded, ...]
    after: tuple[Graded, ...]

    @property
    def calmed(self) -> bool:
        """Whether the rule speaks less often, at that level, than before."""
        return self._times(self.after) < self._times(self.before)

    def _times(self, said: tuple[Graded, ...]) -> int:
        return sum(g.finding.rule == self.rule and g.level >= self.level for g in said)

    @property
    def woke(self) -> bool:
        """Whether another rule became louder, and louder than what was calmed."""
        loudest = {g.finding.rule: Level.OFF for g in self.after}
        for graded in self.before:
            rule = graded.finding.rule
            loudest[rule] = max(graded.level, loudest.get(rule, Level.OFF))
        return any(
            g.level > max(self.level, loudest[g.finding.rule]) for g in self.after
        )


@cache
def taken() -> tuple[Taken, ...]:
    rules = load().rules
    return tuple(
        Taken(graded.finding.rule, graded.level, said, _said(record, text))
        for record in readable()
        for said in [_said(record, record.draft.text)]
        for graded in said
        for advice in rules[graded.finding.rule].advice
        for text in _texts(record.draft.text, graded.finding, advice, record)
    )


def _said(record: Record, text: str) -> tuple[Graded, ...]:
    draft = replace(record.draft, text=text)
    return reviewed(replace(record, draft=draft), POLICIES)


def _texts(
    text: str, finding: Finding, advice: Advice, record: Record
) -> Iterator[str]:
    """The draft as the extension would make it; nothing for advice that changes nothing."""
    language = "de" if record.draft.context.language == "de" else "en"
    new = advice.text.to(language, "du") if advice.text else ""
    if advice.kind == "add":
        yield f"{text} {new}"
    elif advice.kind != "ask" and finding.span is not None:
        start, end = finding.span
        yield text[:start] + new + text[end:].removeprefix("" if new else " ")


def test_nearly_all_advice_calms_its_rule() -> None:
    calm = [each.calmed for each in taken()]
    assert len(calm) > 2000
    assert sum(calm) / len(calm) >= 0.99


def test_hardly_any_advice_wakes_a_louder_rule() -> None:
    assert sum(each.woke for each in taken()) / len(taken()) <= 0.02

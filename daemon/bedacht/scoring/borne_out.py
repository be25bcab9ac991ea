"""How often findings were right, by what bore them out and how loud they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from bedacht.scoring.score import Said, Scored, is_met

Name = Callable[[Said], str]


class Times(NamedTuple):
    """How often: as expected, permitted but not expected, for nothing."""

    expected: int
    permitted: int
    wrong: int


def by_evidence(said: Said) -> str:
    """The rule, the evidence that bore a finding out, and its level."""
    return f"{said.rule} {said.evidence} {said.level.word}"


def by_confidence(said: Said) -> str:
    """How sure the evidence was: steps that are right equally often say nothing."""
    return f"{said.confidence.word} {said.level.word}"


def borne_out(scored: Iterable[Scored], name: Name) -> Mapping[str, Times]:
    """The findings of these drafts, counted by name."""
    counts: dict[str, Counter[str]] = {}
    for draft in scored:
        for said in draft.said:
            counts.setdefault(name(said), Counter())[_kind(draft, said)] += 1
    return {
        each: Times(*(count[kind] for kind in Times._fields))
        for each, count in sorted(counts.items())
    }


def _kind(draft: Scored, said: Said) -> str:
    if is_met(draft, said):
        return "expected"
    return "permitted" if draft.label.bears(said.rule, said.level) else "wrong"

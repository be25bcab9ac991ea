"""The rows after the totals: by rule, by family, by evidence, by confidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial

from bedacht.cli.talk import say
from bedacht.scoring.borne_out import Name, borne_out, by_confidence, by_evidence
from bedacht.scoring.figures import figures
from bedacht.scoring.score import Said, Scored

Rows = Callable[[list[Scored], str], Iterator[str]]


def _rules(drafts: list[Scored], only: str) -> Iterator[str]:
    for rule, counts in figures(drafts).rules.items():
        if rule.startswith(only):
            yield _caught(rule, *counts)


def _families(drafts: list[Scored], only: str) -> Iterator[str]:
    for family, counts in figures(drafts).families.items():
        if family.startswith(only) or only.startswith(f"{family}."):
            yield _caught(family, *counts)


def _caught(name: str, caught: int, expected: int, alarms: int) -> str:
    return say(
        "eval-rule", rule=f"{name:40}", caught=caught, expected=expected, alarms=alarms
    )


def _counted(name: Name, drafts: list[Scored], only: str) -> Iterator[str]:
    """How often findings were right, added up by name."""
    said = (replace(draft, said=_only(draft.said, only)) for draft in drafts)
    for each, times in borne_out(said, name).items():
        yield say("eval-borne-out", what=f"{each:72}", **times._asdict())


def _only(said: tuple[Said, ...], only: str) -> tuple[Said, ...]:
    return tuple(each for each in said if each.rule.startswith(only))


ROWS: Mapping[str, Rows] = {
    "rule": _rules,
    "family": _families,
    "evidence": partial(_counted, by_evidence),
    "confidence": partial(_counted, by_confidence),
}

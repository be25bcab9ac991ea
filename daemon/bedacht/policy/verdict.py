"""What the policy makes of findings: levels, each with its because."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bedacht.engine.finding import Finding, Level


@dataclass(frozen=True, slots=True)
class Because:
    """One step on the way to a level: which `source` set it, to what, and why.

    `source` is one of: rule, evidence, context, sensitivity, company, person, floor.
    `note` is for people (in the person's language) and never quotes the draft.
    """

    source: str
    level: Level
    note: str


@dataclass(frozen=True, slots=True)
class Graded:
    """A finding with the level in force and every step that led there."""

    finding: Finding
    level: Level
    because: tuple[Because, ...]


class State(StrEnum):
    """`checked`: the findings are all there is to say. Anything else is not checked."""

    CHECKED = "checked"
    NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The answer to one revision of one draft; `reason` says why it was not checked."""

    draft: str
    revision: int
    state: State
    findings: tuple[Graded, ...] = ()
    policy: int | None = None
    reason: str | None = field(default=None)

    @property
    def level(self) -> Level:
        """The highest level among the findings."""
        return max((graded.level for graded in self.findings), default=Level.OFF)

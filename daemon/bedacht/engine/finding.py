"""What goes out: findings, each one rule that applies to one span of a draft."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import NamedTuple


class Level(IntEnum):
    """How loudly a finding speaks. `hint` never interrupts, nothing ever blocks."""

    OFF = 0
    HINT = 1
    WARN = 2
    CONFIRM = 3

    @property
    def word(self) -> str:
        """The name used in TOML, JSON and on the wire."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> Level:
        """The level called `word`; ValueError where there is none."""
        try:
            return cls[word.upper()]
        except KeyError:
            raise ValueError(word) from None


class Confidence(IntEnum):
    """How sure the evidence makes it that the rule is meant."""

    LOW = 1
    MEDIUM = 2
    HIGH = 3

    @property
    def word(self) -> str:
        """The name used in TOML, JSON and on the wire."""
        return self.name.lower()


class Reason(StrEnum):
    """The six reasons why a warning is worth saying."""

    ATTRIBUTION = "attribution"
    IMAGE = "image"
    PERMANENCE = "permanence"
    REACH = "reach"
    VISIBILITY = "visibility"
    CONFIDENTIALITY = "confidentiality"


class Span(NamedTuple):
    """A stretch of the original text in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Adjustment:
    """One circumstance that changed the proposed level: `id` names it in the rule file."""

    id: str
    level: Level


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that applies to one span; `span` is None for the whole draft.

    `evidence` names the evidence that holds (ids of the rule file), `seen` the
    concepts that it stands on, `tags` what the policy attached to its words
    (a topic id, for instance). `level` is proposed: the policy grades it. `seconded`: how
    sure a second reader is of the same; `doubted`: it sees nothing of the kind.
    """

    rule: str
    span: Span | None
    evidence: str
    seen: tuple[str, ...]
    confidence: Confidence
    level: Level
    adjustments: tuple[Adjustment, ...] = ()
    tags: tuple[str, ...] = ()
    seconded: Confidence | None = None
    doubted: bool = False

"""Rules, evidence and texts as values, as they stand in shared_rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bedacht.engine.draft import Context
from bedacht.engine.finding import Confidence, Level, Reason, Span


class Scope(StrEnum):
    """Where the words of an item are looked for."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    DRAFT = "draft"
    NEAR = "near"
    SHARED = "shared"


@dataclass(frozen=True, slots=True)
class Item:
    """One of `concepts` in `scope`."""

    scope: Scope
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class When:
    """Values of the context: each named field must have one of its values."""

    fields: Mapping[str, frozenset[str]]

    def holds(self, context: Context) -> bool:
        """Whether the context of a draft is meant."""
        for name, values in self.fields.items():
            value = getattr(context, name)
            if isinstance(value, frozenset):
                if values.isdisjoint(value):
                    return False
            elif value not in values:
                return False
        return True


ALWAYS = When({})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What must stand together so that the rule is meant, and how sure that makes it."""

    id: str
    all: tuple[Item, ...]
    none: tuple[Item, ...]
    within: Scope
    near: int | None
    ordered: bool
    mark: tuple[Item, ...]
    confidence: Confidence
    level: Level | None
    when: When


@dataclass(frozen=True, slots=True)
class Said:
    """One text for people: German with du and with Sie, and English."""

    de: str
    de_sie: str
    en: str

    def to(self, language: str, address: str) -> str:
        """The text in `language` (`de`, `en`), addressed as `du` or `sie`."""
        if language != "de":
            return self.en
        return self.de_sie if address == "sie" else self.de


@dataclass(frozen=True, slots=True)
class Adjust:
    """A circumstance that changes the level of findings."""

    id: str
    all: tuple[Item, ...]
    any: tuple[Item, ...]
    none: tuple[Item, ...]
    when: When
    level: Level
    only: frozenset[str]
    note: Said


@dataclass(frozen=True, slots=True)
class Advice:
    """What one could do: `kind` is replace, remove, add or ask; `text` is what to insert."""

    kind: str
    label: Said
    text: Said | None


@dataclass(frozen=True, slots=True)
class Example:
    """A draft that proves a rule: `span` in code points, None for the whole draft."""

    text: str
    context: Context
    language: str
    span: Span | None = None
    level: Level | None = None
    at_most: Level = Level.OFF


@dataclass(frozen=True, slots=True)
class Rule:
    """One file of shared_rules/rules."""

    id: str
    reason: Reason
    level: Level
    whole: bool
    since: str
    evidence: tuple[Evidence, ...]
    adjusts: tuple[Adjust, ...]
    title: Said
    why: Said
    advice: tuple[Advice, ...]
    finds: tuple[Example, ...] = field(repr=False)
    silent: tuple[Example, ...] = field(repr=False)
    known_false_alarms: tuple[str, ...] = ()

    @property
    def family(self) -> str:
        """The folder that the rule is in."""
        return self.id.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Concept:
    """One file of shared_rules/concepts: a named set of ways to say one thing."""

    name: str
    means: str
    entries: tuple[str, ...] = field(repr=False)
    includes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything in shared_rules/concepts and shared_rules/rules."""

    concepts: Mapping[str, Concept] = field(repr=False)
    rules: Mapping[str, Rule] = field(repr=False)

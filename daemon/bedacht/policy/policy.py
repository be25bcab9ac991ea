"""What a company has set, format 1: a frozen picture of one policy file.

How a file becomes this is told in `read_policy`; what the words are good for, in
`vocabulary`; what the levels do, in `grade`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bedacht.engine.finding import Level, Reason


@dataclass(frozen=True, slots=True)
class Label:
    """One name in both languages."""

    de: str
    en: str

    def text(self, language: str) -> str:
        """The name in `language` (`de` or `en`)."""
        return self.de if language == "de" else self.en


@dataclass(frozen=True, slots=True)
class Organisation:
    """Who the employer is and what it is called."""

    name: str
    aliases: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    brands: tuple[str, ...] = ()
    hashtags: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    internal: tuple[str, ...] = ()
    listed: bool = False
    handles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """What must not be named; from the day `until` on it is public."""

    term: str = field(repr=False)
    means: str = ""
    until: date | None = None
    ambiguous: bool = False

    def holds_on(self, day: date) -> bool:
        """Whether the term is still confidential on `day`."""
        return self.until is None or day < self.until


@dataclass(frozen=True, slots=True)
class QuietPeriod:
    """Days on which a listed company says nothing about results, ends included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class Business:
    """The names of others with whom the company deals."""

    customers: tuple[str, ...] = field(default=(), repr=False)
    references: tuple[str, ...] = ()
    partners: tuple[str, ...] = field(default=(), repr=False)
    competitors: tuple[str, ...] = ()
    quiet_periods: tuple[QuietPeriod, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the company whom the public knows."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """What only some roles speak about."""

    id: str
    title: Label
    phrases: tuple[str, ...]
    speakers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask; shown with a finding, opened only by the person."""

    name: Label
    email: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """The part of the company's guideline that goes with one of the six reasons."""

    id: str
    reason: Reason
    title: Label
    url: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """Levels for a family or rule: `default` lifts, `floor` binds the person's choice."""

    default: Level | None = None
    floor: Level | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy file. Keys of `levels` are families and rules."""

    version: int
    organisation: Organisation
    confidential: tuple[Term, ...] = field(default=(), repr=False)
    business: Business = Business()
    people: tuple[Person, ...] = ()
    roles: Mapping[str, Label] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    contact: Contact | None = None
    guidelines: str = ""
    sections: tuple[Section, ...] = ()
    levels: Mapping[str, Setting] = field(default_factory=dict)

    def section_for(self, reason: Reason) -> Section | None:
        """The part of the guideline that speaks about `reason`."""
        return next((s for s in self.sections if s.reason is reason), None)

    def topic(self, topic_id: str) -> Topic | None:
        """The topic called `topic_id`."""
        return next((t for t in self.topics if t.id == topic_id), None)

    def setting_for(self, rule: str) -> Setting:
        """What is set for `rule`: the rule's own words before those of its family."""
        own = self.levels.get(rule, Setting())
        family = self.levels.get(rule.partition(".")[0], Setting())
        return Setting(
            family.default if own.default is None else own.default,
            family.floor if own.floor is None else own.floor,
        )

    def quiet_on(self, day: date) -> bool:
        """Whether `day` lies in a quiet period of a listed company."""
        periods = self.business.quiet_periods
        return any(period.start <= day <= period.end for period in periods)

"""What a company has set, format 1: a frozen picture of one policy file.

How a file becomes this is told in `read_policy`; what the words are good for, in
`vocabulary`; what the levels do, in `grade`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bedacht.engine.draft import Platform, Voice
from bedacht.engine.finding import Level, Reason
from bedacht.policy.contact import Contact, Period
from bedacht.policy.label import Label
from bedacht.policy.sealed import Sealed


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
    """What must not be named; from the day `until` on it is public.

    `place` is where it stands in the list of the file.
    """

    term: str = field(repr=False)
    means: str = ""
    until: date | None = None
    ambiguous: bool = False
    place: int = field(default=0, compare=False)

    def holds_on(self, day: date) -> bool:
        """Whether the term is still confidential on `day`."""
        return self.until is None or day < self.until


@dataclass(frozen=True, slots=True)
class Business:
    """The names of others with whom the company deals."""

    customers: tuple[str, ...] = field(default=(), repr=False)
    references: tuple[str, ...] = ()
    partners: tuple[str, ...] = field(default=(), repr=False)
    competitors: tuple[str, ...] = ()
    quiet_periods: tuple[Period, ...] = ()


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
    speakers_on: Mapping[Platform, frozenset[str]] = field(default_factory=dict)

    def speakers_at(self, platform: Platform) -> frozenset[str]:
        """The roles that speak about it on `platform`."""
        return self.speakers_on.get(platform, self.speakers)

    @property
    def voices(self) -> frozenset[Voice]:
        """Everybody who speaks about it, with where they do."""
        return frozenset(
            Voice(role, site) for site in Platform for role in self.speakers_at(site)
        )


@dataclass(frozen=True, slots=True)
class Section:
    """The part of the company's guideline that goes with one of the six reasons."""

    id: str
    reason: Reason
    title: Label
    url: str = ""
    text: Label | None = None


@dataclass(frozen=True, slots=True)
class Setting:
    """Levels for a family or rule: `default` lifts, `floor` binds the person's choice.

    `why` is the company's own reason for the floor.
    """

    default: Level | None = None
    floor: Level | None = None
    why: Label | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """One policy file. Keys of `levels` and `texts` are families and rules.

    `reader` False: no second reader looks at drafts, whatever the person prefers.
    """

    version: int
    organisation: Organisation
    confidential: tuple[Term, ...] = field(default=(), repr=False)
    sealed: Sealed | None = field(default=None, repr=False)
    business: Business = Business()
    people: tuple[Person, ...] = ()
    roles: Mapping[str, Label] = field(default_factory=dict)
    topics: tuple[Topic, ...] = ()
    contact: Contact | None = None
    guidelines: str = ""
    sections: tuple[Section, ...] = ()
    levels: Mapping[str, Setting] = field(default_factory=dict)
    texts: Mapping[str, Label] = field(default_factory=dict)
    reader: bool = True

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
        bound = family if own.floor is None else own
        default = family.default if own.default is None else own.default
        return Setting(default, bound.floor, bound.why)

    def text_for(self, rule: str, reason: Reason) -> Label | None:
        """What the company itself says about a rule: of it, its family, or its section."""
        section = self.section_for(reason)
        of_section = section.text if section else None
        family = self.texts.get(rule.partition(".")[0], of_section)
        return self.texts.get(rule, family)

    def quiet_on(self, day: date) -> bool:
        """Whether `day` lies in a quiet period of a listed company."""
        return any(period.holds_on(day) for period in self.business.quiet_periods)

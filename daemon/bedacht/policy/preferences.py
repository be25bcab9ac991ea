"""What one person prefers: a frozen picture of their file. Every field has a default."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bedacht.engine.draft import Listed, Platform, Stance
from bedacht.engine.finding import Level


class Language(StrEnum):
    """The languages of everything that a person reads."""

    DE = "de"
    EN = "en"


class Address(StrEnum):
    """How German texts speak to the person."""

    DU = "du"
    SIE = "sie"


class Sensitivity(StrEnum):
    """How sure a finding must be before it speaks up."""

    RELAXED = "relaxed"
    BALANCED = "balanced"
    CAREFUL = "careful"


Keys = tuple[str, ...]
Value = str | bool | datetime | list[str] | None
# What to write into the file, by the path of keys; None takes a setting out.
Changes = Mapping[Keys, Value]

SITES = (Platform.LINKEDIN, Platform.XING, Platform.FACEBOOK)


@dataclass(frozen=True, slots=True)
class Preferences:
    """`levels` is by family or rule, `site_levels` by site and then the same.

    `snooze_until` has a time zone. Terms are as the person wrote them. `reader`: a second
    reader looks as well, where it is installed.
    """

    employer: str = field(default="", repr=False)
    listed: Mapping[Platform, Listed] = field(default_factory=dict)
    roles: frozenset[str] = frozenset()
    language: Language = Language.DE
    address: Address = Address.DU
    stance: Stance = Stance.OPEN
    sensitivity: Sensitivity = Sensitivity.BALANCED
    snooze_until: datetime | None = None
    paused_sites: frozenset[Platform] = frozenset()
    discreet: bool = False
    reader: bool = False
    own_terms: tuple[str, ...] = field(default=(), repr=False)
    ignored_terms: tuple[str, ...] = field(default=(), repr=False)
    levels: Mapping[str, Level] = field(default_factory=dict)
    site_levels: Mapping[Platform, Mapping[str, Level]] = field(default_factory=dict)

    def listed_on(self, platform: Platform) -> Listed:
        """Whether the profile on `platform` names the employer, as the person says."""
        return self.listed.get(platform, Listed.UNKNOWN)

    def level_for(self, rule: str, platform: Platform) -> Level | None:
        """The person's level for `rule`: on this site before everywhere, rule before family."""
        on_site = _level_in(self.site_levels.get(platform, {}), rule)
        return self.level_everywhere(rule) if on_site is None else on_site

    def level_everywhere(self, rule: str) -> Level | None:
        """The person's level for `rule` where they have set nothing for a site."""
        return _level_in(self.levels, rule)

    def snoozed_at(self, moment: datetime, platform: Platform) -> bool:
        """Whether the person wants to hear nothing at `moment`, or never on `platform`."""
        if platform in self.paused_sites:
            return True
        return self.snooze_until is not None and moment < self.snooze_until


def _level_in(levels: Mapping[str, Level], rule: str) -> Level | None:
    """The level of a rule, else of its family."""
    return levels.get(rule, levels.get(rule.partition(".")[0]))

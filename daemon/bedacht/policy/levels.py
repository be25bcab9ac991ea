"""How loudly a rule speaks before any draft is there, and who wants it so."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bedacht.engine.draft import Platform
from bedacht.engine.finding import Level
from bedacht.engine.rulebook import Rule
from bedacht.policy.label import Label
from bedacht.policy.policy import Policy, Setting
from bedacht.policy.preferences import Preferences
from bedacht.policy.sentences import Sentences


class LevelSource(StrEnum):
    """Who has the last word on a level."""

    RULE = "rule"
    COMPANY = "company"
    PERSON = "person"
    FLOOR = "floor"


@dataclass(frozen=True, slots=True)
class Loudness:
    """The level of a rule; `floor`: below that the company does not let it go.

    `why` is the company's own reason for the floor, where it gives one.
    """

    level: Level
    source: LevelSource
    floor: Level | None
    why: Label | None = None


def loudness(
    rule: Rule,
    policy: Policy | None,
    preferences: Preferences,
    site: Platform = Platform.WEB,
) -> Loudness:
    """The level that `grade` comes to where evidence and context change nothing.

    On `site`; without one, where the person has set nothing for a site.
    """
    setting = Setting() if policy is None else policy.setting_for(rule.id)
    unbound, source = _unbound(rule.level, setting)
    wanted = preferences.level_for(rule.id, site)
    if wanted is None or wanted == unbound:
        return Loudness(unbound, source, setting.floor, setting.why)
    if setting.floor is not None and wanted < min(setting.floor, unbound):
        held = min(setting.floor, unbound)
        return Loudness(held, LevelSource.FLOOR, setting.floor, setting.why)
    return Loudness(wanted, LevelSource.PERSON, setting.floor, setting.why)


def floor_reason(now: Loudness, policy: Policy | None, spoken: Sentences) -> str:
    """Why the company does not let a rule go lower, and whom to ask; empty without a floor."""
    if policy is None or now.floor is None:
        return ""
    told = [now.why.text(spoken.language)] if now.why else []
    contact = policy.contact
    if contact is not None:
        name = contact.name.text(spoken.language)
        told += [spoken.say("card.contact", name=name), contact.email or contact.url]
    return " ".join(told)


def _unbound(level: Level, setting: Setting) -> tuple[Level, LevelSource]:
    """The level before the person has a say."""
    if setting.default is not None and setting.default > level:
        return setting.default, LevelSource.COMPANY
    return level, LevelSource.RULE

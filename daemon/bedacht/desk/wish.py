"""A person wants a rule or a family at another level: what that changes, and what binds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bedacht.desk.snapshot import Snapshot
from bedacht.engine.draft import Platform
from bedacht.engine.finding import Level
from bedacht.engine.rulebook import Rule
from bedacht.policy.levels import LevelSource, loudness
from bedacht.policy.preferences import Changes, Preferences


@dataclass(frozen=True, slots=True)
class Wish:
    """`key` is a rule or a family; `level` None: as it is without the person's own word.

    `site` None: everywhere.
    """

    key: str
    level: Level | None
    site: Platform | None = None

    def changes(self) -> Changes:
        """What to write into the preferences."""
        value = None if self.level is None else self.level.word
        if self.site is None:
            return {("levels", self.key): value}
        return {("sites", str(self.site), "levels", self.key): value}

    def granted(self, preferences: Preferences) -> Preferences:
        """The preferences as they would be."""
        if self.site is None:
            return replace(preferences, levels=self._set(preferences.levels))
        on_site = self._set(preferences.site_levels.get(self.site, {}))
        sites = {**preferences.site_levels, self.site: on_site}
        return replace(preferences, site_levels=sites)

    def _set(self, levels: Mapping[str, Level]) -> Mapping[str, Level]:
        others = {key: level for key, level in levels.items() if key != self.key}
        return others if self.level is None else {**others, self.key: self.level}


def rules_of(key: str, snapshot: Snapshot) -> tuple[Rule, ...]:
    """The rule called `key`, or the rules of the family; empty where there is none."""
    rules = snapshot.library.compiled.rules
    if key in rules:
        return (rules[key],)
    return tuple(rules[each] for each in sorted(rules) if rules[each].family == key)


def bound_by_floor(wish: Wish, snapshot: Snapshot) -> tuple[Rule, ...]:
    """The rules that would not go where the person wants them: the company's floor holds."""
    after = wish.granted(snapshot.preferences)
    site = wish.site or Platform.WEB
    return tuple(
        rule
        for rule in rules_of(wish.key, snapshot)
        if loudness(rule, snapshot.policy, after, site).source is LevelSource.FLOOR
    )

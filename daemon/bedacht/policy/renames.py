"""Rules that are called otherwise than they were: what was set for the old name still holds.

The names are data: `shared_rules/renamed.toml`. Files keep the old names until something
else is set for the rule.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from bedacht.policy.policy import Policy
from bedacht.policy.preferences import Changes, Keys, Preferences, Value

_Set = TypeVar("_Set")


@dataclass(frozen=True, slots=True)
class Renames:
    """`today` is by the old name of a rule or family."""

    today: Mapping[str, str] = field(default_factory=dict)

    def levels(self, levels: Mapping[str, _Set]) -> Mapping[str, _Set]:
        """The same by the names of today; what was set for today's name comes first."""
        former = {self.today[k]: v for k, v in levels.items() if k in self.today}
        return former | {k: v for k, v in levels.items() if k not in self.today}

    def policy(self, policy: Policy | None) -> Policy | None:
        """A company's policy by the names of today."""
        if policy is None:
            return None
        levels, texts = self.levels(policy.levels), self.levels(policy.texts)
        return replace(policy, levels=levels, texts=texts)

    def preferences(self, preferences: Preferences) -> Preferences:
        """A person's preferences by the names of today."""
        sites = {s: self.levels(set_) for s, set_ in preferences.site_levels.items()}
        levels = self.levels(preferences.levels)
        return replace(preferences, levels=levels, site_levels=sites)

    def changes(self, changes: Changes) -> Changes:
        """The changes, and the old names of what they set taken out."""
        out: dict[Keys, Value] = {
            (*path[:-1], old): None
            for path in changes
            for old, new in self.today.items()
            if path[-1] == new
        }
        return out | dict(changes)

"""What a person has decided -> changes to their preferences file."""

from __future__ import annotations

from datetime import datetime

from bedacht.engine.finding import Level
from bedacht.engine.rulebook import Rule
from bedacht.policy.preferences import Changes, Keys, Preferences, Value
from bedacht.wire.frames import PreferenceChange


def changes_of(change: PreferenceChange) -> Changes:
    """Changes for what the options page has set."""
    changes: dict[Keys, Value] = {}
    for key, value in change.items():
        if key == "listed":
            changes |= {("listed", str(s)): str(v) for s, v in change["listed"].items()}
        else:
            changes[key,] = _plain(value)
    return changes


def _plain(value: object) -> Value:
    """A value as TOML knows it: words of an enum become texts."""
    if value is None or isinstance(value, bool | datetime):
        return value
    return str(value)


def never_again(term: str, preferences: Preferences) -> Changes:
    """Changes for: these words are never warned about again."""
    line = " ".join("".join(c if c.isprintable() else " " for c in term).split())
    kept = [*preferences.ignored_terms, line]
    return {("ignored_terms",): list(dict.fromkeys(kept))}


def less(rule: Rule, heard: Level | None, preferences: Preferences) -> Changes:
    """Changes for: one level below what the person has `heard` of this rule."""
    wanted = preferences.levels.get(rule.id)
    before = min(level for level in (heard, wanted, rule.level) if level is not None)
    return {("levels", rule.id): Level(max(before - 1, Level.OFF)).word}

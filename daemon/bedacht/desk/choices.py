"""What a person has decided -> changes to their preferences file."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from bedacht.engine.finding import Level
from bedacht.engine.rulebook import Rule
from bedacht.policy.preferences import Changes, Keys, Preferences, Value
from bedacht.wire.frames import PreferenceChange
from bedacht.wire.kept import KeptChange


def changes_of(change: PreferenceChange) -> Changes:
    """Changes for what the options page has set."""
    changes: dict[Keys, Value] = {}
    for key, value in change.items():
        if key == "listed":
            changes |= {("listed", str(s)): str(v) for s, v in change["listed"].items()}
        elif key == "paused_sites":
            changes[key,] = [str(site) for site in sorted(change["paused_sites"])]
        else:
            changes[key,] = _plain(value)
    return changes


def changes_kept(change: KeptChange) -> Changes:
    """Changes for words and levels; the sites are no matter of the preferences."""
    levels = change.get("levels", {})
    changes: dict[Keys, Value] = {
        ("levels", rule): None if level is None else level.word
        for rule, level in levels.items()
    }
    if "own_terms" in change:
        changes["own_terms",] = _lines(change["own_terms"])
    if "ignored_terms" in change:
        changes["ignored_terms",] = _lines(change["ignored_terms"])
    return changes


def _plain(value: object) -> Value:
    """A value as TOML knows it: words of an enum become texts."""
    if value is None or isinstance(value, bool | datetime):
        return value
    return str(value)


def never_again(term: str, preferences: Preferences) -> Changes:
    """Changes for: these words are never warned about again."""
    return {("ignored_terms",): _lines([*preferences.ignored_terms, term])}


def _lines(terms: Iterable[str]) -> list[str]:
    """Each term once, as one line that can be seen."""
    seen = ("".join(c if c.isprintable() else " " for c in term) for term in terms)
    return list(dict.fromkeys(filter(None, (" ".join(line.split()) for line in seen))))


def less(rule: Rule, heard: Level | None, preferences: Preferences) -> Changes:
    """Changes for: one level below what the person has `heard` of this rule."""
    wanted = preferences.levels.get(rule.id)
    before = min(level for level in (heard, wanted, rule.level) if level is not None)
    return {("levels", rule.id): Level(max(before - 1, Level.OFF)).word}

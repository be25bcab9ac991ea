"""The text of a preferences file -> `Preferences`, and what of it is not understood.

A setting that is not understood counts as not written, and the others apply: a later
version may have written it, and may come back.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar

from bedacht.engine.draft import Listed, Platform
from bedacht.engine.finding import Level
from bedacht.policy.fault import Fault
from bedacht.policy.fields import Notes, Table
from bedacht.policy.places import Path, find_places
from bedacht.policy.preferences import SITES, Preferences
from bedacht.policy.read_policy import check_level_key, parse_toml

_Choice = TypeVar("_Choice", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Understood:
    """What a file says; `faults` tell what in it is not understood, `strange` where that is."""

    preferences: Preferences
    faults: tuple[Fault, ...] = ()
    strange: frozenset[Path] = frozenset()


def read_preferences(
    source: str, rules: tuple[str, ...], preset: Preferences
) -> Understood | tuple[Fault, ...]:
    """Read preferences; what the file does not say is as in `preset`.

    Faults alone where the file is no TOML, and nothing of it can apply.
    """
    values = parse_toml(source)
    if isinstance(values, tuple):
        return values
    notes = Notes(find_places(source))
    preferences = _preferences(Table(values, (), notes), rules, preset)
    return Understood(preferences, notes.in_order(), frozenset(notes.paths))


def _preferences(
    root: Table, rules: tuple[str, ...], preset: Preferences
) -> Preferences:
    preferences = Preferences(
        employer=root.text("employer") or preset.employer,
        listed=_listed(root.table("listed")),
        roles=frozenset(root.texts("roles")),
        language=_choice(root, "language", preset.language),
        address=_choice(root, "address", preset.address),
        stance=_choice(root, "stance", preset.stance),
        sensitivity=_choice(root, "sensitivity", preset.sensitivity),
        snooze_until=_moment(root, "snooze_until"),
        paused_sites=_paused(root),
        discreet=root.flag("discreet"),
        reader=root.flag("reader") if "reader" in root.values else preset.reader,
        own_terms=root.texts("own_terms"),
        ignored_terms=root.texts("ignored_terms"),
        levels=_levels(root.table("levels"), rules),
        site_levels=_site_levels(root.table("sites"), rules),
    )
    root.close()
    return preferences


def _choice(table: Table, key: str, preset: _Choice) -> _Choice:
    words = [choice.value for choice in type(preset)]
    return type(preset)(table.choice(key, words, preset.value))


def _paused(root: Table) -> frozenset[Platform]:
    """The sites on which nothing is read."""
    names = root.texts("paused_sites")
    for index, name in enumerate(root.values.get("paused_sites", ())):
        if name in names and name not in SITES:
            path, choices = (*root.path, "paused_sites", index), ", ".join(SITES)
            root.notes.add(path, "choice", value=name[:40], choices=choices)
    return frozenset(site for site in SITES if site.value in names)


def _moment(table: Table, key: str) -> datetime | None:
    """A moment; one without a time zone is taken as UTC."""
    value = table.take(key, datetime, "moment")
    if value is None or not isinstance(value, datetime):
        return None
    return value if value.tzinfo else value.replace(tzinfo=UTC)


def _listed(table: Table | None) -> Mapping[Platform, Listed]:
    if table is None:
        return {}
    listed = {site: _choice(table, site.value, Listed.UNKNOWN) for site in SITES}
    table.close()
    return listed


def _levels(table: Table | None, rules: tuple[str, ...]) -> Mapping[str, Level]:
    if table is None:
        return {}
    levels: dict[str, Level] = {}
    for key in table.values:
        check_level_key(table, key, rules)
        level = table.level(key)
        if level is not None:
            levels[key] = level
    return levels


def _site_levels(
    table: Table | None, rules: tuple[str, ...]
) -> Mapping[Platform, Mapping[str, Level]]:
    if table is None:
        return {}
    levels = {}
    for site in SITES:
        inner = table.table(site.value)
        if inner is not None:
            levels[site] = _levels(inner.table("levels"), rules)
            inner.close()
    table.close()
    return levels

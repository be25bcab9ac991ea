"""What is kept of a person beside the preferences: asked, changed, told.

Words that they have chosen, levels that they have set, and where their employer is
visible already. Frames and JSON objects, both ways.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypedDict

from bedacht.engine.draft import Platform
from bedacht.engine.finding import Level
from bedacht.policy.levels import LevelSource
from bedacht.wire.fields import Fields, whole
from bedacht.wire.strict import Object

_LEVELS = tuple(Level)
# A family or a rule: `conduct`, `conduct.insult`.
_RULE = re.compile(r"[a-z0-9-]{1,64}(\.[a-z0-9-]{1,64})?")


class KeptChange(TypedDict, total=False):
    """Only what is to change; a level of None is no wish of one's own any more."""

    own_terms: tuple[str, ...]
    ignored_terms: tuple[str, ...]
    linked: frozenset[Platform]
    levels: Mapping[str, Level | None]


@dataclass(frozen=True, slots=True)
class KeptSetFrame:
    """client → daemon: change this (None: nothing) and tell all of it."""

    change: KeptChange | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class RuleNote:
    """How loudly a rule speaks before any draft is there, and who wants it so.

    `floor` is the level below which the company's policy does not let it go, `why` its
    reason for it and whom to ask.
    """

    rule: str
    title: str
    level: Level
    source: LevelSource
    floor: Level | None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class KeptFrame:
    """daemon → client: all of it; `levels` are the person's own, by family or rule."""

    own_terms: tuple[str, ...] = field(repr=False)
    ignored_terms: tuple[str, ...] = field(repr=False)
    linked: frozenset[Platform]
    levels: Mapping[str, Level]
    rules: tuple[RuleNote, ...]


def read_kept_set(fields: Fields) -> KeptSetFrame:
    """What is to change, or the wish to know what is kept."""
    change = fields.maybe("set", lambda name: whole(fields.inside(name), _change))
    return KeptSetFrame(change)


def write_kept_set(frame: KeptSetFrame) -> Object:
    """The object for what is to change."""
    if frame.change is None:
        return {"type": "kept", "set": None}
    change: Object = {**frame.change}
    for name in ("own_terms", "ignored_terms"):
        if name in change:
            change[name] = list(frame.change[name])
    if "linked" in frame.change:
        change["linked"] = sorted(frame.change["linked"])
    if "levels" in frame.change:
        change["levels"] = _write_levels(frame.change["levels"])
    return {"type": "kept", "set": change}


def read_kept(fields: Fields) -> KeptFrame:
    """All that is kept."""
    return KeptFrame(
        own_terms=fields.texts("own_terms"),
        ignored_terms=fields.texts("ignored_terms"),
        linked=fields.words("linked", Platform),
        levels=dict(fields.each("levels", _own_level)),
        rules=fields.each("rules", _rule),
    )


def write_kept(frame: KeptFrame) -> Object:
    """The object for all that is kept."""
    return {
        "type": "kept",
        "own_terms": list(frame.own_terms),
        "ignored_terms": list(frame.ignored_terms),
        "linked": sorted(frame.linked),
        "levels": _write_levels(frame.levels),
        "rules": [_write_rule(note) for note in frame.rules],
    }


def _change(fields: Fields) -> KeptChange:
    change = KeptChange()
    if "own_terms" in fields:
        change["own_terms"] = fields.texts("own_terms")
    if "ignored_terms" in fields:
        change["ignored_terms"] = fields.texts("ignored_terms")
    if "linked" in fields:
        change["linked"] = fields.words("linked", Platform)
    if "levels" in fields:
        change["levels"] = dict(fields.each("levels", _wished_level))
    return change


def _wished_level(fields: Fields) -> tuple[str, Level | None]:
    level = fields.maybe("level", lambda name: fields.level(name, _LEVELS))
    return fields.pattern("rule", _RULE), level


def _own_level(fields: Fields) -> tuple[str, Level]:
    return fields.pattern("rule", _RULE), fields.level("level", _LEVELS)


def _rule(fields: Fields) -> RuleNote:
    return RuleNote(
        rule=fields.pattern("rule", _RULE),
        title=fields.text("title"),
        level=fields.level("level", _LEVELS),
        source=fields.word("source", LevelSource),
        floor=fields.maybe("floor", lambda name: fields.level(name, _LEVELS)),
        why=fields.maybe("why", fields.text),
    )


def _write_rule(note: RuleNote) -> Object:
    return {
        "rule": note.rule,
        "title": note.title,
        "level": note.level.word,
        "source": note.source,
        "floor": None if note.floor is None else note.floor.word,
        "why": note.why,
    }


def _write_levels(levels: Mapping[str, Level | None]) -> list[Object]:
    return [
        {"rule": rule, "level": None if level is None else level.word}
        for rule, level in levels.items()
    ]

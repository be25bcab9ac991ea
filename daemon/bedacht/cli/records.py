"""One line of a JSON Lines file -> draft and organisation, or what is wrong with it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from bedacht.engine.draft import (
    Attachment,
    Audience,
    Context,
    Draft,
    Listed,
    Platform,
    Shared,
    Stance,
    Surface,
)
from bedacht.wire.strict import repaired

LONGEST = 100_000
_UNREAD = ("expect", "allow", "level")  # labels of a corpus


@dataclass(frozen=True, slots=True)
class Record:
    """One draft to look at; `org` names the policy, empty where the record names none."""

    id: str
    org: str
    draft: Draft


class UnfitError(ValueError):
    """A record that cannot be read: the key of a sentence below `cli`, and its fill."""

    def __init__(self, key: str, **fill: str) -> None:
        super().__init__(key)
        self.key = key
        self.fill = fill


def read_record(line: bytes, number: int, usual: Context) -> Record:
    """The record of line `number`; fields that are missing are as in `usual`. UnfitError."""
    values = _object(line)
    unknown = values.keys() - _FIELDS.keys() - {"id", "org", "text", *_UNREAD}
    if unknown:
        known = ", ".join(["id", "org", "text", *_FIELDS])
        raise UnfitError("record-unknown", field=min(unknown)[:40], known=known)
    text = _text(values)
    fields: dict[str, Any] = {
        _RENAMED.get(name, name): _field(name, values[name])
        for name in _FIELDS
        if name in values
    }
    identity = str(values.get("id", number))
    draft = Draft(identity, 0, text, replace(usual, **fields))
    return Record(identity, str(values.get("org") or ""), draft)


def _object(line: bytes) -> dict[str, Any]:
    try:
        values = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError):
        raise UnfitError("record-json") from None
    if not isinstance(values, dict):
        raise UnfitError("record-json")
    return values


def _text(values: dict[str, Any]) -> str:
    text = values.get("text")
    if not isinstance(text, str):
        raise UnfitError("record-text")
    if len(text) > LONGEST:
        raise UnfitError("record-long")
    return repaired(text)


def _field(name: str, value: object) -> object:
    try:
        return _FIELDS[name](value)
    except (ValueError, TypeError, AttributeError) as error:
        cure = error.args[0] if isinstance(error, _WantedError) else ("want-text", "")
        raise UnfitError(
            "record-field", field=name, cure=cure[0], choices=cure[1]
        ) from None


class _WantedError(ValueError):
    """What a field wants: the key of a sentence, and its choices."""


def _word(words: type[StrEnum]) -> Callable[[object], StrEnum]:
    def read(value: object) -> StrEnum:
        try:
            return words(str(value))
        except ValueError:
            raise _WantedError(("want-choice", ", ".join(words))) from None

    return read


def _words(words: type[StrEnum]) -> Callable[[object], frozenset[StrEnum]]:
    one = _word(words)
    return lambda value: frozenset(one(each) for each in _texts(value))


def _texts(value: object) -> list[str]:
    if not isinstance(value, list) or not all(isinstance(v, str) for v in value):
        raise _WantedError(("want-texts", ""))
    return value


def _roles(value: object) -> frozenset[str]:
    return frozenset(_texts(value))


def _shared(value: object) -> Shared | None:
    if value is None:
        return None
    parts = ("author", "url", "text")
    if not isinstance(value, dict) or not value.keys() <= set(parts):
        raise _WantedError(("want-shared", ""))
    told = [value.get(part) or "" for part in parts]
    if not all(isinstance(part, str) for part in told):
        raise _WantedError(("want-shared", ""))
    return Shared(*(repaired(part) for part in told))


def _name(value: object) -> str:
    if not isinstance(value, str):
        raise _WantedError(("want-text", ""))
    return repaired(value)


def _day(value: object) -> date:
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        raise _WantedError(("want-day", "")) from None


def _language(value: object) -> str | None:
    if value is not None and not isinstance(value, str):
        raise _WantedError(("want-text", ""))
    return value


_FIELDS: dict[str, Callable[[object], object]] = {
    "lang": _language,
    "platform": _word(Platform),
    "surface": _word(Surface),
    "audience": _word(Audience),
    "employer_listed": _word(Listed),
    "roles": _roles,
    "stance": _word(Stance),
    "attachments": _words(Attachment),
    "shared": _shared,
    "page": _name,
    "now": _day,
}
_RENAMED = {"lang": "language"}

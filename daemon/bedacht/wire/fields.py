"""Reads the fields of one JSON object, one call per field, and leaves none over.

Every complaint names the field, never what stood in it.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import TypeVar, cast

from bedacht.engine.finding import Level
from bedacht.errors import MalformedError
from bedacht.wire.strict import WHOLE, Object

TEXT_LIMIT = 1000  # UTF-16 units, where docs/wire.md says nothing else
LIST_LIMIT = 500
MOMENT = "%Y-%m-%dT%H:%M:%SZ"

_Word = TypeVar("_Word", bound=StrEnum)
_Item = TypeVar("_Item")


class Fields:
    """A JSON object that is being read; `done` complains about what nobody asked for."""

    def __init__(self, value: object, name: str = "frame") -> None:
        if not isinstance(value, dict):
            raise MalformedError(f"{name} is not an object")
        self._left: Object = dict(value)

    def __contains__(self, name: str) -> bool:
        return name in self._left

    def done(self) -> None:
        """Complains about unknown fields, without their names: those are foreign."""
        if self._left:
            raise MalformedError("there is an unknown field")

    def take(self, name: str) -> object:
        """The field `name`, which must be there."""
        if name not in self._left:
            raise MalformedError(f"{name} is missing")
        return self._left.pop(name)

    def text(self, name: str, limit: int = TEXT_LIMIT) -> str:
        """A string of at most `limit` UTF-16 units."""
        value = self.take(name)
        if not isinstance(value, str) or _units(value) > limit:
            raise MalformedError(f"{name} is not a string of its length")
        return value

    def pattern(self, name: str, allowed: re.Pattern[str]) -> str:
        """A string that `allowed` matches wholly."""
        value = self.text(name)
        if not allowed.fullmatch(value):
            raise MalformedError(f"{name} is not spelled as it must be")
        return value

    def word(self, name: str, words: type[_Word]) -> _Word:
        """One of the words of an enumeration."""
        value = self.text(name)
        for word in words:
            if word == value:
                return word
        raise MalformedError(f"{name} is not one of its words")

    def level(self, name: str, allowed: tuple[Level, ...]) -> Level:
        """One of the `allowed` levels."""
        value = self.text(name)
        for level in allowed:
            if level.word == value:
                return level
        raise MalformedError(f"{name} is not one of its levels")

    def whole(self, name: str, low: int = 0, high: int = WHOLE - 1) -> int:
        """An integer from `low` to `high`."""
        value = self.take(name)
        if type(value) is not int or not low <= value <= high:
            raise MalformedError(f"{name} is not an integer of its range")
        return value

    def truth(self, name: str) -> bool:
        """True or false."""
        value = self.take(name)
        if not isinstance(value, bool):
            raise MalformedError(f"{name} is not true or false")
        return value

    def data(self, name: str, limit: int) -> bytes:
        """Bytes written as base64, at most `limit` of them."""
        value, found = self.text(name, 2 * limit + 4), None
        try:
            found = base64.b64decode(value, validate=True)
        except (binascii.Error, ValueError):
            found = None
        if found is None or len(found) > limit or encoded(found) != value:
            raise MalformedError(f"{name} is not base64")
        return found

    def moment(self, name: str) -> datetime:
        """A moment in UTC, to the second."""
        value, found = self.text(name), None
        try:
            found = datetime.strptime(value, MOMENT).replace(tzinfo=UTC)
        except ValueError:
            found = None
        if found is None or written(found) != value:
            raise MalformedError(f"{name} is not a moment in UTC")
        return found

    def maybe(self, name: str, read: Callable[[str], _Item]) -> _Item | None:
        """None where the field is null, else what `read` makes of it."""
        if name in self._left and self._left[name] is None:
            del self._left[name]
            return None
        return read(name)

    def inside(self, name: str) -> Fields:
        """The object in the field `name`; call its `done` too."""
        return Fields(self.take(name), name)

    def items(self, name: str) -> list[object]:
        """A list of at most LIST_LIMIT things."""
        value = self.take(name)
        if not isinstance(value, list) or len(value) > LIST_LIMIT:
            raise MalformedError(f"{name} is not a list of its length")
        return cast(list[object], value)

    def each(self, name: str, read: Callable[[Fields], _Item]) -> tuple[_Item, ...]:
        """What `read` makes of every object in a list."""
        return tuple(whole(Fields(item, name), read) for item in self.items(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings, each of the usual length."""
        return tuple(Fields({name: item}).text(name) for item in self.items(name))

    def words(self, name: str, words: type[_Word]) -> frozenset[_Word]:
        """A list of different words of an enumeration."""
        listed = [Fields({name: item}).word(name, words) for item in self.items(name)]
        if len(set(listed)) != len(listed):
            raise MalformedError(f"{name} says a word twice")
        return frozenset(listed)


def whole(fields: Fields, read: Callable[[Fields], _Item]) -> _Item:
    """What `read` makes of `fields`, if that leaves none over."""
    value = read(fields)
    fields.done()
    return value


def encoded(data: bytes) -> str:
    """`data` as base64, as `Fields.data` reads it."""
    return base64.b64encode(data).decode()


def written(moment: datetime) -> str:
    """`moment` as `Fields.moment` reads it."""
    return moment.astimezone(UTC).strftime(MOMENT)


def _units(value: str) -> int:
    return len(value) if value.isascii() else len(value.encode("utf-16-le")) // 2

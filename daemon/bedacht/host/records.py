"""The lists of paired and of revoked extensions, without secrets, readable by a person.

Who is revoked stays so when an old list of pairings comes back, say from a backup. What a
later version has noted beside is passed over and kept: after a way back browsers stay
connected, and after the way forth nothing is missing.
"""

from __future__ import annotations

import json
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bedacht.errors import MalformedError, PlaceError
from bedacht.host.places import read_private, write_private
from bedacht.wire import strict
from bedacht.wire.fields import Fields

PROFILE = re.compile("[0-9a-f]{32}")
LIMIT = 50  # more profiles than anybody has; the oldest makes way
REVOKED_LIMIT = 200

_Item = TypeVar("_Item")


@dataclass(frozen=True, slots=True)
class Record:
    """One paired extension: `since` is an ISO day, `by_code` how it came.

    `beside` is what another version has noted.
    """

    key_id: str
    profile: str
    origin: str
    since: str
    by_code: bool
    beside: Mapping[str, object] = field(default_factory=dict, compare=False)

    def values(self) -> dict[str, object]:
        """All of it, as it is kept."""
        return {**self.beside, **{name: getattr(self, name) for name in _KNOWN}}


_KNOWN = tuple(each.name for each in fields(Record) if each.name != "beside")


class Records:
    """All paired extensions; every change is on disk before it counts."""

    def __init__(self, state: Path) -> None:
        self._file, self._gone = state / "paired.json", state / "revoked.json"
        self._revoked = _read(self._gone, lambda f: f.texts("revoked"))
        kept = _read(self._file, _all)
        self._records = tuple(r for r in kept if r.key_id not in self._revoked)

    def all(self) -> tuple[Record, ...]:
        """All records, the oldest first."""
        return self._records

    def get(self, key_id: str) -> Record | None:
        """The record of one key."""
        return next((r for r in self._records if r.key_id == key_id), None)

    def of(self, profile: str, origin: str) -> Record | None:
        """The record of one browser profile."""
        return next(
            (r for r in self._records if (r.profile, r.origin) == (profile, origin)),
            None,
        )

    def add(self, profile: str, origin: str, *, by_code: bool) -> Record:
        """A new record with a random key id."""
        today = datetime.now(UTC).date().isoformat()
        record = Record(secrets.token_hex(8), profile, origin, today, by_code)
        self._write((*self._records, record)[-LIMIT:])
        return record

    def remove(self, key_id: str) -> bool:
        """Forgets one record, and that its key is dead; False where there is none."""
        if self.get(key_id) is None:
            return False
        self._revoked = (*self._revoked, key_id)[-REVOKED_LIMIT:]
        _store(self._gone, "revoked", self._revoked)
        self._write(tuple(r for r in self._records if r.key_id != key_id))
        return True

    def _write(self, records: tuple[Record, ...]) -> None:
        _store(self._file, "paired", [record.values() for record in records])
        self._records = records


def _store(file: Path, name: str, value: object) -> None:
    """Writes one list; what stands beside it in the file stays."""
    data = read_private(file)
    beside = {} if data is None else strict.parse(data)
    write_private(file, json.dumps({**beside, name: value}, indent=1).encode())


def _read(
    file: Path, items: Callable[[Fields], tuple[_Item, ...]]
) -> tuple[_Item, ...]:
    data = read_private(file)
    if data is None:
        return ()
    try:
        return items(Fields(strict.parse(data)))
    except MalformedError:
        pass
    raise PlaceError(f"{file} is damaged: delete it and pair again")


def _all(fields: Fields) -> tuple[Record, ...]:
    return tuple(map(_record, fields.items("paired")))


def _record(item: object) -> Record:
    fields = Fields(item, "paired")
    return Record(
        key_id=fields.text("key_id"),
        profile=fields.text("profile"),
        origin=fields.text("origin"),
        since=fields.text("since"),
        by_code=fields.truth("by_code"),
        beside=item if isinstance(item, dict) else {},
    )

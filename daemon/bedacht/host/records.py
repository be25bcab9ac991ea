"""The list of paired extensions, in a file without secrets that a person can read."""

from __future__ import annotations

import json
import re
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from bedacht.errors import MalformedError, PlaceError
from bedacht.host.places import read_private, write_private
from bedacht.wire import strict
from bedacht.wire.fields import Fields, whole

PROFILE = re.compile("[0-9a-f]{32}")
LIMIT = 50  # more profiles than anybody has; the oldest makes way


@dataclass(frozen=True, slots=True)
class Record:
    """One paired extension: `since` is an ISO day, `by_code` how it came."""

    key_id: str
    profile: str
    origin: str
    since: str
    by_code: bool


class Records:
    """All paired extensions; every change is on disk before it counts."""

    def __init__(self, state: Path) -> None:
        self._file = state / "paired.json"
        self._records = self._read()

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
        """Forgets one record; False where there is none."""
        left = tuple(r for r in self._records if r.key_id != key_id)
        changed = len(left) < len(self._records)
        if changed:
            self._write(left)
        return changed

    def _write(self, records: tuple[Record, ...]) -> None:
        value = {"paired": [asdict(record) for record in records]}
        write_private(self._file, json.dumps(value, indent=1).encode())
        self._records = records

    def _read(self) -> tuple[Record, ...]:
        data = read_private(self._file)
        if data is None:
            return ()
        try:
            return whole(
                Fields(strict.parse(data)), lambda f: f.each("paired", _record)
            )
        except MalformedError:
            pass
        raise PlaceError(f"{self._file} is damaged: delete it and pair again")


def _record(fields: Fields) -> Record:
    return Record(
        key_id=fields.text("key_id"),
        profile=fields.text("profile"),
        origin=fields.text("origin"),
        since=fields.text("since"),
        by_code=fields.truth("by_code"),
    )

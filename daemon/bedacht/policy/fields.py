"""Taking typed fields out of a table that a person wrote, with a note of each fault.

A field that is wrong gives its default, and the reading goes on: a person wants to
see all faults of a file at once.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any

from bedacht.engine.finding import Level
from bedacht.policy.fault import Fault, nearest
from bedacht.policy.label import Label
from bedacht.policy.places import Path, Places

LONGEST = 300
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


class Notes:
    """The faults of one file, in the order in which they are noticed, and where they are."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self.faults: list[Fault] = []
        self.paths: list[Path] = []

    def add(self, path: Path, what: str, /, **fill: str) -> None:
        """Note the fault `what` at `path`."""
        line, column = self._places.of(path)
        self.paths.append(path)
        self.faults.append(Fault(line, column, what, fill))

    def in_order(self) -> tuple[Fault, ...]:
        """The faults in the order of the file."""
        return tuple(sorted(self.faults, key=lambda fault: (fault.line, fault.column)))


class Table:
    """One table under reading; `close` tells of the keys that nobody asked for."""

    def __init__(self, values: Mapping[str, Any], path: Path, notes: Notes) -> None:
        self.values = values
        self.path = path
        self.notes = notes
        self._known: set[str] = set()

    def take(self, key: str, kind: type, kind_name: str, *, need: bool = False) -> Any:
        """The value of `key` if it is a `kind`; None, noted, where it is not."""
        self._known.add(key)
        value = self.values.get(key)
        if value is None:
            if need:
                self.fault(key, "missing", key=key)
            return None
        if not isinstance(value, kind) or isinstance(value, bool) > (kind is bool):
            self.fault(key, "kind", key=key, kind=kind_name)
            return None
        return value

    def fault(self, key: str, what: str, /, **fill: str) -> None:
        """Note the fault `what` at `key` of this table."""
        self.notes.add((*self.path, key), what, **fill)

    def text(self, key: str, *, need: bool = False) -> str:
        """One line of text; empty where there is none."""
        value = self.take(key, str, "text", need=need)
        if value is None:
            return ""
        if need and not value.strip():
            self.fault(key, "missing", key=key)
        return self._line(value, (*self.path, key))

    def texts(self, key: str, *, need: bool = False) -> tuple[str, ...]:
        """A list of lines of text."""
        values = self.take(key, list, "texts", need=need) or []
        lines = []
        for index, value in enumerate(values):
            path = (*self.path, key, index)
            if isinstance(value, str):
                lines.append(self._line(value, path))
            else:
                self.notes.add(path, "kind", key=key, kind="texts")
        return tuple(line for line in lines if line)

    def flag(self, key: str) -> bool:
        """True or false; false where there is nothing."""
        return bool(self.take(key, bool, "flag"))

    def number(self, key: str, *, need: bool = False) -> int:
        """A whole number from 0; 0 where there is none."""
        value = self.take(key, int, "number", need=need)
        if value is not None and value < 0:
            self.fault(key, "kind", key=key, kind="number")
            return 0
        return value or 0

    def day(self, key: str, *, need: bool = False) -> date | None:
        """A day written as 2027-03-01."""
        value = self.take(key, date, "day", need=need)
        if isinstance(value, datetime):
            self.fault(key, "kind", key=key, kind="day")
            return None
        return value if isinstance(value, date) else None

    def choice(self, key: str, words: Collection[str], default: str) -> str:
        """One of `words`."""
        value = self.take(key, str, "text")
        if value is None or value in words:
            return value or default
        self.fault(key, "choice", value=value[:40], choices=", ".join(words))
        return default

    def level(self, key: str) -> Level | None:
        """A level by its word."""
        word = self.choice(key, [level.word for level in Level], "")
        return Level.of(word) if word else None

    def label(self, key: str, *, need: bool = False) -> Label:
        """A name in both languages: one text for both, or a table of `de` and `en`."""
        if isinstance(self.values.get(key), str):
            name = self.text(key, need=need)
            return Label(name, name)
        both = self.table(key, need=need)
        if both is None:
            return Label("", "")
        de, en = both.text("de"), both.text("en")
        both.close()
        if not (de or en):
            self.fault(key, "label", key=key)
        return Label(de or en, en or de)

    def label_if_told(self, key: str) -> Label | None:
        """The same where there is one."""
        self.expect(key)
        return self.label(key) if key in self.values else None

    def expect(self, *keys: str) -> None:
        """Keys that may stand here, whether anybody takes them or not."""
        self._known.update(keys)

    def url(self, key: str) -> str:
        """An address of the web; empty where there is none."""
        url = self.text(key)
        if url and not url.startswith(("https://", "http://")):
            self.fault(key, "url")
        return url

    def table(self, key: str, *, need: bool = False) -> Table | None:
        """The table `key`."""
        value = self.take(key, dict, "table", need=need)
        return None if value is None else Table(value, (*self.path, key), self.notes)

    def tables(self, key: str) -> list[Table]:
        """The list of tables `key`."""
        values = self.take(key, list, "tables") or []
        found = []
        for index, value in enumerate(values):
            path = (*self.path, key, index)
            if isinstance(value, dict):
                found.append(Table(value, path, self.notes))
            else:
                self.notes.add(path, "kind", key=key, kind="tables")
        return found

    def close(self) -> None:
        """Note every key that nobody asked for, with the word that was likely meant."""
        for key in self.values:
            if key not in self._known:
                near = nearest(key, self._known)
                what = "unknown-key" if near else "unknown-key-far"
                self.fault(
                    key,
                    what,
                    key=key[:40],
                    near=near,
                    known=", ".join(sorted(self._known)),
                )

    def _line(self, value: str, path: Path) -> str:
        if len(value) > LONGEST:
            self.notes.add(path, "too-long", most=str(LONGEST))
        elif any(unicodedata.category(c) in _UNSEEN for c in value):
            self.notes.add(path, "unseen")
        else:
            return value.strip()
        return ""

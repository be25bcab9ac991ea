"""A TOML file read with care: every fault names the file, the line and the cure."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bedacht.errors import RuleError

_TOML_LINE = re.compile(r"\(at line (\d+)")


class Table:
    """One table of a TOML file; what is not asked for is a fault (`done`)."""

    def __init__(
        self, file: str, source: str, values: Mapping[str, Any], head: int = 1
    ) -> None:
        self._file = file
        self._source = source
        self._values = dict(values)
        self._head = head
        self._asked: set[str] = set()

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._values

    def fault(self, key: str | None, problem: str, cure: str) -> RuleError:
        """The error to raise about `key`."""
        return RuleError(self._file, self._line(key), problem, cure)

    def text(self, key: str, default: str | None = None) -> str:
        """A string that is not empty; `default` where it is missing."""
        value = self._get(key, default)
        if not isinstance(value, str) or not (value.strip() or value == default):
            raise self.fault(key, f"`{key}` is no text.", f'Write {key} = "…".')
        return value

    def flag(self, key: str) -> bool:
        """A boolean, false where it is missing."""
        value = self._get(key, default=False)
        if not isinstance(value, bool):
            raise self.fault(
                key, f"`{key}` is no switch.", f"Write {key} = true or leave it out."
            )
        return value

    def count(self, key: str) -> int | None:
        """A whole number from 0, None where it is missing."""
        if not self.has(key):
            return None
        value = self._get(key, None)
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self.fault(
                key, f"`{key}` is no number.", f"Write {key} = 8, for instance."
            )
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings, empty where it is missing."""
        value = self._get(key, [])
        if not isinstance(value, list) or not all(
            isinstance(v, str) and v for v in value
        ):
            raise self.fault(
                key, f"`{key}` is no list of texts.", f'Write {key} = ["…", "…"].'
            )
        return tuple(value)

    def choice(
        self, key: str, values: Iterable[str], default: str | None = None
    ) -> str:
        """One of `values`."""
        allowed = tuple(values)
        value = self.text(key, default)
        if value not in allowed:
            raise self.fault(
                key, f"`{key}` is {value!r}.", f"Write one of: {', '.join(allowed)}."
            )
        return value

    def table(self, key: str) -> Table:
        """A table that must be there."""
        value = self._get(key, None)
        if not isinstance(value, dict):
            raise self.fault(key, f"`{key}` is no table.", f"Write it as [{key}].")
        return Table(self._file, self._source, value, self._line(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """An array of tables, empty where it is missing."""
        value = self._get(key, [])
        if not isinstance(value, list) or not all(isinstance(v, dict) for v in value):
            raise self.fault(
                key, f"`{key}` is no list of tables.", f"Write it as [[{key}]]."
            )
        heads = self._heads(key)
        lines = heads if len(heads) == len(value) else [self._line(key)] * len(value)
        return tuple(
            Table(self._file, self._source, v, line)
            for v, line in zip(value, lines, strict=True)
        )

    def keys(self) -> tuple[str, ...]:
        """All keys, as they stand in the file."""
        return tuple(self._values)

    def done(self) -> None:
        """RuleError for the first key that nobody asked for."""
        for key in self._values:
            if key not in self._asked:
                near = difflib.get_close_matches(key, self._asked, 1)
                cure = f"Did you mean `{near[0]}`?" if near else "Leave it out."
                raise self.fault(key, f"`{key}` is not known here.", cure)

    def _get(self, key: str, default: object) -> Any:
        self._asked.add(key)
        value = self._values.get(key, default)
        if value is None:
            raise self.fault(None, f"`{key}` is missing.", f"Add a line {key} = …")
        return value

    def _heads(self, key: str) -> list[int]:
        head = re.compile(rf"^\s*\[\[{re.escape(key)}\]\]")
        lines = enumerate(self._source.splitlines(), 1)
        return [number for number, line in lines if head.match(line)]

    def _line(self, key: str | None) -> int:
        """The line of `key` at or below the head of this table; else that of the head."""
        if key is not None:
            wanted = re.compile(rf"""^\s*(?:\[+["']?)?["']?{re.escape(key)}\b""")
            lines = self._source.splitlines()
            for number in range(self._head, len(lines) + 1):
                if wanted.match(lines[number - 1]):
                    return number
        return self._head


def read_table(path: Path) -> Table:
    """The whole file as a table; RuleError where it is no TOML."""
    source = path.read_text("utf-8")
    name = "/".join(path.parts[-3:])
    try:
        return Table(name, source, tomllib.loads(source))
    except tomllib.TOMLDecodeError as error:
        found = _TOML_LINE.search(str(error))
        line = int(found.group(1)) if found else None
        raise RuleError(
            name, line, f"This is no TOML: {error}.", "Mend that line."
        ) from None

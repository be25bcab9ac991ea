"""Where things stand in a TOML file: path of keys -> line and column.

`tomllib` forgets places as soon as a file is well formed; faults of meaning want
them. The file has passed `tomllib` before, so this reads along and judges nothing.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass

Path = tuple[str | int, ...]

_BLANK = re.compile(r"(?:[\s,]|#[^\n]*)*")
_KEY = re.compile(r"""[ \t]*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+))[ \t]*""")
_HEADER = re.compile(r"\[\[?")
_STRING = re.compile(
    r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'',
    re.DOTALL,
)
_PLAIN = re.compile(r"[^\s,\]}#][^,\]}#\n]*")


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one file; what cannot be found has the place of what holds it."""

    source: str
    offsets: dict[Path, int]

    def of(self, path: Path) -> tuple[int, int]:
        """Line and column, from 1, of the key at `path` or of the nearest around it."""
        while path and path not in self.offsets:
            path = path[:-1]
        offset = self.offsets.get(path, 0)
        line_start = self.source.rfind("\n", 0, offset) + 1
        return self.source.count("\n", 0, offset) + 1, offset - line_start + 1


def find_places(source: str) -> Places:
    """The places of all keys and items of a well-formed TOML text."""
    walk = _Walk(source)
    walk.document()
    return Places(source, walk.offsets)


def _name(match: re.Match[str]) -> str:
    """The key itself: without quotes, escapes resolved."""
    quoted, literal, bare = match.groups()
    if quoted is None:
        return literal if bare is None else bare
    return quoted if "\\" not in quoted else next(iter(tomllib.loads(f'"{quoted}"=0')))


class _Walk:
    """One walk along a text; `at` is where it stands."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.offsets: dict[Path, int] = {}
        self._counts: dict[Path, int] = {}

    def document(self) -> None:
        table: Path = ()
        while self._skip_blank():
            if self.source[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _skip_blank(self) -> bool:
        blank = _BLANK.match(self.source, self.at)
        if blank is not None:
            self.at = blank.end()
        return self.at < len(self.source)

    def _header(self) -> Path:
        start = self.at
        opening = _HEADER.match(self.source, start)
        double = opening is not None and opening.end() - start == 2
        self.at = start + (2 if double else 1)
        path = self._resolve(self._keys(), start)
        self.at += 2 if double else 1
        if double:
            count = self._counts.get(path, 0)
            self._counts[path] = count + 1
            self._mark(path, start)
            path = (*path, count)
        self._mark(path, start)
        return path

    def _resolve(self, keys: list[str], start: int) -> Path:
        """Keys of a header as a path: tables of a list are counted."""
        path: Path = ()
        for key in keys[:-1]:
            path = (*path, key)
            self._mark(path, start)
            if path in self._counts:
                path = (*path, self._counts[path] - 1)
        return (*path, keys[-1])

    def _keys(self) -> list[str]:
        keys: list[str] = []
        while (match := _KEY.match(self.source, self.at)) is not None:
            keys.append(_name(match))
            self.at = match.end()
            if not self.source.startswith(".", self.at):
                break
            self.at += 1
        return keys

    def _pair(self, table: Path) -> None:
        start = self.at
        path = table
        for key in self._keys():
            path = (*path, key)
            self._mark(path, start)
        self._skip_blank()
        self.at += 1  # the equals sign
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip_blank()
        opening = self.source[self.at : self.at + 1]
        if opening == "[":
            self._items(path)
        elif opening == "{":
            self._inline(path)
        else:
            self._scalar()

    def _items(self, path: Path) -> None:
        self.at += 1
        index = 0
        while self._skip_blank() and self.source[self.at] != "]":
            self._mark((*path, index), self.at)
            self._value((*path, index))
            index += 1
        self.at += 1

    def _inline(self, path: Path) -> None:
        self.at += 1
        while self._skip_blank() and self.source[self.at] != "}":
            self._pair(path)
        self.at += 1

    def _scalar(self) -> None:
        pattern = (
            _STRING if self.source[self.at : self.at + 1] in {'"', "'"} else _PLAIN
        )
        match = pattern.match(self.source, self.at)
        self.at = match.end() if match is not None else self.at + 1

    def _mark(self, path: Path, offset: int) -> None:
        self.offsets.setdefault(path, offset)

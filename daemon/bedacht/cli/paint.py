"""Colours on a terminal, and the width of text on it."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from typing import TextIO

from bedacht.engine.finding import Level

_COLOURS = {Level.HINT: "36", Level.WARN: "33", Level.CONFIRM: "35"}
_NO_WIDTH = {"Mn", "Me", "Cf"}


@dataclass(frozen=True, slots=True)
class Paint:
    """`on`: whether escape sequences are written."""

    on: bool

    @classmethod
    def for_stream(cls, stream: TextIO) -> Paint:
        """Colour for a terminal whose owner has not asked for none (NO_COLOR)."""
        return cls(stream.isatty() and not os.environ.get("NO_COLOR"))

    def level(self, text: str, level: Level) -> str:
        """Text in the colour of a level."""
        return self._escaped(text, _COLOURS.get(level, "0"))

    def bold(self, text: str) -> str:
        """Text that stands out."""
        return self._escaped(text, "1")

    def faint(self, text: str) -> str:
        """Text that stays back."""
        return self._escaped(text, "2")

    def _escaped(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self.on else text


def columns(text: str) -> int:
    """How many columns a text takes on a terminal."""
    return sum(map(_width, text))


def _width(character: str) -> int:
    if unicodedata.category(character) in _NO_WIDTH:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1

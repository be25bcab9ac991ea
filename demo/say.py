"""How the demo speaks: its own words, and a finding on a terminal."""

import os
import textwrap
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from demo.card import Note

WORDS = tomllib.loads((Path(__file__).parent / "words.toml").read_text("utf-8"))
WIDTH = 88


def language() -> Literal["de", "en"]:
    """English where the terminal is set to it, German otherwise: so is the page."""
    return "en" if os.environ.get("LANG", "").startswith("en") else "de"


class Speaker:
    """Says the sentences of words.toml in one language."""

    def __init__(self, spoken: Literal["de", "en"]) -> None:
        self._words: dict[str, str] = WORDS[spoken]

    def word(self, key: str, **values: object) -> str:
        """A sentence, filled in."""
        return self._words[key].format(**values)

    def say(self, key: str, **values: object) -> None:
        """Print a sentence as a paragraph."""
        print(
            f"\n{textwrap.fill(self.word(key, **values), WIDTH, break_long_words=False, break_on_hyphens=False)}",
            flush=True,
        )

    def show(self, note: Note) -> None:
        """Print a finding."""
        print("\n".join(["", *self._lines(note)]), flush=True)

    def _lines(self, note: Note) -> Iterator[str]:
        quote = self._quote(note.quote) or self.word("whole")
        yield f"  {note.level}: {quote}"
        yield from _block(note.title, "    ")
        yield from _block(note.why, "    ")
        for label, text in note.advice:
            yield from _block(f"→ {label} {self._quote(text)}".rstrip(), "    ")
        for line in note.ground:
            yield from _block(line, "    · ")

    def _quote(self, text: str) -> str:
        return self.word("quote", text=text) if text else ""


def quoted(text: str) -> None:
    """Print a text of somebody with a line at its side."""
    for line in filter(str.strip, text.splitlines()):
        print("\n".join(_block(line, "  │ ")), flush=True)


def _block(text: str, indent: str) -> list[str]:
    rest = indent if "│" in indent else " " * len(indent)
    return textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=rest)

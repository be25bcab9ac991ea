"""One paragraph of a draft, read: what was recognised in it, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from bedacht.engine.hit import Hit

_BREAK = re.compile(r"\n[^\S\n]*\n\s*")


class Piece(NamedTuple):
    """A paragraph of a draft: `base` is its place in the draft in code points."""

    base: int
    text: str


def paragraphs(text: str) -> Iterator[Piece]:
    """The paragraphs of a draft (blank lines part them), without the blank lines."""
    start = 0
    for blank in _BREAK.finditer(text):
        if blank.start() > start:
            yield Piece(start, text[start : blank.start()])
        start = blank.end()
    if start < len(text):
        yield Piece(start, text[start:])


@dataclass(slots=True)  # frozen ones take three times as long to make
class Passage:
    """What was recognised in one paragraph; offsets are relative to it.

    `sentences` maps the number of a sentence to its hits, `masks` to their concepts.
    `candidates` are the (evidence, sentence) pairs that deserve a closer look.
    """

    hits: tuple[Hit, ...] = field(repr=False)
    sentences: dict[int, list[Hit]] = field(repr=False)
    masks: dict[int, int]
    mask: int
    candidates: tuple[tuple[int, int], ...]
    tokens: int
    sentence_count: int

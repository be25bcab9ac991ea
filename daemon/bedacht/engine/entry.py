"""One line of a word list, parsed: word, stem, compound, phrase with gaps.

The syntax is told in shared_rules/README.md. Text that people wrote in an entry
is folded like the text of a draft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from bedacht.engine.fold import fold
from bedacht.engine.tokens import tokenise

GAP = 4
MOST_ALTERNATIVES = 256
_GROUP = re.compile(r"\(([^()]*\|[^()]*)\)")
_ENDINGS = frozenset(
    "e en er es em n s st t te ten ter tes tem test tet et est ern ens nen se ses sen"
    " 's ed d ing ings er ers ies ly".split()
) | {""}


class EntryError(ValueError):
    """An entry that nobody could match; the message says what to write instead."""


class Kind(IntEnum):
    """How a part of an entry meets a token."""

    WORD = 0
    INFLECTED = 1
    STEM = 2
    TAIL = 3
    INSIDE = 4


@dataclass(frozen=True, slots=True)
class Part:
    """One word of an entry; `gap` words at most (`least` at least) stand before it."""

    text: str
    kind: Kind
    gap: int = 0
    least: int = 0
    capital: bool = False

    def meets(self, token: str) -> bool:
        """Whether this part stands for `token` (folded)."""
        match self.kind:
            case Kind.WORD:
                return token == self.text
            case Kind.INFLECTED:
                return inflects(token, self.text)
            case Kind.STEM:
                return token.startswith(self.text)
            case Kind.TAIL:
                return token.endswith(self.text)
            case Kind.INSIDE:
                return self.text in token


@dataclass(frozen=True, slots=True)
class Phrase:
    """An entry without alternatives: parts in order, or a bare sign such as an emoji."""

    parts: tuple[Part, ...] = ()
    sign: str = ""

    @property
    def anchor(self) -> int:
        """The part to look for first: the longest."""
        return max(range(len(self.parts)), key=lambda index: len(self.parts[index].text))


def inflects(token: str, stem: str) -> bool:
    """Whether `token` is `stem` with one of the usual endings (both folded)."""
    return token.startswith(stem) and token[len(stem) :] in _ENDINGS


def parse_entry(entry: str) -> tuple[Phrase, ...]:
    """The phrases that an entry stands for; EntryError with the cure."""
    return tuple(_phrase(alternative, entry) for alternative in _alternatives(entry))


def _alternatives(entry: str) -> list[str]:
    pieces = _GROUP.split(entry)
    choices = [
        piece.split("|") if index % 2 else [piece] for index, piece in enumerate(pieces)
    ]
    count = 1
    for choice in choices:
        count *= len(choice)
    if count > MOST_ALTERNATIVES:
        raise EntryError(f"{entry!r} stands for {count} phrases: split it into several")
    texts = ["".join(chosen) for chosen in product(*choices)]
    if any(set("()|") & set(text) for text in texts):
        raise EntryError(f"{entry!r}: brackets hold alternatives, as in '(a|b) c'")
    return texts


def _phrase(text: str, entry: str) -> Phrase:
    parts: list[Part] = []
    gap = least = 0
    for piece in text.split():
        if piece == "...":
            gap += GAP
        elif piece == "_":
            gap, least = gap + 1, least + 1
        else:
            parts += _parts(piece, gap, least, entry)
            gap = least = 0
    if gap:
        raise EntryError(f"{entry!r} ends with a gap: say which word comes after it")
    if parts:
        return Phrase(tuple(parts))
    sign = fold(text.strip()).text
    if not sign:
        raise EntryError(f"{entry!r} stands for nothing")
    return Phrase(sign=sign)


def _parts(piece: str, gap: int, least: int, entry: str) -> list[Part]:
    capital, piece = piece.startswith("^"), piece.removeprefix("^")
    inflected, piece = piece.endswith("~"), piece.removesuffix("~")
    opens, closes = piece.startswith("*"), piece.endswith("*")
    words = tokenise(fold(piece.strip("*")).text).words
    if not words:
        return []
    parts = [Part(word, Kind.WORD) for word in words]
    if opens:
        parts[0] = Part(words[0], Kind.TAIL)
    if inflected:
        parts[-1] = Part(words[-1], Kind.INFLECTED)
    if closes:
        both = opens and len(words) == 1
        parts[-1] = Part(words[-1], Kind.INSIDE if both else Kind.STEM)
    first = parts[0]
    parts[0] = Part(first.text, first.kind, gap, least, capital)
    if any(p.kind in (Kind.TAIL, Kind.INSIDE) and len(p.text) < 3 for p in parts):  # noqa: PLR2004
        raise EntryError(f"{entry!r}: an open beginning needs three letters or more")
    return parts

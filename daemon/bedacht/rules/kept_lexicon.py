"""A lexicon as lines of JSON and back: masks, parts and phrases are each written once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from itertools import islice, repeat
from typing import Any, TypeVar

from bedacht.engine.lexicon import Lexicon, Longer, Open, assemble, longer_of
from bedacht.engine.phrase import Form, Kind, Part, Phrase

_AT_ONCE = 32
_Thing = TypeVar("_Thing")


class _Once:
    """Numbers for things, in the order in which they are first seen."""

    def __init__(self) -> None:
        self.numbers: dict[Any, int] = {}

    def __call__(self, thing: Hashable) -> int:
        return self.numbers.setdefault(thing, len(self.numbers))


def lexicon_to(lexicon: Lexicon) -> Iterator[tuple[str, list[Any]]]:
    """The tables of a lexicon in pieces: (table, values)."""
    masks, phrases, parts = _Once(), _Once(), _Once()

    def longer(anchored: Iterable[Longer]) -> list[int]:
        return [
            number
            for x in anchored
            for number in (masks(x.concepts), phrases(x.phrase), x.anchor)
        ]

    alone = [[word, masks(mask)] for word, mask in lexicon.alone.items()]
    around = [[word, *longer(anchored)] for word, anchored in lexicon.longer.items()]
    opened = [
        [literal, [[o.form.kind, masks(o.alone), *longer(o.longer)] for o in meanings]]
        for literal, meanings in lexicon.open_ended.items()
    ]
    told = [
        [[parts(part) for part in p.parts], p.sign, p.capital] for p in phrases.numbers
    ]
    tables = {"masks": list(masks.numbers), "parts": list(parts.numbers), "phrases": told,
              "alone": alone, "longer": around, "open": opened}  # fmt: skip
    for name, rows in tables.items():
        yield from ((name, piece) for piece in _pieces(rows))


def _pieces(rows: list[Any]) -> Iterator[list[Any]]:
    remaining = iter(rows)
    while piece := list(islice(remaining, _AT_ONCE)):
        yield piece


class LexiconReader:
    """Takes the pieces again, in their order; `whole` is the lexicon."""

    def __init__(self) -> None:
        self._masks: list[int] = []
        self._parts: list[Part] = []
        self._phrases: list[Phrase] = []
        self._longers: list[Longer | None] = []
        self._alone: dict[str, int] = {}
        self._longer: dict[str, tuple[Longer, ...]] = {}
        self._open: dict[str, tuple[Open, ...]] = {}
        self._known: dict[Any, Any] = {}

    def take(self, table: str, rows: list[Any]) -> None:
        """One piece of a table; KeyError, TypeError, IndexError, ValueError if it is none."""
        match table:
            case "masks":
                self._masks += rows
            case "parts":
                self._parts += map(self._part, rows)
            case "phrases":
                self._phrases += (self._phrase(*row) for row in rows)
                self._longers += repeat(None, len(rows))
            case "alone":
                self._alone.update((word, self._masks[mask]) for word, mask in rows)
            case "longer":
                self._longer.update(
                    (word, self._anchored(told)) for word, *told in rows
                )
            case "open":
                self._open.update(
                    (literal, self._opened(literal, told)) for literal, told in rows
                )
            case _:
                raise KeyError(table)

    def whole(self) -> Lexicon:
        """The lexicon of all that was taken."""
        return assemble(self._alone, self._longer, self._open)

    def _phrase(self, numbers: list[int], sign: str, capital: bool) -> Phrase:  # noqa: FBT001
        return Phrase(tuple(self._parts[number] for number in numbers), sign, capital)

    def _one(self, thing: _Thing) -> _Thing:
        """The first of all equal things: each is kept once."""
        same: _Thing = self._known.setdefault(thing, thing)
        return same

    def _anchored(self, told: list[int]) -> tuple[Longer, ...]:
        by_three = zip(told[::3], told[1::3], told[2::3], strict=True)
        return tuple(self._longer_of(*three) for three in by_three)

    def _longer_of(self, mask: int, phrase: int, anchor: int) -> Longer:
        # A phrase has one mask and one anchor: its number tells them apart.
        known = self._longers[phrase]
        if known is None:
            known = longer_of(self._masks[mask], self._phrases[phrase], anchor)
            self._longers[phrase] = known
        return known

    def _opened(self, literal: str, told: list[list[int]]) -> tuple[Open, ...]:
        return tuple(
            Open(Form(literal, Kind(kind)), self._masks[alone], self._anchored(rest))
            for kind, alone, *rest in told
        )

    def _part(self, values: list[Any]) -> Part:
        *forms, gap, least = values
        words, inflected, stems, tails, inside = (
            self._one(tuple(map(self._one, each))) for each in forms
        )
        return Part(words, inflected, stems, tails, inside, gap, least)

"""Many literals in one pass over a folded text.

Aho-Corasick (ahocorasick-rs) where it is installed; elsewhere every part of every
token is looked up in a dictionary. Both find the same within tokens.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from bedacht.engine.tokens import Tokens

try:
    from ahocorasick_rs import AhoCorasick
except ImportError:  # no wheel for this machine: see docs/decisions
    AhoCorasick = None  # type: ignore[assignment,misc]


class Literals(Protocol):
    """Finds literals: (number of the literal, start, end) in the folded text."""

    def find(self, text: str, tokens: Tokens) -> Iterable[tuple[int, int, int]]:
        """Every place of every literal, overlapping ones too."""


class Automaton:
    """Aho-Corasick over the whole text."""

    def __init__(self, literals: tuple[str, ...]) -> None:
        self._automaton = AhoCorasick(list(literals))

    def find(self, text: str, tokens: Tokens) -> Iterable[tuple[int, int, int]]:
        """See `Literals.find`; a lone surrogate must have been repaired before."""
        del tokens
        return self._automaton.find_matches_as_indexes(text, overlapping=True)


class Dictionary:
    """Looks up every part of every token, and every sign in the text."""

    def __init__(self, literals: tuple[str, ...]) -> None:
        self._numbers = {literal: number for number, literal in enumerate(literals)}
        self._longest = max(map(len, literals), default=0)
        self._signs = tuple(
            (literal, number)
            for literal, number in self._numbers.items()
            if not literal.isalnum()
        )

    def find(self, text: str, tokens: Tokens) -> Iterable[tuple[int, int, int]]:
        """See `Literals.find`."""
        if not self._numbers:
            return
        for word, start in zip(tokens.words, tokens.starts, strict=True):
            yield from self._parts(word, start)
        for sign, number in self._signs:
            yield from _places(text, sign, number)

    def _parts(self, word: str, start: int) -> Iterator[tuple[int, int, int]]:
        for begin in range(len(word)):
            for end in range(begin + 1, min(len(word), begin + self._longest) + 1):
                number = self._numbers.get(word[begin:end])
                if number is not None:
                    yield number, start + begin, start + end


def _places(text: str, sign: str, number: int) -> Iterator[tuple[int, int, int]]:
    at = text.find(sign)
    while at >= 0:
        yield number, at, at + len(sign)
        at = text.find(sign, at + 1)


def compile_literals(literals: tuple[str, ...]) -> Literals:
    """The quickest finder that this machine has."""
    if AhoCorasick is None or not literals:
        return Dictionary(literals)
    return Automaton(literals)


def find_parts(
    words: tuple[str, ...],
) -> Callable[[str], Iterable[tuple[int, int, int]]]:
    """A function for the places of words in a text, also inside others.

    It gives (number of the word, start, end).
    """
    if AhoCorasick is None:
        return lambda text: (
            place for n, word in enumerate(words) for place in _places(text, word, n)
        )
    find = AhoCorasick(list(words)).find_matches_as_indexes
    return lambda text: find(text, overlapping=True)

"""Many literals in one pass over a text or a word.

Aho-Corasick (ahocorasick-rs) where it is installed; elsewhere the literals are looked
for one by one in a text, and every part of a word is looked up. Both find the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from operator import itemgetter

try:
    from ahocorasick_rs import AhoCorasick
except ImportError:  # no wheel for this machine: see docs/decisions
    AhoCorasick = None  # type: ignore[assignment,misc]

# From a text to (number of the literal, start, end) of every place, overlapping ones too.
Finder = Callable[[str], Iterable[tuple[int, int, int]]]


def automaton(literals: tuple[str, ...]) -> Finder:
    """All literals at once; a lone surrogate must have been repaired before."""
    find = AhoCorasick(list(literals)).find_matches_as_indexes
    return lambda text: find(text, overlapping=True)


def one_by_one(literals: tuple[str, ...]) -> Finder:
    """For a few literals and long texts."""
    return lambda text: (
        place for n, word in enumerate(literals) for place in _places(text, word, n)
    )


def by_parts(literals: tuple[str, ...]) -> Finder:
    """For many literals and short texts: every part of the text is looked up."""
    numbers = {literal: number for number, literal in enumerate(literals)}
    longest = max(map(len, literals), default=0)

    def parts(text: str) -> Iterator[tuple[int, int, int]]:
        for begin in range(len(text)):
            for end in range(begin + 1, min(len(text), begin + longest) + 1):
                number = numbers.get(text[begin:end])
                if number is not None:
                    yield number, begin, end

    # In the order of the automaton: by their ends.
    return lambda text: sorted(parts(text), key=itemgetter(2, 1))


def _places(text: str, sign: str, number: int) -> Iterator[tuple[int, int, int]]:
    at = text.find(sign)
    while at >= 0:
        yield number, at, at + len(sign)
        at = text.find(sign, at + 1)


def find_in_words(literals: tuple[str, ...]) -> Finder:
    """The quickest finder in single words that this machine has."""
    return by_parts(literals) if AhoCorasick is None else automaton(literals)


def find_in_texts(literals: tuple[str, ...]) -> Finder:
    """The quickest finder in whole texts that this machine has."""
    return one_by_one(literals) if AhoCorasick is None else automaton(literals)

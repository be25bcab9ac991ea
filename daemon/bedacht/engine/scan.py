"""The scanners, asked one after the other: each is gated by what it cannot do without.

The words that gate them are looked for in one pass, whatever their number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from bedacht.engine.fold import Folded
from bedacht.engine.literals import find_parts
from bedacht.engine.tokens import Tokens


class Seen(NamedTuple):
    """Something that a scanner recognised: concept, code points of the passage."""

    concept: str
    start: int
    end: int


class Sight(NamedTuple):
    """What a scanner may look at: the passage as written, folded, and its tokens.

    `given_names` are the tokens that are somebody's first name.
    """

    original: str
    folded: Folded
    tokens: Tokens
    given_names: tuple[int, ...] = ()


class Scanner(NamedTuple):
    """`scan` runs only where `gate` says that it can find something.

    Where there are `words` (folded, as parts of words), one of them must occur as well.
    """

    gate: Callable[[str], object]
    scan: Callable[[Sight], Iterable[Seen]]
    words: tuple[str, ...] = ()


class Scanners:
    """Many scanners, ready to be asked; immutable and without state."""

    def __init__(self, scanners: tuple[Scanner, ...]) -> None:
        self._scanners = scanners
        words = tuple(dict.fromkeys(word for s in scanners for word in s.words))
        self._find = find_parts(words)
        self._woken = tuple(
            frozenset(i for i, s in enumerate(scanners) if word in s.words)
            for word in words
        )

    def all_seen(self, sight: Sight) -> Iterator[Seen]:
        """Everything that the scanners see in one passage."""
        awake = self._awake(sight.folded.text)
        for number, scanner in enumerate(self._scanners):
            if scanner.words and number not in awake:
                continue
            if scanner.gate(sight.original):
                yield from scanner.scan(sight)

    def _awake(self, folded: str) -> frozenset[int]:
        """The numbers of the scanners of which a word occurs."""
        return frozenset().union(*(self._woken[word] for word in self._find(folded)))

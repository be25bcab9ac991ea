"""The scanners, asked one after the other: each is gated by what it cannot do without.

The words that gate them are looked for in one pass, whatever their number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from bedacht.engine.fold import Folded
from bedacht.engine.literals import find_parts
from bedacht.engine.tokens import Tokens

DIGITS = tuple("0123456789")
_DIGITS_REACH = 40
_CLAUSE = 80


class Seen(NamedTuple):
    """Something that a scanner recognised: concept, code points of the passage."""

    concept: str
    start: int
    end: int


Windows = tuple[tuple[int, int], ...]


class Sight(NamedTuple):
    """What a scanner may look at: the passage as written, folded, and its tokens.

    `given_names` are the tokens that are somebody's first name. `windows` are the
    stretches of the original, `folded_windows` those of the folded text, where the words
    of the scanner are not far; all of it for a scanner without words.
    """

    original: str
    folded: Folded
    tokens: Tokens
    given_names: tuple[int, ...] = ()
    windows: Windows = ((0, 1 << 30),)
    folded_windows: Windows = ((0, 1 << 30),)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Where the pattern matches the passage as written."""
        for start, end in self.windows:
            yield from pattern.finditer(self.original, start, end)

    def folded_matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Where the pattern matches the folded passage; offsets are those of it."""
        for start, end in self.folded_windows:
            yield from pattern.finditer(self.folded.text, start, end)


class Scanner(NamedTuple):
    """`scan` runs only where `gate` says that it can find something.

    Where there are `words` (folded, as parts of words), one of them must occur as well,
    and the scanner sees only what is not farther from it than a clause.
    """

    gate: Callable[[str], object]
    scan: Callable[[Sight], Iterable[Seen]]
    words: tuple[str, ...] = ()

    @property
    def reach(self) -> int:
        """How far from its words it sees, in characters: digits stand in the thing itself."""
        return _DIGITS_REACH if self.words == DIGITS else _CLAUSE


class Scanners:
    """Many scanners, ready to be asked; immutable and without state."""

    def __init__(self, scanners: tuple[Scanner, ...]) -> None:
        words = tuple(dict.fromkeys(word for s in scanners for word in s.words))
        sets = tuple(dict.fromkeys((s.words, s.reach) for s in scanners if s.words))
        self._find = find_parts(words)
        self._reaches = tuple(reach for _, reach in sets)
        self._in_sets = tuple(
            tuple(n for n, (wanted, _) in enumerate(sets) if word in wanted)
            for word in words
        )
        # Each scanner with the number of its set of words; -1 for one without.
        self._asked = tuple(
            (s.gate, s.scan, sets.index((s.words, s.reach)) if s.words else -1)
            for s in scanners
        )

    def all_seen(self, sight: Sight) -> Iterator[Seen]:
        """Everything that the scanners see in one passage."""
        sights = self._sights(sight)
        for gate, scan, words in self._asked:
            here = sights.get(words)
            # With words there are windows, and looking into them costs less than a gate.
            if here is not None and (words >= 0 or gate(sight.original)):
                yield from scan(here)

    def _sights(self, sight: Sight) -> dict[int, Sight]:
        """What is seen from each set of words that occurs, and (-1) without words."""
        places: dict[int, list[int]] = {}
        for word, start, _ in self._find(sight.folded.text):
            for number in self._in_sets[word]:
                places.setdefault(number, []).append(start)
        sights = {
            number: _narrowed(sight, starts, self._reaches[number])
            for number, starts in places.items()
        }
        sights[-1] = sight
        return sights


def _narrowed(sight: Sight, places: list[int], reach: int) -> Sight:
    """The sight with windows around places of the folded text, cut between words."""
    text, folded = sight.folded.text, sight.folded
    windows: list[tuple[int, int]] = []
    for place in places:
        if windows and place + reach < windows[-1][1]:
            continue
        start = text.rfind(" ", 0, max(place - reach, 0)) + 1
        end = text.find(" ", place + reach)
        end = len(text) if end < 0 else end
        if windows and start <= windows[-1][1]:
            start = windows.pop()[0]
        windows.append((start, end))
    original = tuple(
        (folded.back(s, s + 1)[0], folded.back(e - 1, e)[1]) for s, e in windows
    )
    return sight._replace(windows=original, folded_windows=tuple(windows))

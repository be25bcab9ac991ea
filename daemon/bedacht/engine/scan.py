"""The scanners, asked one after the other: each is gated by what it cannot do without.

The words that gate them are looked for in one pass, whatever their number.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from bedacht.engine.fold import Folded
from bedacht.engine.literals import find_in_texts
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

    `woken` are, for each scanner that tokens wake (by its number), those tokens, and
    `here` those of the one that is asked. `windows` are the stretches of the original,
    `folded_windows` those of the folded text, where the words of the scanner are not far.
    """

    original: str
    folded: Folded
    tokens: Tokens
    woken: Mapping[int, list[int]] = MappingProxyType({})
    here: Sequence[int] = ()
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


# Whether a token (folded) wakes a scanner; told whether it is somebody's first name.
Wakes = Callable[[str, bool], object]


class Scanner(NamedTuple):
    """`scan` runs only where it can find something, which is told in one of three ways.

    `words` (folded, as parts of words): one of them must occur, and the scanner sees only
    what is not farther from it than a clause, or all of the passage if it is `wide`.
    `token`: it is woken by every token that the function agrees to.
    `capital`: a pattern that follows a capital letter in what it looks for. All such scanners
    run if one of their patterns is there, which is asked once for all of them.
    Passages with fewer digits than `least` are passed over.
    """

    scan: Callable[[Sight], Iterable[Seen]]
    words: tuple[str, ...] = ()
    wide: bool = False
    token: Wakes | None = None
    least: int = 0
    capital: str = ""

    @property
    def reach(self) -> int:
        """How far from its words it sees, in characters: digits stand in the thing itself."""
        if self.wide:
            return 0
        return _DIGITS_REACH if self.words == DIGITS else _CLAUSE


_Asked = tuple[int, Callable[[Sight], Iterable[Seen]]]


class Scanners:
    """Many scanners, ready to be asked; immutable and without state."""

    def __init__(self, scanners: tuple[Scanner, ...]) -> None:
        worded = [s for s in scanners if s.words]
        words = tuple(dict.fromkeys((*DIGITS, *(w for s in worded for w in s.words))))
        sets = tuple(dict.fromkeys((s.words, s.reach) for s in worded))
        self._find = find_in_texts(words)
        self._in_sets = tuple(
            tuple(n for n, (wanted, _) in enumerate(sets) if word in wanted)
            for word in words
        )
        self._by_set: tuple[tuple[int, list[_Asked]], ...] = tuple(
            (reach, [(s.least, s.scan) for s in worded if (s.words, s.reach) == each])
            for each in sets
            for reach in each[1:]
        )
        by_capital = [scanner for scanner in scanners if scanner.capital]
        after = "|".join(scanner.capital for scanner in by_capital)
        self._capital = re.compile(f"[A-ZÄÖÜ](?:{after})").search
        self._by_capital = tuple(scanner.scan for scanner in by_capital)
        by_token = [(s.token, s.scan) for s in scanners if s.token]
        self._tokens = tuple(token for token, _ in by_token)
        self._by_token = tuple(scan for _, scan in by_token)

    def woken_by(self, word: str, *, name: bool) -> list[int]:
        """The numbers of the scanners that a token wakes (`name`: it is a first name)."""
        return [n for n, token in enumerate(self._tokens) if token(word, name)]

    def all_seen(self, sight: Sight) -> Iterator[Seen]:
        """Everything that the scanners see in one passage."""
        if self._capital(sight.original):
            for scan in self._by_capital:
                yield from scan(sight)
        for number, tokens in sight.woken.items():
            yield from self._by_token[number](sight._replace(here=tokens))
        digits, places = self._places(sight.folded.text)
        for number, starts in sorted(places.items()):
            reach, asked = self._by_set[number]
            likely = [scan for least, scan in asked if digits >= least]
            if likely:
                near = _narrowed(sight, starts, reach) if reach else sight
                for scan in likely:
                    yield from scan(near)

    def _places(self, folded: str) -> tuple[int, dict[int, list[int]]]:
        """How many digits there are, and where the words of each set occur."""
        places: dict[int, list[int]] = {}
        digits = 0
        for word, start, _ in self._find(folded):
            digits += word < len(DIGITS)
            for number in self._in_sets[word]:
                places.setdefault(number, []).append(start)
        return digits, places


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

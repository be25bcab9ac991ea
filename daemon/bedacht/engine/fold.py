"""Original text to folded text, with the exact way back.

Folding makes different ways to write the same letters equal: case, umlauts
(ü, ue, u + U+0308), bold and full-width letters, zero-width characters and soft
hyphens, quotes and dashes, gender forms (Kund*innen), camel-case hashtags.
Only what is not plain ASCII is looked at one by one, the rest is one `lower()`.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, combining, normalize

_FOREIGN = re.compile(r"[^\x00-\x7f]+")
# The sign first: it is searched for much faster than what stands before it.
_GENDER = re.compile(r"[*:_/](?<=[a-zäöüß].)(?:(?<=/)-)?(?=[iI]n(?:nen)?\b)")
_HASHTAG = re.compile(r"#\w+")
_CAMEL = re.compile(
    r"(?<=[^\W\d_A-ZÄÖÜ])(?=[A-ZÄÖÜ])"
    r"|(?<=[A-ZÄÖÜ])(?=[A-ZÄÖÜ][a-zäöüß])"
    r"|(?<=[^\W\d_]{2})(?=\d)"
)
_LETTERS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe",
            "œ": "oe", "ı": "i", "ł": "l", "đ": "d"}  # fmt: skip
_SIGNS = dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("‘’‚‛ʼ´′‹›", "'")
_SIGNS |= dict.fromkeys("“”„‟«»", '"') | {"·": "", "•": " "}
_DROPPED = frozenset({"Mn", "Me", "Cf"})


class Edit(NamedTuple):
    """A stretch that is not copied one to one; empty on either side is possible."""

    start: int
    end: int
    text: str


@dataclass(slots=True)  # frozen ones take three times as long to make
class Folded:
    """A text and its folded form; `back` leads to code points of the original."""

    original: str = field(repr=False)
    text: str = field(repr=False)
    edits: tuple[tuple[int, int, int, int], ...] = field(repr=False)
    starts: tuple[int, ...] = field(repr=False)

    def back(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the original that became folded[start:end] (not empty)."""
        if not self.edits:
            return start, end
        return self._at(start)[0], self._at(end - 1)[1]

    def all_back(
        self, starts: list[int], ends: list[int]
    ) -> tuple[list[int], list[int]]:
        """Where many stretches (in order, apart from each other) lead back to."""
        if not self.edits:
            return starts, ends
        lasts = self._moved([end - 1 for end in ends], 1)
        return self._moved(starts, 0), [last + 1 for last in lasts]

    def _moved(self, places: list[int], side: int) -> list[int]:
        """Where characters (their places in order) came from: of an edit, its first or last."""
        moved: list[int] = []
        at = shift = 0
        for begin, end, start, stop in self.edits:
            outside = bisect_left(places, begin, at)
            moved += [place + shift for place in places[at:outside]]
            at = bisect_left(places, end, outside)
            moved += [stop - 1 if side else start] * (at - outside)
            shift = stop - end
        moved += [place + shift for place in places[at:]]
        return moved

    def forward(self, place: int) -> int:
        """Where the character at `place` of the original is in the folded text."""
        index = bisect_right(self.edits, place, key=lambda edit: edit[2]) - 1
        if index < 0:
            return place
        folded_start, folded_end, _, end = self.edits[index]
        return folded_start if place < end else place - end + folded_end

    def _at(self, place: int) -> tuple[int, int]:
        index = bisect_right(self.starts, place) - 1
        if index < 0:
            return place, place + 1
        _, folded_end, start, end = self.edits[index]
        if place < folded_end:
            return start, end
        shifted = place - folded_end + end
        return shifted, shifted + 1


@lru_cache(maxsize=4096)
def fold_cluster(cluster: str) -> str:
    """One character with its combining marks, folded; often empty or two letters."""
    composed = normalize("NFC", cluster)
    return "".join(_fold_character(c) for c in composed)


def _fold_character(character: str) -> str:
    sign = _SIGNS.get(character)
    if sign is not None:
        return sign
    compatible = normalize("NFKC", character).casefold()
    return "".join(_LETTERS[c] if c in _LETTERS else _bare(c) for c in compatible)


def _bare(character: str) -> str:
    """Without accents and without characters that nobody sees."""
    if character.isascii():
        return character
    decomposed = normalize("NFKD", character)
    return "".join(_SIGNS.get(c, c) for c in decomposed if category(c) not in _DROPPED)


def fold(original: str) -> Folded:
    """Fold a text; `Folded.back` gives code points of `original`."""
    edits = _edits(original)
    if not edits:
        return Folded(original, original.lower(), (), ())
    return applied(original, edits, str.lower)


def _edits(original: str) -> list[Edit]:
    edits: list[Edit] = []
    if not original.isascii():
        for run in _FOREIGN.finditer(original):
            edits.extend(_run_edits(original, *run.span()))
    edits.extend(Edit(*m.span(), "") for m in _GENDER.finditer(original))
    if "#" in original:
        edits.extend(_hashtag_edits(original))
    edits.sort()
    return edits


def _run_edits(original: str, start: int, end: int) -> Iterable[Edit]:
    """One edit for each cluster of a run that does not fold to itself."""
    character = original[start]
    if end - start > 1 or combining(character):
        return _cluster_edits(original, start, end)
    folded = fold_cluster(character)
    return () if folded == character else (Edit(start, end, folded),)


def _cluster_edits(original: str, start: int, end: int) -> Iterator[Edit]:
    if combining(original[start]) and original[start - 1 : start].isalpha():
        start -= 1
    while start < end:
        stop = start + 1
        while stop < end and combining(original[stop]):
            stop += 1
        cluster = original[start:stop]
        folded = fold_cluster(cluster)
        if folded != cluster:
            yield Edit(start, stop, folded)
        start = stop


def _hashtag_edits(original: str) -> Iterator[Edit]:
    for tag in _HASHTAG.finditer(original):
        for bump in _CAMEL.finditer(original, tag.start(), tag.end()):
            yield Edit(bump.start(), bump.start(), " ")


def applied(
    original: str, edits: list[Edit], between: Callable[[str], str] = str
) -> Folded:
    """The text with `edits` (sorted) made, and `between` done to what lies between them."""
    pieces: list[str] = []
    placed: list[tuple[int, int, int, int]] = []
    at = length = 0
    for start, end, text in edits:
        pieces += (between(original[at:start]), text)
        length += start - at
        placed.append((length, length + len(text), start, end))
        length += len(text)
        at = end
    pieces.append(between(original[at:]))
    return Folded(
        original, "".join(pieces), tuple(placed), tuple(edit[0] for edit in placed)
    )

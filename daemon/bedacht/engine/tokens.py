"""Folded text to tokens and sentences.

A token is a run of letters and digits (an apostrophe inside belongs to it). A
sentence ends at a line break, or at . ! ? … before a space, unless the full stop
belongs to an abbreviation, an initial or an ordinal number.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import accumulate

# The letters are a group, so that splitting gives gaps and words in turn.
_TOKEN = re.compile(r"([^\W_]+(?:'[^\W_]+)*)")
_ASCII_TOKEN = re.compile("([a-z0-9]+(?:'[a-z0-9]+)*)")  # the same, a fourth sooner
_END = re.compile(r"[\n.!?](?:(?<=\n)|[.!?]*[\"')\]]*(?=\s|$))")
_LAST_WORD = re.compile(r"[^\W_]+$")
_ABBREVIATIONS = frozenset(
    [
        "abs",
        "bzw",
        "ca",
        "chr",
        "co",
        "dr",
        "etc",
        "evtl",
        "fa",
        "fr",
        "geb",
        "ggf",
        "hr",
        "hrsg",
        "inkl",
        "ing",
        "jr",
        "max",
        "min",
        "mind",
        "mio",
        "mr",
        "mrs",
        "ms",
        "mrd",
        "nr",
        "prof",
        "sog",
        "st",
        "str",
        "tel",
        "usw",
        "vgl",
        "vs",
        "zb",
        "zzgl",
        "approx",
        "dept",
        "est",
        "inc",
        "ltd",
        "no",
        "jan",
        "feb",
        "mrz",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "okt",
        "nov",
        "dez",
        "oct",
        "dec",
    ]
)


@dataclass(slots=True)  # frozen ones take three times as long to make
class Tokens:
    """The tokens of one folded text, with their place, and where its sentences end.

    `starts` and `ends` are offsets in the folded text. `sentence_ends` are such offsets
    too; sentence n has the tokens from `bounds[n]` up to `bounds[n + 1]`.
    """

    words: list[str] = field(repr=False)
    starts: list[int]
    ends: list[int]
    sentence_ends: tuple[int, ...]
    bounds: list[int]

    def holding(self, place: int) -> int:
        """The token in or before `place`; -1 where there is none."""
        return bisect_right(self.starts, place) - 1

    def reaching(self, place: int) -> int:
        """The first token that ends after `place`."""
        return bisect_right(self.ends, place)

    def sentence_at(self, place: int) -> int:
        """The number of the sentence that `place` is in."""
        return bisect_right(self.sentence_ends, place)


def tokenise(folded: str) -> Tokens:
    """The tokens and sentences of a folded text."""
    pieces = (_ASCII_TOKEN if folded.isascii() else _TOKEN).split(folded)
    places = list(accumulate(map(len, pieces)))
    starts = places[:-1:2]
    ends = sentence_ends(folded)
    bounds = [0, *(bisect_left(starts, end) for end in ends), len(starts)]
    return Tokens(pieces[1::2], starts, places[1::2], ends, bounds)


def sentence_ends(folded: str) -> tuple[int, ...]:
    """Where sentences end (exclusive offsets), in order."""
    return tuple(
        match.end() for match in _END.finditer(folded) if _really_ends(folded, match)
    )


def _really_ends(folded: str, match: re.Match[str]) -> bool:
    if match.group() != ".":
        return True
    before = _LAST_WORD.search(folded, max(0, match.start() - 12), match.start())
    if before is None:
        return True
    word = before.group()
    if word.isdigit():
        return len(word) > 2
    return len(word) > 1 and word not in _ABBREVIATIONS

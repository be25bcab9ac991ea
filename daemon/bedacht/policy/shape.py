"""The shape of a sealed term: how many letters its words have, and how open they are.

`9~` is one word of nine letters, also inflected; `5*` begins, `*9*` holds, `*9` ends;
`^3 6~` are two words, the first with a capital. A shape tells which words of a draft
deserve the effort of a try.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from bedacht.engine.fold import fold
from bedacht.engine.phrase import Kind, Phrase, inflects
from bedacht.engine.smooth import smooth
from bedacht.engine.tokens import tokenise

_WORD = re.compile(r"(?P<opens>\*?)(?P<letters>[1-9]\d{0,2})(?P<ends>[*~]?)")
_KINDS = {
    ("", ""): Kind.WORD,
    ("", "~"): Kind.INFLECTED,
    ("", "*"): Kind.STEM,
    ("*", ""): Kind.TAIL,
    ("*", "*"): Kind.INSIDE,
}
_SIGNS = {kind: signs for signs, kind in _KINDS.items()}
_MOST_WORDS = 12


@dataclass(frozen=True, slots=True)
class Shape:
    """For each word its number of letters (folded) and the kind of its form."""

    words: tuple[tuple[int, Kind], ...]
    capital: bool = False

    def __str__(self) -> str:
        told = (f"{_SIGNS[kind][0]}{n}{_SIGNS[kind][1]}" for n, kind in self.words)
        return ("^" if self.capital else "") + " ".join(told)

    def tries(self, words: Sequence[str]) -> Iterator[str]:
        """What words of this shape could be in `words`, as many as it has."""
        parts = [_cuts(w, n, k) for w, (n, k) in zip(words, self.words, strict=True)]
        yield from map(" ".join, product(*parts))


def shape_of(told: str) -> Shape | None:
    """The shape that is written as `told`; None where it is none."""
    words = told.removeprefix("^").split(" ")
    found = [_WORD.fullmatch(word) for word in words[: _MOST_WORDS + 1]]
    kinds = [m and _KINDS.get((m["opens"], m["ends"])) for m in found]
    if len(found) > _MOST_WORDS or None in kinds:
        return None
    letters = [int(m["letters"]) for m in found if m]
    pairs = tuple((n, k) for n, k in zip(letters, kinds, strict=True) if k is not None)
    return Shape(pairs, told.startswith("^"))


def shapes_of(phrase: Phrase) -> Iterator[tuple[Shape, str]]:
    """The shapes of a phrase without gaps, each with its words in one line."""
    for forms in product(*(part.forms for part in phrase.parts)):
        shape = Shape(tuple((len(f.text), f.kind) for f in forms), phrase.capital)
        yield shape, " ".join(form.text for form in forms)


def passages(text: str) -> Iterator[tuple[list[str], list[bool]]]:
    """The words of each sentence as the engine reads them, and which have a capital."""
    folded = fold(smooth(text).text)
    tokens = tokenise(folded.text)
    starts, _ = folded.all_back(tokens.starts, tokens.ends)
    capitals = [folded.original[start].isupper() for start in starts]
    for begin, end in pairwise(tokens.bounds):
        yield tokens.words[begin:end], capitals[begin:end]


def _cuts(word: str, letters: int, kind: Kind) -> list[str]:
    """The parts of a word, `letters` long, that a form of this kind could mean."""
    if kind is Kind.WORD:
        return [w for w in (word, word.removesuffix("'s")) if len(w) == letters][:1]
    if len(word) < letters:
        return []
    head = word[:letters]
    if kind is Kind.STEM:
        return [head]
    if kind is Kind.INFLECTED:
        return [head] if inflects(word, head) else []
    if kind is Kind.TAIL:
        return [word[-letters:]]
    last = len(word) - letters
    return [word[at : at + letters] for at in range(last + 1)]

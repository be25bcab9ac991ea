"""The sealed terms that a draft opens; remembers what was tried, in memory only.

A try is slow on purpose. So only words of a fitting shape are tried, each once.
"""

from __future__ import annotations

from collections.abc import Iterator

from bedacht.policy.policy import Term
from bedacht.policy.read_terms import read_box
from bedacht.policy.sealed import Sealed, locks_of, mark_and_key, opened
from bedacht.policy.shape import passages

# Words are forgotten all at once beyond this number, and tried anew.
_MOST_WORDS = 1 << 15
_MOST_LINES = 256


class Unsealer:
    """What has been tried and what has opened so far, for the sealed terms of one policy."""

    def __init__(self, sealed: Sealed) -> None:
        self.sealed = sealed
        self.terms: tuple[Term, ...] = ()
        self._locks = locks_of(sealed)
        shapes = {hole.shape for term in sealed.terms for hole in term.keyholes}
        self._single = [shape for shape in shapes if len(shape.words) == 1]
        self._longer = [shape for shape in shapes if len(shape.words) > 1]
        self._tried: set[str] = set()
        self._words: set[str] = set()
        self._lines: dict[str, None] = {}

    def look(self, *texts: str) -> None:
        """Try the words of `texts`; what opens is in `terms` from then on."""
        if len(self._tried) + len(self._words) > _MOST_WORDS:
            self._tried, self._words = set(), set()
        for line in dict.fromkeys(line for text in texts for line in text.split("\n")):
            if line not in self._lines:
                self._look(line)
                self._remember(line)

    def forget(self) -> None:
        """Remember no word of a draft; what has opened stays open."""
        self._tried, self._words, self._lines = set(), set(), {}

    def _remember(self, line: str) -> None:
        lines = self._lines
        if len(lines) >= _MOST_LINES:
            del lines[next(iter(lines))]
        lines[line] = None

    def _look(self, line: str) -> None:
        for words, capitals in passages(line):
            for index in range(len(words)):
                for written in self._likely(words, capitals, index):
                    if written not in self._tried:
                        self._try(written)

    def _likely(
        self, words: list[str], capitals: list[bool], index: int
    ) -> Iterator[str]:
        """Everything of a fitting shape that begins at `index`."""
        if words[index] not in self._words:
            self._words.add(words[index])
            for shape in self._single:
                yield from shape.tries(words[index : index + 1])
        for shape in self._longer:
            there = words[index : index + len(shape.words)]
            if len(there) == len(shape.words) and capitals[index] >= shape.capital:
                yield from shape.tries(there)

    def _try(self, written: str) -> None:
        self._tried.add(written)
        mark, key = mark_and_key(written, self.sealed.salt)
        found = map(read_box, opened(self._locks.get(mark, []), key))
        terms = (term for term in found if term is not None)
        self.terms = tuple(dict.fromkeys((*self.terms, *terms)))

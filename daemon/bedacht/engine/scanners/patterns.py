"""Regular expressions as scanners: one concept, one pattern, one gate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bedacht.engine.scan import Scanner, Seen, Sight

_DIGIT = re.compile(r"\d")


def words(text: str) -> frozenset[str]:
    """The words of `text` as a set."""
    return frozenset(text.split())


def has_digit(text: str) -> object:
    """Gate: the passage holds a digit."""
    return _DIGIT.search(text)


def holds(*signs: str) -> Callable[[str], bool]:
    """Gate: the passage holds one of `signs` as written."""
    return lambda text: any(sign in text for sign in signs)


def by_pattern(
    concept: str,
    pattern: str,
    gate: Callable[[str], object],
    means: Callable[[str], object] = bool,
    words: tuple[str, ...] = (),
) -> Scanner:
    """A scanner for every match of `pattern` that `means` agrees to.

    `words` are those of `Scanner`.

    The stretch is the group `it` where the pattern has one, else the whole match.
    """
    compiled = re.compile(pattern)
    group: int | str = "it" if "it" in compiled.groupindex else 0

    def scan(sight: Sight) -> Iterator[Seen]:
        for match in sight.matches(compiled):
            if means(match[group]):
                yield Seen(concept, *match.span(group))

    return Scanner(gate, scan, words)

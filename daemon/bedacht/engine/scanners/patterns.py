"""Regular expressions as scanners: one concept, one pattern, one gate."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from bedacht.engine.scan import Scanner, Seen, Sight


def words(text: str) -> frozenset[str]:
    """The words of `text` as a set."""
    return frozenset(text.split())


def by_pattern(  # noqa: PLR0913 - read as a table
    concept: str,
    pattern: str,
    words: tuple[str, ...],
    *,
    means: Callable[[str], object] = bool,
    wide: bool = False,
    least: int = 0,
) -> Scanner:
    """A scanner for every match of `pattern` that `means` agrees to.

    `words`, `wide` and `least` are those of `Scanner`.

    The stretch is the group `it` where the pattern has one, else the whole match.
    """
    compiled = re.compile(pattern)
    group: int | str = "it" if "it" in compiled.groupindex else 0

    def scan(sight: Sight) -> Iterator[Seen]:
        for match in sight.matches(compiled):
            if means(match[group]):
                yield Seen(concept, *match.span(group))

    return Scanner(scan, words, wide, least=least)

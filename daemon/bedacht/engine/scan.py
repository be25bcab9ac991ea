"""The scanners, asked one after the other: each is gated by what it cannot do without."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from bedacht.engine.fold import Folded
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
    """`scan` runs only where `gate` says that it can find something."""

    gate: Callable[[str], object]
    scan: Callable[[Sight], Iterable[Seen]]


def scan_all(scanners: Iterable[Scanner], sight: Sight) -> Iterator[Seen]:
    """Everything that the scanners see in one passage."""
    for scanner in scanners:
        if scanner.gate(sight.original):
            yield from scanner.scan(sight)

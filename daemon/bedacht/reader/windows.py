"""A long draft in windows: as many whole sentences as the model takes at once. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby


def windows(sentences: Sequence[int], room: int) -> Iterator[range]:
    """Stretches of at most `room` tokens, one after the other; all tokens are in one.

    `sentences` names the sentence of each token. Only a sentence that is longer than the
    room is cut.
    """
    begin = end = 0
    for length in map(len, _runs(sentences)):
        if end > begin and end + length - begin > room:
            yield range(begin, end)
            begin = end
        end += length
        while end - begin > room:
            yield range(begin, begin + room)
            begin += room
    if end > begin:
        yield range(begin, end)


def _runs(sentences: Sequence[int]) -> Iterator[list[int]]:
    return (list(run) for _, run in groupby(sentences))

"""Neighbours are looked for in a window; nobody in reach is left out of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bedacht.engine.hit import Hit
from bedacht.engine.weigh import LONGEST, _between

PLACES = st.lists(st.tuples(st.integers(0, 300), st.integers(0, LONGEST)), max_size=90)


def hits_of(places: list[tuple[int, int]]) -> list[Hit]:
    return [Hit(1, at, at + 1, at, at + length, 0) for at, length in sorted(places)]


@given(PLACES, st.integers(0, 300), st.integers(0, 20))
def test_every_hit_that_touches_the_window_is_in_it(
    places: list[tuple[int, int]], first: int, length: int
) -> None:
    hits, last = hits_of(places), first + length
    touching = [hit for hit in hits if hit.first <= last and hit.last >= first]
    window = _between(hits, first, last)
    assert all(hit in window for hit in touching)

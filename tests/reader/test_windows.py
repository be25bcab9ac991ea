"""Long drafts are read in windows of whole sentences."""

from itertools import chain

from hypothesis import given
from hypothesis import strategies as st

from bedacht.reader.windows import windows

LENGTHS = st.lists(st.integers(1, 30), max_size=20)
ROOM = st.integers(1, 25)


def sentences(lengths: list[int]) -> list[int]:
    """The sentence of each token, for sentences of these lengths."""
    return [number for number, length in enumerate(lengths) for _ in range(length)]


@given(LENGTHS, ROOM)
def test_every_token_is_read_once_and_in_order(lengths: list[int], room: int) -> None:
    tokens = sentences(lengths)
    assert list(chain(*windows(tokens, room))) == list(range(len(tokens)))


@given(LENGTHS, ROOM)
def test_no_window_is_too_large(lengths: list[int], room: int) -> None:
    assert all(0 < len(each) <= room for each in windows(sentences(lengths), room))


@given(LENGTHS, ROOM)
def test_only_what_is_too_long_is_cut(lengths: list[int], room: int) -> None:
    tokens = sentences(lengths)
    for window in windows(tokens, room):
        for edge in (window.start, window.stop):
            if 0 < edge < len(tokens) and tokens[edge - 1] == tokens[edge]:
                assert lengths[tokens[edge]] > room


def test_what_fits_is_read_at_once() -> None:
    assert list(windows([0, 0, 1, 2], 4)) == [range(4)]

"""Code points and UTF-16 units, against what the standard codec says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedacht.engine.finding import Span
from bedacht.wire.utf16 import Ruler

TEXTS = st.text(st.sampled_from("aß\u200d😀🚀𝗳\n"))


def units(text: str) -> int:
    """The length of `text` as JavaScript counts."""
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.case("3.3.39")
@given(TEXTS)
def test_every_position_agrees_with_the_codec(text: str) -> None:
    ruler = Ruler(text)
    assert ruler.length == units(text)
    for point in range(len(text) + 1):
        assert ruler.units(point) == units(text[:point])
        assert ruler.point(ruler.units(point)) == point


@given(TEXTS, st.data())
def test_stretch_cuts_the_same_words_in_both(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    low, high = Ruler(text).stretch(Span(start, end))
    cut = text.encode("utf-16-le")[2 * low : 2 * high]
    assert cut.decode("utf-16-le") == text[start:end]


def test_unit_inside_a_pair_belongs_to_the_pair() -> None:
    assert Ruler("a🚀b").point(2) == 1


def test_unit_after_the_end_is_the_end() -> None:
    assert Ruler("ab").point(99) == 2

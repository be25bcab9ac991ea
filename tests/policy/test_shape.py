"""The shape of a sealed term, written and read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bedacht.engine.phrase import Kind
from bedacht.policy.shape import Shape, passages, shape_of

SHAPES = some.builds(
    Shape,
    some.lists(
        some.tuples(some.integers(1, 999), some.sampled_from(Kind)),
        min_size=1,
        max_size=12,
    ).map(tuple),
    some.booleans(),
)


@given(SHAPES)
def test_shape_is_read_as_it_was_written(shape: Shape) -> None:
    assert shape_of(str(shape)) == shape


@pytest.mark.parametrize(
    "told", ["", "^", "0", "9x", "9 ", "9**", "1000", " ".join("1" * 13)]
)
def test_other_words_are_no_shape(told: str) -> None:
    assert shape_of(told) is None


@pytest.mark.parametrize(
    ("told", "words", "tries"),
    [
        ("9", ["nordlicht"], ["nordlicht"]),
        ("9", ["nordlicht's"], ["nordlicht"]),
        ("9", ["nordlichter"], []),
        ("9~", ["nordlichtern"], ["nordlicht"]),
        ("9~", ["nordlichtteam"], []),
        ("9*", ["nordlichtteam"], ["nordlicht"]),
        ("9*", ["nord"], []),
        ("*9", ["winternordlicht"], ["nordlicht"]),
        ("*3*", ["atlas"], ["atl", "tla", "las"]),
        ("4 5~", ["nord", "lichts"], ["nord licht"]),
    ],
)
def test_words_that_a_shape_could_mean(
    told: str, words: list[str], tries: list[str]
) -> None:
    shape = shape_of(told)
    assert shape is not None
    assert list(shape.tries(words)) == tries


def test_words_are_read_as_the_engine_reads_them() -> None:
    ((words, capitals), *_) = passages("Das 𝗡𝗼𝗿𝗱\u00adlicht, größer")
    assert words == ["das", "nordlicht", "groesser"]
    assert capitals == [True, True, False]

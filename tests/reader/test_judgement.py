"""Numbers become what is said: a family, its likeliest rule, the sentence, how sure."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedacht.engine.finding import Confidence
from bedacht.errors import ReaderError
from bedacht.reader.card import Card, Family, read_card
from bedacht.reader.judgement import NOWHERE, Judged, Seen, judged
from tests.reader.tiny import CARD, LABELS

FAMILY = Family(scale=1.0, shift=0.0, doubt=0.05, low=0.5, medium=0.7, high=0.9)
TWO = Card("1", 8, ("conduct", "conduct.heat", "conduct.mean"), {"conduct": FAMILY})
LOGIT = st.floats(-1e6, 1e6)
ROW = st.lists(LOGIT, min_size=3, max_size=3)


@st.composite
def seen(draw: st.DrawFn) -> Seen:
    """One window as a model could see it."""
    tokens = draw(st.lists(ROW, min_size=1, max_size=6))
    places = st.integers(NOWHERE, 4)
    length = len(tokens)
    where = draw(st.lists(places, min_size=length, max_size=length))
    return Seen(draw(ROW), tokens, where)


@given(st.lists(seen(), max_size=4))
def test_at_most_one_thing_for_a_family_and_only_about_its_sentences(
    windows: list[Seen],
) -> None:
    said = judged(TWO, windows)
    assert len(said) <= 1
    for each in said:
        if each == Judged("conduct", NOWHERE, Confidence.LOW):
            continue
        assert each.rule in ("conduct.heat", "conduct.mean")
        assert any(each.sentence in window.sentences for window in windows)
        assert each.sentence != NOWHERE


@given(LOGIT, LOGIT)
def test_more_speaks_for_no_less(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert FAMILY.probability(low) <= FAMILY.probability(high)
    assert (FAMILY.confidence(low) or 0) <= (FAMILY.confidence(high) or 0)


def test_the_likeliest_rule_and_the_sentence_that_speaks_most_are_named() -> None:
    first = Seen([0.9, 0.0, 1.0], [[0.0, 0.0, 0.0]], [0])
    second = Seen([3.0, 2.0, 1.0], [[1.0, 0, 0], [5.0, 0, 0], [9.0, 0, 0]], [1, 2, -1])
    assert judged(TWO, [first, second]) == (Judged("conduct.heat", 2, Confidence.HIGH),)


def test_of_what_it_sees_nothing_it_says_so() -> None:
    nothing = Seen([-4.0, 1.0, 0.0], [[9.0, 0.0, 0.0]], [0])
    unsure = Seen([-2.0, 1.0, 0.0], [[9.0, 0.0, 0.0]], [0])
    assert judged(TWO, [nothing]) == (Judged("conduct", NOWHERE, Confidence.LOW),)
    assert judged(TWO, [nothing, unsure]) == ()


@pytest.mark.parametrize(
    ("logit", "confidence"),
    [(-1.0, None), (0.1, "low"), (1.0, "medium"), (3.0, "high")],
)
def test_how_sure_follows_the_card(logit: float, confidence: str | None) -> None:
    sure = FAMILY.confidence(logit)
    assert (sure and sure.word) == confidence


@pytest.mark.parametrize(
    "wrong",
    [
        Seen([1.0], [[1.0, 1.0, 1.0]], [0]),
        Seen([1.0, 1.0, 1.0], [[1.0]], [0]),
        Seen([1.0, 1.0, 1.0], [[1.0, 1.0, 1.0]], [0, 1]),
        Seen([float("nan"), 1.0, 1.0], [[1.0, 1.0, 1.0]], [0]),
        Seen([1.0, 1.0, 1.0], [[float("inf"), 1.0, 1.0]], [0]),
    ],
)
def test_other_numbers_than_the_card_speaks_of_are_no_answer(wrong: Seen) -> None:
    with pytest.raises(ReaderError):
        judged(TWO, [wrong])


def test_a_card_is_read() -> None:
    card = read_card(CARD)
    assert card.labels == LABELS
    assert card.rules("conduct") == ("conduct.heat", "conduct.disparagement")
    assert card.families["conduct"].high == 0.9


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("format = 1", "format = 2"),
        ("max_tokens = 24", "max_tokens = 0"),
        ("[family.conduct]", "[family.unheard]"),
        ("scale = 1.0", "scale = 'much'"),
        ("labels = [", "labels = 3 #"),
        ("version", "="),
    ],
)
def test_a_damaged_card_is_told(there: str, instead: str) -> None:
    assert there in CARD
    with pytest.raises(ReaderError):
        read_card(CARD.replace(there, instead, 1))

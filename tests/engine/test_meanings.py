"""What was learned about words changes no result, and is forgotten when it is too much."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from bedacht.engine.fold import fold
from bedacht.engine.hit import Hit
from bedacht.engine.meanings import Meanings
from bedacht.engine.recognise import recognised
from bedacht.engine.tokens import tokenise
from tests.engine.falkenried import ENGINE

WORDS = st.sampled_from(
    [
        "Wir",
        "haben",
        "bei",
        "Falkenried",
        "den",
        "Umsatz",
        "verloren",
        ".",
        "Unser",
        "größter",
        "Kunde",
        "geht",
        "🤫",
        "never",
        "told",
        "you",
        "our",
        "manager",
        "can't",
        "say",
        "Anna",
        "Herr",
        "Müller",
        "im",
        "März",
        "23",
        "Brünnhaus",
        "AG",
        "Nordlicht",
    ]
)
TEXTS = st.lists(WORDS, max_size=30).map(" ".join)
NAMES = ENGINE.concepts.bits["given-name"]


def read(meanings: Meanings, text: str) -> tuple[list[Hit], dict[int, list[int]]]:
    folded = fold(text)
    return recognised(meanings, folded, tokenise(folded.text))


@given(st.lists(TEXTS, min_size=1, max_size=5))
@settings(max_examples=60, deadline=None)
def test_words_that_are_known_mean_what_they_meant(texts: list[str]) -> None:
    full = Meanings(ENGINE.lexicons, NAMES)
    small = Meanings(ENGINE.lexicons, NAMES, most=4)
    for text in texts:
        fresh = read(Meanings(ENGINE.lexicons, NAMES), text)
        assert read(full, text) == read(small, text) == fresh


def test_no_more_words_are_kept_than_allowed() -> None:
    meanings = Meanings(ENGINE.lexicons, NAMES, most=3)
    for text in ("eins zwei drei", "vier", "vier fünf"):
        read(meanings, text)
    assert set(meanings.of([])) == {"vier", "fuenf"}

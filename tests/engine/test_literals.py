"""Both finders of literals see the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bedacht.engine.literals import Automaton, Dictionary
from bedacht.engine.tokens import tokenise

WORDS = st.text("abcü", min_size=1, max_size=4)
TEXTS = st.text("abcü 🙂.", max_size=40)


@given(st.lists(WORDS, min_size=1, max_size=6, unique=True), TEXTS)
def test_the_dictionary_finds_what_the_automaton_finds(
    literals: list[str], text: str
) -> None:
    tokens = tokenise(text)
    both = (Automaton(tuple(literals)), Dictionary(tuple(literals)))
    one, other = (sorted(finder.find(text, tokens)) for finder in both)
    assert one == other


def test_signs_are_found_outside_of_tokens() -> None:
    text = "so 🙂🙂"
    assert list(Dictionary(("🙂",)).find(text, tokenise(text))) == [
        (0, 3, 4),
        (0, 4, 5),
    ]

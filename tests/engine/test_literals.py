"""Both finders of literals see the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bedacht.engine.literals import automaton, by_parts, one_by_one

WORDS = st.text("abcü", min_size=1, max_size=4)
TEXTS = st.text("abcü 🙂.", max_size=40)


@given(st.lists(WORDS, min_size=1, max_size=6, unique=True), TEXTS)
def test_all_finders_find_the_same(literals: list[str], text: str) -> None:
    finders = [make(tuple(literals)) for make in (automaton, by_parts, one_by_one)]
    one, *others = (sorted(find(text)) for find in finders)
    assert all(other == one for other in others)


@given(st.lists(WORDS, min_size=1, max_size=6, unique=True), TEXTS)
def test_words_are_read_in_one_order(literals: list[str], text: str) -> None:
    both = (automaton(tuple(literals)), by_parts(tuple(literals)))
    one, other = (list(find(text)) for find in both)
    assert one == other


def test_signs_are_found_outside_of_words() -> None:
    assert list(one_by_one(("🙂",))("so 🙂🙂")) == [(0, 3, 4), (0, 4, 5)]

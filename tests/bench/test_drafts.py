"""The drafts that are timed are as long as they are called, and never twice the same."""

from __future__ import annotations

import pytest

from bench.drafts import LENGTHS, fresh, keystrokes, post, typing
from bench.terms import made_terms


@pytest.mark.parametrize("language", ["en", "de"])
@pytest.mark.parametrize("length", LENGTHS)
def test_a_post_is_as_long_as_it_is_called(language: str, length: int) -> None:
    assert length - 30 < len(post(language, length)) <= length


def test_every_paragraph_is_new_each_turn() -> None:
    text = post("en", 1300)
    turns = [fresh(text, turn).split("\n") for turn in range(40)]
    for paragraph in zip(*turns, strict=True):
        assert " " not in paragraph[0] or len(set(paragraph)) == len(turns)


def test_keystrokes_end_with_the_whole_draft() -> None:
    assert list(keystrokes("a draft", 3)) == ["a dra", "a draf", "a draft"]
    assert list(typing("a short draft")) == ["a", "a short", "a short draft"]


def test_terms_are_many_and_the_same_every_time() -> None:
    terms = made_terms(20_000)
    assert len(set(terms)) == len(terms)
    assert terms[:100] == made_terms(100)

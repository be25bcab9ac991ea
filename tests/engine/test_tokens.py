"""Tokens and sentences."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedacht.engine.tokens import tokenise


def sentences(text: str) -> list[str]:
    tokens = tokenise(text)
    ends = (*tokens.sentence_ends, len(text))
    starts = (0, *ends[:-1])
    return [
        text[a:b].strip()
        for a, b in zip(starts, ends, strict=True)
        if text[a:b].strip()
    ]


def test_apostrophes_belong_to_a_word_and_hyphens_do_not() -> None:
    assert tokenise("don't q3-zahlen").words == ["don't", "q3", "zahlen"]


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("eins. zwei! drei? vier", ["eins.", "zwei!", "drei?", "vier"]),
        ("am 3. mai um acht", ["am 3. mai um acht"]),
        ("z. b. morgen", ["z. b. morgen"]),
        ("dr. meier kommt", ["dr. meier kommt"]),
        ("seit 2019. jetzt", ["seit 2019.", "jetzt"]),
        ("zeile\nzeile", ["zeile", "zeile"]),
        ("siehe falkenried.example heute", ["siehe falkenried.example heute"]),
    ],
)
def test_sentences_end_where_people_end_them(text: str, parted: list[str]) -> None:
    assert sentences(text) == parted


@given(st.text(max_size=200))
def test_every_token_is_in_the_sentence_of_its_place(text: str) -> None:
    tokens = tokenise(text)
    for number, (begin, end) in enumerate(pairwise(tokens.bounds)):
        for index in range(begin, end):
            start = tokens.starts[index]
            assert text[start : tokens.ends[index]] == tokens.words[index]
            assert tokens.sentence_at(start) == number
    assert tokens.bounds[-1] == len(tokens.words)

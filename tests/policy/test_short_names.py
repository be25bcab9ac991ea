"""The telling word of a longer name stands for it, beside other evidence."""

from __future__ import annotations

import pytest

from tests.policy.company import small
from tests.policy.test_vocabulary import seen

LONGER_NAMES = (
    '["Kaupmann Motors", "Brünnhaus AG"]\nreferences = ["Brünnhaus AG"]',
    '["Norrdal Sykehus AS", "Blank Sykehus AS"]\nreferences = ["Ashgrove Department Stores"]',
)


@pytest.mark.parametrize(
    ("text", "concept", "words"),
    [
        ("Ashgrove zahlt nicht.", "reference", "Ashgrove"),
        ("Norrdal zahlt nicht.", "party-short", "Norrdal"),
        ("norrdal zahlt nicht.", "party-short", "norrdal"),
        ("Blank zahlt nicht.", "party-short", "Blank"),
    ],
)
def test_the_telling_word_of_a_longer_name_is_seen(
    text: str, concept: str, words: str
) -> None:
    assert seen(text, small(LONGER_NAMES))[concept] == words


def test_a_short_word_in_small_letters_is_no_name() -> None:
    assert "party-short" not in seen("blank geputzt", small(LONGER_NAMES))

"""Amounts in digits: what is money, a share, a large number, and where exactly."""

from __future__ import annotations

import pytest

from bedacht.engine.reading import Memo
from tests.engine.falkenried import ENGINE


def seen(text: str, concept: str) -> list[str]:
    """The words of `text` that hold `concept`."""
    bit = ENGINE.concepts.bits[concept]
    hits = Memo().passage(ENGINE, text).hits
    return [text[hit.start : hit.end] for hit in hits if hit.concepts & bit]


@pytest.mark.parametrize(
    ("text", "concept", "words"),
    [
        ("Umsatz um 23 % rauf", "percent", "23 %"),
        ("order intake up 𝟯𝟴 𝗽𝗲𝗿𝗰𝗲𝗻𝘁", "percent", "𝟯𝟴 𝗽𝗲𝗿𝗰𝗲𝗻𝘁"),
        ("rund 6,8 Mio. Euro", "money", "6,8 Mio. Euro"),
        ("knapp 14,2 Mio netto", "large-number", "14,2 Mio"),
        ("about 3 million rows", "large-number", "3 million"),
        ("we burn 900k a month", "large-number", "900k"),
        ("kostet 140.000 Euro im Jahr", "large-number", "140.000 Euro"),
        ("we owe them £60,000", "large-number", "£60,000"),
        ("a bill of 1.6m", "large-number", "1.6m"),
        ("am 3. März 2027", "date", "3. März 2027"),
    ],
)
def test_an_amount_is_seen_where_it_stands(text: str, concept: str, words: str) -> None:
    assert words in seen(text, concept)


def test_a_small_number_is_no_large_one() -> None:
    assert (
        seen(
            "Wir waren 14 Leute und 3 Hunde, dann ein 10k-Lauf, 45 Euro.",
            "large-number",
        )
        == []
    )

"""Folding: what people write differently becomes equal, and every step leads back."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedacht.engine.fold import fold

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Umsätze", "umsaetze"),
        ("Umsa\u0308tze", "umsaetze"),
        ("UMSÄTZE", "umsaetze"),
        ("Straße STRASSE", "strasse strasse"),
        ("𝗨𝗺𝘀𝗮𝘁𝘇", "umsatz"),
        ("Um\u00adsatz", "umsatz"),
        ("Um\u200bsatz", "umsatz"),
        ("Kund*innen", "kundinnen"),
        ("Kund:innen", "kundinnen"),
        ("Kund_innen", "kundinnen"),
        ("Kund/-innen", "kundinnen"),
        ("KundInnen", "kundinnen"),
        ("#TeamNordlicht", "#team nordlicht"),
        ("#UnserÜberblick", "#unser ueberblick"),
        ("„Zitat“ – so", '"zitat" - so'),
        ("Café", "cafe"),
        ("ﬁnal", "final"),
    ],
)
def test_ways_to_write_the_same_become_equal(written: str, folded: str) -> None:
    assert fold(written).text == folded


def test_pairs_that_are_no_gender_form_stay() -> None:
    assert fold("mein*e").text == "mein*e"


@given(ANY_TEXT)
def test_every_folded_character_leads_back_into_the_text(text: str) -> None:
    folded = fold(text)
    ends = [folded.back(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= start <= end <= len(text) for start, end in ends)
    assert ends == sorted(ends)


@given(ANY_TEXT)
def test_forward_is_the_way_back_reversed(text: str) -> None:
    folded = fold(text)
    for at in range(len(folded.text)):
        start, end = folded.back(at, at + 1)
        if start < end:
            assert (
                folded.back(folded.forward(start), folded.forward(start) + 1)[0]
                <= start
            )


@given(ANY_TEXT)
def test_composed_and_decomposed_fold_alike(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    again = unicodedata.normalize("NFD", composed)
    if unicodedata.normalize("NFC", again) == composed:
        assert _letters(fold(composed).text) == _letters(fold(again).text)


def _letters(text: str) -> str:
    """Without the spaces that camel-case hashtags gain: decomposed they have no capitals pair."""
    return text.replace(" ", "")

"""Text in the usual letters, with the exact way back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedacht.engine.smooth import smooth

ODD = st.text(
    st.sampled_from("aÄu1 .\u0308\u200b\u00ad\u00a0\u202f𝐁𝟕Ａ\ufe0f👩🏽"), max_size=40
)


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("12\u00a0Mio.\u202f€", "12 Mio. €"),
        ("𝐔𝐦𝐬𝐚𝐭𝐳", "Umsatz"),
        ("U\u0308ber", "Über"),
        ("Um\u00adsatz\u200b", "Umsatz"),
        ("Ｎｅｗ １２", "New 12"),
        ("2² = 4, ½", "2² = 4, ½"),
    ],
)
def test_only_what_looks_the_same_is_changed(written: str, usual: str) -> None:
    assert smooth(written).text == usual


@given(ODD)
def test_smooth_text_stays_as_it_is(text: str) -> None:
    usual = smooth(text).text
    assert smooth(usual).text == usual


@given(ODD)
def test_every_letter_leads_back_to_where_it_stood(text: str) -> None:
    usual = smooth(text)
    for place, letter in enumerate(usual.text):
        start, end = usual.back(place, place + 1)
        assert letter in smooth(text[start:end]).text

"""Numbers that prove themselves: only a right checksum counts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.de import idnr
from stdnum.iso7064 import mod_97_10

from tests.engine.sight import all_seen, seen


def german_iban(account: str) -> str:
    return "DE" + mod_97_10.calc_check_digits(account + "DE") + account


def in_fours(digits: str) -> str:
    return " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))


def concepts(text: str) -> set[str]:
    return {item.concept for item in all_seen(text)}


@given(st.text("0123456789", min_size=18, max_size=18), st.booleans())
def test_every_right_iban_is_seen_whole(account: str, spaced: bool) -> None:  # noqa: FBT001
    iban = german_iban(account)
    written = in_fours(iban) if spaced else iban
    found = [s for s in all_seen(f"Konto {written}, danke") if s.concept == "iban"]
    assert [(s.start, s.end) for s in found] == [(6, 6 + len(written))]


@given(
    st.text("0123456789", min_size=18, max_size=18),
    st.integers(2, 21),
    st.integers(1, 9),
)
def test_one_wrong_digit_is_no_iban(account: str, place: int, by: int) -> None:
    iban = german_iban(account)
    wrong = str((int(iban[place]) + by) % 10)
    assert "iban" not in concepts(f"Konto {iban[:place]}{wrong}{iban[place + 1 :]}")


def test_a_british_iban_has_letters() -> None:
    assert seen("GB82 WEST 1234 5698 7654 32", "iban") == [
        "GB82 WEST 1234 5698 7654 32"
    ]


def test_a_tax_number_is_seen_with_and_without_spaces() -> None:
    number = next(
        n for n in map(str, range(86095742700, 86095742800)) if idnr.is_valid(n)
    )
    spaced = f"{number[:2]} {number[2:5]} {number[5:8]} {number[8:]}"
    assert seen(f"IdNr {number}.", "tax-number") == [number]
    assert seen(f"IdNr {spaced}.", "tax-number") == [spaced]


def test_eleven_other_digits_are_no_tax_number() -> None:
    assert seen("Auftrag 12345678901", "tax-number") == []


def test_a_card_number_needs_its_check_digit() -> None:
    body = "545457623898234"
    right = body + luhn.calc_check_digit(body)
    assert seen(f"Karte {in_fours(right)}!", "card-number") == [in_fours(right)]
    wrong = body + str((int(right[-1]) + 1) % 10)
    assert seen(f"Karte {in_fours(wrong)}!", "card-number") == []


@pytest.mark.parametrize("number", ["65 180539 W 001", "65180539W001"])
def test_a_pension_number_is_seen(number: str) -> None:
    assert seen(f"RV-Nummer {number}", "insurance-number") == [number]


def test_a_pension_number_with_a_wrong_digit_is_none() -> None:
    assert seen("RV-Nummer 65 180539 W 002", "insurance-number") == []


def test_an_article_number_is_no_insurance_number() -> None:
    assert seen("Artikel A123456789", "insurance-number") == []

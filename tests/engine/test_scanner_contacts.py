"""E-mail addresses and telephone numbers of people, and what only looks like them."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.engine.sight import seen


@pytest.mark.parametrize(
    "address",
    [
        "kim.larsen@falkenried.example",
        "n.wollers+post@postbox.example",
        "jana@firma-nord.de",
    ],
)
def test_an_address_of_a_person_is_seen_as_it_stands(address: str) -> None:
    assert seen(f"Schreib an {address}, sie freut sich.", "email") == [address]


def test_an_address_in_disguise_is_seen() -> None:
    assert seen("kim (at) firma (punkt) de", "email") == ["kim (at) firma (punkt) de"]


@pytest.mark.parametrize(
    "text",
    [
        "Fragen an info@stadtwerke.example oder jobs@falkenried.example",
        "press-office@falkenried.example",
        "name@example.com ist ein Platzhalter",
        "@user hallo @kim",
        "5 @ 3 Euro",
    ],
)
def test_mailboxes_of_a_function_and_mentions_are_left_out(text: str) -> None:
    assert seen(text, "email") == []


@pytest.mark.parametrize(
    "number",
    [
        "0171 3920055",
        "+49 171 3920055",
        "+49 (0)171 392 00 55",
        "(0171) 3920055",
        "0171/3920055",
        "07700 900 118",
        "020 7946 0018",
        "(212) 555-0143",
        "+41 44 668 18 00",
    ],
)
def test_a_number_that_can_be_dialled_is_seen(number: str) -> None:
    assert seen(f"Ruf an: {number}, bitte.", "phone") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Bestellnummer 0170 4482 910",
        "Ticket 0171 3920055",
        "am 03.12.2026 um 09.30 Uhr",
        "1.200.000 Euro",
        "ISBN 978-3-16-148410-0",
        "Notruf 112, Giftnotruf 030 19240",
        "Hotline 0800 6877837",
        "DE89 3704 0044 0532 0130 00",
        "Version 01.02.03.04.05",
        "2019 2020 2021",
    ],
)
def test_orders_dates_prices_and_public_numbers_are_left_out(text: str) -> None:
    assert seen(text, "phone") == []


def test_the_library_is_loaded_when_something_looks_like_a_number() -> None:
    program = (
        "import sys; from tests.engine.sight import all_seen; all_seen('Heute ist Freitag');"
        "sys.exit(any(m.split('.')[0] in ('phonenumbers', 'stdnum') for m in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0

"""Secrets, built here while the test runs: none of them ever opened anything."""

from __future__ import annotations

import random
import string

import pytest

from bedacht.engine.scanners.keys import entropy
from tests.engine.sight import seen


def letters(count: int, alphabet: str = string.ascii_letters + string.digits) -> str:
    return "".join(random.Random(count).choices(alphabet, k=count))  # noqa: S311


KNOWN = {
    "code host": "gh" + "p_" + letters(36),
    "cloud": "AK" + "IA" + letters(16, string.ascii_uppercase + string.digits),
    "chat": "xo" + "xb-" + letters(24),
    "payment": "sk" + "_live_" + letters(24),
    "maps": "AI" + "za" + letters(35),
    "web token": "ey"
    + "J"
    + letters(20)
    + ".ey"
    + "J"
    + letters(30)
    + "."
    + letters(20),
    "database": "postgres" + "://kim:" + letters(9) + "@db.werk.example",
}


@pytest.mark.parametrize("key", KNOWN.values(), ids=KNOWN.keys())
def test_a_key_of_known_make_is_seen(key: str) -> None:
    assert key in seen(f"geht so: {key} oder?", "secret")


def test_a_private_key_is_seen_to_its_end() -> None:
    key = (
        "-----BEGIN RSA "
        + "PRIVATE KEY-----\n"
        + letters(60)
        + "\n-----END RSA PRIVATE KEY-----"
    )
    assert seen(f"hier: {key}", "secret") == [key]


@pytest.mark.parametrize(
    "written",
    [
        "token = '{}'",
        "X-Api-Key: {}",
        "passwort: {}",
        "API_KEY={}",
        "Authorization: Bearer {}",
    ],
)
def test_what_is_set_as_a_key_is_seen(written: str) -> None:
    value = "wq7-" + letters(14) + "9x"
    assert seen(written.format(value), "secret") == [value]


@pytest.mark.parametrize(
    "text",
    [
        "API_KEY=YOUR_KEY_HERE",
        "password: xxxxxxxx",
        "Kennwort „xxxx“",
        "Authorization: Bearer xxxxxxxx",
        "token: null",
        "Das Passwort: vergessen.",
        "Schlüsselqualifikationen im Wandel",
        "#TeamFalkenried2026Rocks",
        "https://www.falkenried.example/a1b2c3d4e5f6g7h8",
        "Donaudampfschifffahrtsgesellschaft",
    ],
)
def test_placeholders_and_talk_are_no_secret(text: str) -> None:
    assert seen(text, "secret") == []


@pytest.mark.parametrize(
    "word", ["Birnbaum77", "Falke2024!", "Kupfer-Kessel-9", "stat3b"]
)
def test_a_word_with_digits_is_like_a_password_beside_the_cue(word: str) -> None:
    assert seen(f"Das Passwort heißt {word}, danke", "password-like") == [word]


@pytest.mark.parametrize(
    "text",
    ["Passwort seit 2019", "WLAN ab 18 Uhr", "Login mit Windows11", "WLAN 50 MBit"],
)
def test_years_and_products_are_not(text: str) -> None:
    assert seen(text, "password-like") == []


@pytest.mark.parametrize(
    "code", ["4711#", "3391 und Raute", "vier vier sieben eins raute", "1908 star"]
)
def test_what_is_typed_at_a_door_is_a_code(code: str) -> None:
    assert seen(f"hinten {code} dann links", "keypad-code") == [code]


def test_entropy_counts_bits() -> None:
    assert entropy("aaaa") == 0
    assert entropy("abcd") == 2

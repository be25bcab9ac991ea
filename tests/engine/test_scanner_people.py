"""Named persons and where they live."""

from __future__ import annotations

import pytest

from tests.engine.sight import seen


@pytest.mark.parametrize(
    "name",
    [
        "Frau Schulte",
        "Herr Dr. Quistorp",
        "Mrs Larkfield",
        "Dr. Sommerfeld",
        "Familie Wrobel",
        "Sabine Kröger",
        "Ralf von Wübbenhorst",
        "Rory Penhaligon",
        "T. Abernathy-Voss",
    ],
)
def test_a_named_person_is_seen(name: str) -> None:
    assert seen(f"gestern war {name} bei uns", "person") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Herr Gott, ist das kalt",
        "Der Herr der Ringe",
        "Petra war da",
        "meine Frau und ich",
        "z. B. Äpfel",
    ],
)
def test_nobody_is_left_out(text: str) -> None:
    assert seen(text, "person") == []


@pytest.mark.parametrize(
    "text", ["Kev's been away", "der ivo war da", "Unsere Petra hat frei"]
)
def test_first_names_are_data(text: str) -> None:
    assert seen(text, "given-name")


@pytest.mark.parametrize(
    "address",
    [
        "Amselstr. 14",
        "Birkenweg 12a",
        "Feldschnieders Kamp 9",
        "Poststraße 12",
        "14 Larkfield Rise",
        "9 Cotter's Row",
        "CH5 1ZQ",
    ],
)
def test_street_and_number_are_an_address(address: str) -> None:
    assert seen(f"sie wohnt {address}, oben", "address") == [address]


@pytest.mark.parametrize(
    "text",
    [
        "Platz 2 von 31",
        "Heimweg 12 km",
        "Arbeitsweg 40 Minuten",
        "Parkplatz 12 ist frei",
        "die Straße 2026",
        "Montag 12 Uhr am Markt",
        "in 2026 we hit the Road",
    ],
)
def test_ways_and_ranks_are_no_address(text: str) -> None:
    assert seen(text, "address") == []


def test_a_number_plate() -> None:
    assert seen("der schwarze BMW LTB-K 417 wieder", "number-plate") == ["LTB-K 417"]
    assert seen("BX21 KLM parked here", "number-plate") == ["BX21 KLM"]
    assert seen("DIN EN 1090", "number-plate") == []

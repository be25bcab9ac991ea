"""What a policy cannot do, whoever wrote it."""

from __future__ import annotations

import pytest

from bedacht.policy.policy import Policy
from tests.policy.company import SMALL, faults, read


@pytest.mark.parametrize(
    "phrase",
    ["Betriebsrat", "Streiks", "ver.di", "IG Metall", "works councils", "Gehälter",
     "Gewerkschaften", "whistleblower", "unser Tarifvertrag", "UNION"],
)  # fmt: skip
def test_protected_speech_is_no_topic(phrase: str) -> None:
    found = faults(("Quartalszahlen", phrase))
    assert [what for _, _, what in found] == ["protected"]


@pytest.mark.parametrize("term", ["Betriebsratswahl", "minimum wage"])
def test_protected_speech_is_no_secret(term: str) -> None:
    found = faults(("Projekt Nordlicht", term))
    assert [what for _, _, what in found] == ["protected"]


@pytest.mark.parametrize(
    "phrase", ["Stromtarif", "Arbeitsschutzschuh", "bird strike", "Lohnsteuerhilfe"]
)
def test_other_words_with_the_same_letters_stay(phrase: str) -> None:
    assert isinstance(read(SMALL.replace("Quartalszahlen", phrase)), Policy)


def test_threat_in_a_title_is_refused() -> None:
    found = faults(("Was im Haus bleibt", "Sonst droht die Abmahnung"))
    assert found == [(45, 1, "threat")]


FLOOR = 'floor = "warn"'
SAID = [
    (FLOOR, f'{FLOOR}, why = "WORDS"'),
    ("[levels]", '[texts]\nconduct = "WORDS"\n[levels]'),
    ("[levels]", '[texts]\nconduct = { de = "Gut.", en = "WORDS" }\n[levels]'),
    ('title = "Was im Haus bleibt"', 'title = "Innen"\ntext = "WORDS"'),
]


@pytest.mark.parametrize("place", SAID)
@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("Sonst droht die Kündigung", "threat"),
        ("Das ist illegal", "verdict"),
        ("Alles andere ist erlaubt", "verdict"),
        ("lang " * 50, "said-long"),
    ],
)
def test_own_texts_are_kind_and_short(
    place: tuple[str, str], words: str, what: str
) -> None:
    old, new = place
    found = faults((old, new.replace("WORDS", words)))
    assert [each for _, _, each in found] == [what]


@pytest.mark.parametrize("place", SAID)
def test_kind_words_of_the_company_stay(place: tuple[str, str]) -> None:
    old, new = place
    said = new.replace("WORDS", "Ein Wort zu früh kann viele treffen.")
    assert isinstance(read(SMALL.replace(old, said)), Policy)


@pytest.mark.parametrize(
    "rule", ["association", "authority.press", "conduct.disparagement"]
)
@pytest.mark.parametrize("kind", ["default", "floor"])
def test_opinion_cannot_be_raised_to_confirm(rule: str, kind: str) -> None:
    setting = f'"{rule}" = {{ {kind} = "confirm" }}'
    found = faults(('confidentiality = { floor = "warn" }', setting))
    assert found == [(48, 1, "too-loud")]


def test_secrets_can_be_raised_to_confirm() -> None:
    source = SMALL.replace('floor = "warn"', 'floor = "confirm"')
    assert isinstance(read(source), Policy)

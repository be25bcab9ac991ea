"""What `policy check` suggests in a policy without faults."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bedacht.policy.policy import Policy
from bedacht.policy.preferences import Language, Preferences
from bedacht.rules.load import shared_rules
from tests.corpora.readable import POLICIES, SCORED_ONLY
from tests.policy.company import library, read
from tests.policy.sealing import sealed_source

TODAY = date(2026, 11, 24)
EXAMPLE = (shared_rules() / "example-policy.toml").read_text("utf-8")
# Its ended term is there to show `until`.
WHOLE = EXAMPLE.replace("until = 2026-09-01", "until = 2027-09-01")
FLOOR = 'association = { default = "hint" }'


def counsel(source: str) -> list[tuple[int, str, str]]:
    """Line, kind and the word in question of everything that is suggested."""
    policy = read(source)
    assert isinstance(policy, Policy), policy
    found = library().counsel.on(policy, source, TODAY)
    return [(f.line, f.what, next(iter(f.fill.values()), "")) for f in found]


def line_of(source: str, words: str) -> int:
    return source[: source.index(words)].count("\n") + 1


def test_good_policy_is_let_be() -> None:
    assert counsel(WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "what", "word"),
    [
        ('"Quartalszahlen"', '"Schichtplan"', "chills", "Schichtplan"),
        ('"Quartalszahlen"', '"der Schichtplan"', "chills", "der Schichtplan"),
        ('"Quartalszahlen"', '"Team"', "wide", "Team"),
        ('"Quartalszahlen"', '"heute"', "wide", "heute"),
        ('"Quartalszahlen"', '"KI"', "wide", "KI"),
        ('"Rezeptur B17"', '"Brücke"', "term-ambiguous", "Brücke"),
        ('"Rezeptur B17"', '"B17"', "term-ambiguous", "B17"),
        ('aliases = ["Falkenried"', 'aliases = ["FSE", "Falkenried"', "name-ambiguous", "FSE"),
        ('"FlowPress", ', '"Markt", ', "name-ambiguous", "Markt"),
        (FLOOR, 'association = { default = "warn" }', "lifts-opinion", "association"),
        (FLOOR, '"conduct.heat" = { floor = "warn" }', "holds-opinion", "conduct.heat"),
        ('confidentiality = { floor = "warn"', 'confidentiality = { floor = "confirm"', "asks-always", "confidentiality"),
        ("until = 2027-09-01", "until = 2026-11-24", "over", "2026-11-24"),
        ("um die Sache.", "um die Sache!", "shouts", ""),
        ("Streiten geht, am", "STREITEN GEHT, am", "shouts", ""),
    ],
)  # fmt: skip
def test_second_look_is_suggested_at_its_line(
    old: str, new: str, what: str, word: str
) -> None:
    source = WHOLE.replace(old, new, 1)
    assert source != WHOLE
    assert counsel(source) == [(line_of(source, new), what, word)]


def test_topic_of_few_words_is_told() -> None:
    source = re.sub(r'phrases = \["Quartals.*\]', 'phrases = ["Dividende"]', WHOLE)
    where = line_of(source, 'phrases = ["Dividende"]')
    assert counsel(source) == [(where, "few", "")]


def test_what_is_not_there_is_told() -> None:
    bare = 'policy = 1\nversion = 1\n[organisation]\nname = "Falkenried SE"\n'
    assert [what for _, what, _ in counsel(bare)] == ["no-terms", "no-contact"]
    assert "no-terms" not in {what for _, what, _ in counsel(sealed_source())}


def test_missing_section_names_the_reasons_of_warnings() -> None:
    source = WHOLE.replace('reason = "visibility"', 'reason = "reach"')
    assert [(what, word) for _, what, word in counsel(source)] == [
        ("no-section", "visibility")
    ]


@pytest.mark.parametrize("language", Language)
def test_every_suggestion_can_be_said(language: Language) -> None:
    lines = library().sentences(Preferences(language=language)).lines
    kinds = {"chills", "wide", "few", "term-ambiguous", "name-ambiguous", "lifts-opinion",
             "holds-opinion", "asks-always", "no-terms", "no-contact", "no-section", "over", "shouts", "guessable"}  # fmt: skip
    assert {
        key.removeprefix("counsel.") for key in lines if key.startswith("counsel.")
    } == kinds


def test_policies_of_careful_people_get_little_counsel() -> None:
    paths = [p for p in sorted(POLICIES.glob("*.toml")) if p.stem not in SCORED_ONLY]
    found = [what for path in paths for _, what, _ in counsel(path.read_text("utf-8"))]
    loud = {"lifts-opinion", "holds-opinion", "asks-always", "shouts", "chills"}
    assert not loud & set(found)
    lists = [
        what for what in found if what in {"wide", "name-ambiguous", "term-ambiguous"}
    ]
    assert len(lists) < len(paths) / 2

"""What a person reads about a finding, in their language and form of address."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bedacht.engine.finding import Confidence, Finding, Level, Reason, Span
from bedacht.engine.impression import READER
from bedacht.policy.preferences import Address, Language, Preferences
from bedacht.policy.sentences import sentences_of
from bedacht.policy.verdict import Graded
from bedacht.policy.wording import AdviceKind, Contact, Wording, word
from tests.policy.company import library, small

RULE = "confidentiality.figures"


def words(
    language: Language, address: Address = Address.DU, *, company: bool = True
) -> Wording:
    seen = ("employer", "percent", "some-list")
    found = Finding(RULE, None, "x", seen, Confidence.HIGH, Level.WARN)
    spoken = library().sentences(Preferences(language=language, address=address))
    rule = library().compiled.rules[RULE]
    policy = small() if company else None
    return word(Graded(found, Level.WARN, ()), rule, policy, spoken)


def test_german_knows_du_and_sie() -> None:
    du, sie = (words(Language.DE, address) for address in Address)
    rule = library().compiled.rules[RULE]
    assert (du.why, sie.why) == (rule.why.de, rule.why.de_sie)
    assert du.evidence == ("Name des Arbeitgebers", "Prozentzahl")


def test_english_needs_no_form_of_address() -> None:
    assert words(Language.EN, Address.SIE) == words(Language.EN)


def test_company_adds_guideline_and_contact() -> None:
    wording = words(Language.EN)
    assert wording.reason is Reason.CONFIDENTIALITY
    assert wording.guideline is not None
    assert wording.guideline.url == "https://falkenried.example/guide"
    assert wording.contact is not None
    assert (wording.contact.email, wording.contact.url) == (
        "social@falkenried.example", None,
    )  # fmt: skip


def test_company_says_something_of_a_rule_before_its_section() -> None:
    own = ("[levels]", f'[texts]\n"{RULE}" = "Erst die Presse."\n[levels]')
    section = ('title = "Was', 'text = "Drinnen bleibt drinnen."\ntitle = "Was')
    assert said(own) == "Erst die Presse."
    assert said(section) == "Drinnen bleibt drinnen."
    assert said(("", "")) is None


def said(change: tuple[str, str]) -> str | None:
    found = Finding(RULE, None, "x", (), Confidence.HIGH, Level.WARN)
    spoken = library().sentences(Preferences())
    rule = library().compiled.rules[RULE]
    return word(Graded(found, Level.WARN, ()), rule, small(change), spoken).company


AWAY = (
    'hours = [{ from = "09:00", to = "17:00" }]\n'
    "away = [{ from = 2026-11-26, to = 2026-12-24 }]\n"
    '[[contact.deputies]]\nname = "Presse"\nemail = "p@falkenried.example"\n'
    'hours = [{ from = "10:00", to = "12:00" }]\n[guidelines]'
)


@pytest.mark.parametrize(
    ("day", "hour", "name", "note"),
    [
        (24, 10, "Team Social", None),
        (24, 8, "Team Social", "Wieder da: heute ab 09:00 Uhr."),
        (24, 18, "Team Social", "Wieder da: Mittwoch ab 09:00 Uhr."),
        (26, 11, "Presse", "Vertretung für Team Social."),
        (
            27,
            13,
            "Presse",
            "Vertretung für Team Social. Wieder da: Montag ab 10:00 Uhr.",
        ),
    ],
)
def test_contact_says_who_stands_in_and_who_is_back(
    day: int, hour: int, name: str, note: str | None
) -> None:
    moment = datetime(2026, 11, day, hour, tzinfo=UTC)
    contact = asked(("[guidelines]", AWAY), moment)
    assert (contact.name, contact.note) == (name, note)


def test_contact_away_for_long_names_the_day_or_nothing() -> None:
    moment = datetime(2026, 11, 24, 10, tzinfo=UTC)
    back = "away = [{ from = 2026-11-01, to = 2026-12-24 }]\n[guidelines]"
    assert asked(("[guidelines]", back), moment).note == "Wieder da: ab 2026-12-25."
    never = "away = [{ from = 2026-11-01, to = 2028-12-24 }]\n[guidelines]"
    assert asked(("[guidelines]", never), moment).note == "Gerade nicht da."


def asked(change: tuple[str, str], moment: datetime) -> Contact:
    found = Finding(RULE, None, "x", (), Confidence.HIGH, Level.WARN)
    spoken, rule = library().sentences(Preferences()), library().compiled.rules[RULE]
    graded = Graded(found, Level.WARN, ())
    contact = word(graded, rule, small(change), spoken, moment).contact
    assert contact is not None
    return contact


def test_without_company_nobody_is_named() -> None:
    wording = words(Language.EN, company=False)
    assert (wording.guideline, wording.contact) == (None, None)


def test_sentence_falls_back_to_du() -> None:
    spoken = sentences_of({"a": {"x": "du", "x_sie": "Sie", "y": "{n}"}}, "de", "sie")
    assert spoken.say("a.x") == "Sie"
    assert spoken.say("a.y", n=3) == "3"
    assert "a.x_sie" not in spoken.lines


@pytest.mark.parametrize("language", Language)
def test_every_rule_can_be_worded(language: Language) -> None:
    spoken = library().sentences(Preferences(language=language))
    for rule in library().compiled.rules.values():
        found = Finding(rule.id, None, "", (), Confidence.LOW, Level.HINT)
        wording = word(Graded(found, Level.HINT, ()), rule, None, spoken)
        assert wording.title
        assert wording.reason_text
        assert replace(wording) == wording


@pytest.mark.parametrize(
    ("language", "address", "admits"),
    [
        (Language.DE, Address.DU, "es kann sich irren. Es ist sich ziemlich sicher."),
        (Language.DE, Address.SIE, "es kann sich irren. Es ist sich ziemlich sicher."),
        (Language.EN, Address.DU, "it can be wrong. It is fairly sure."),
    ],
)
def test_the_second_reader_says_that_it_can_be_wrong(
    language: Language, address: Address, admits: str
) -> None:
    spoken = library().sentences(Preferences(language=language, address=address))
    for rule in library().compiled.rules.values():
        found = Finding(rule.id, Span(0, 5), READER, (), Confidence.MEDIUM, Level.WARN)
        wording = word(Graded(found, Level.WARN, ()), rule, None, spoken)
        assert admits in wording.why
        assert wording.why.endswith(rule.why.to(language, address))
        # It speaks of a sentence: nothing that would stand in for single words fits there.
        kinds = [advice.kind for advice in wording.advice]
        assert AdviceKind.REPLACE not in kinds
        assert kinds.count(AdviceKind.REMOVE) == 1

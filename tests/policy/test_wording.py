"""What a person reads about a finding, in their language and form of address."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bedacht.engine.finding import Confidence, Finding, Level, Reason
from bedacht.policy.preferences import Address, Language, Preferences
from bedacht.policy.sentences import sentences_of
from bedacht.policy.verdict import Graded
from bedacht.policy.wording import Wording, word
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

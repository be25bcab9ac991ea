"""The rules that ship: each keeps what its own examples promise."""

from __future__ import annotations

import pytest

from bedacht.engine.compiled import Engine
from bedacht.engine.rulebook import Rule
from bedacht.rules import load
from bedacht.rules.prove import prove
from tests.rules.world import example_engine

ENGINE: Engine = example_engine()
RULEBOOK = load()
RULES = list(RULEBOOK.rules.values())


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_keeps_its_examples(rule: Rule) -> None:
    assert [str(broken) for broken in prove(ENGINE, [rule])] == []


def test_every_rule_of_the_contract_is_there() -> None:
    assert sorted(RULEBOOK.rules) == [
        "association.company-share",
        "association.employer-named",
        "association.employment-stated",
        "association.first-link",
        "association.pressured-share",
        "association.undisclosed-endorsement",
        "authority.opinion-note",
        "authority.press",
        "authority.reserved-topic",
        "authority.speaks-for-company",
        "conduct.discrimination",
        "conduct.disparagement",
        "conduct.heat",
        "conduct.insult",
        "confidentiality.credentials",
        "confidentiality.customer",
        "confidentiality.document",
        "confidentiality.figures",
        "confidentiality.incident",
        "confidentiality.marker",
        "confidentiality.personal-data",
        "confidentiality.personnel",
        "confidentiality.roadmap",
        "confidentiality.term",
        "reach.amplified",
    ]


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_what_is_put_for_words_fits_any_sentence(rule: Rule) -> None:
    """Words of their own would not: a sentence goes on around them."""
    texts = [a.text for a in rule.advice if a.kind == "replace" and a.text]
    for text in texts:
        for language in ("de", "en"):
            insert = text.to(language, "du")
            assert insert == "…" or (insert[0], insert[-1]) == ("(", ")")

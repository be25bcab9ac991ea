"""How loudly rules speak before any draft is there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bedacht.engine.finding import Level
from bedacht.policy.levels import LevelSource, Loudness, floor_reason, loudness
from bedacht.policy.preferences import Preferences
from tests.policy.company import library, small

TERM = "confidentiality.term"  # the small company keeps it at `warn` at least
NAMED = "association.employer-named"  # and lifts this one to `warn`
INSULT = "conduct.insult"


def heard(rule: str, **wanted: Level) -> Loudness:
    mine = Preferences(levels={key.replace("_", "."): to for key, to in wanted.items()})
    return loudness(library().compiled.rules[rule], small(), mine)


def test_rule_speaks_as_it_is_written() -> None:
    level = library().compiled.rules[INSULT].level
    assert heard(INSULT) == Loudness(level, LevelSource.RULE, None)


def test_company_lifts_and_is_named() -> None:
    assert heard(NAMED) == Loudness(Level.WARN, LevelSource.COMPANY, None)


def test_person_has_their_way_for_rule_and_family() -> None:
    assert heard(INSULT, conduct=Level.OFF).level is Level.OFF
    own = heard(INSULT, conduct=Level.OFF, conduct_insult=Level.HINT)
    assert own == Loudness(Level.HINT, LevelSource.PERSON, None)


@pytest.mark.parametrize("wanted", [Level.OFF, Level.HINT])
def test_floor_holds_and_is_named(wanted: Level) -> None:
    bound = heard(TERM, confidentiality=wanted)
    assert bound == Loudness(Level.WARN, LevelSource.FLOOR, Level.WARN)


def test_person_may_have_it_louder_than_the_floor() -> None:
    assert heard(TERM, confidentiality=Level.CONFIRM).level is Level.CONFIRM


def test_reason_of_a_floor_names_whom_to_ask() -> None:
    spoken = library().sentences(Preferences())
    policy = small(('floor = "warn"', 'floor = "warn", why = "Ein Wort zu früh."'))
    rules = library().compiled.rules
    bound = loudness(rules[TERM], policy, Preferences())
    assert floor_reason(bound, policy, spoken) == (
        "Ein Wort zu früh. Unklar? Team Social hilft weiter. social@falkenried.example"
    )
    free = loudness(rules[INSULT], policy, Preferences())
    assert floor_reason(free, policy, spoken) == ""


def test_floor_without_reason_and_contact_says_nothing_more() -> None:
    policy = replace(small(), contact=None)
    bound = loudness(library().compiled.rules[TERM], policy, Preferences())
    assert floor_reason(bound, policy, library().sentences(Preferences())) == ""

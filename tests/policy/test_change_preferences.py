"""An older version writes a file of a later one: nothing is lost, what it knows applies."""

from __future__ import annotations

import pytest

from bedacht.engine.draft import Listed, Platform, Stance
from bedacht.policy.change_preferences import change_preferences
from bedacht.policy.fault import Fault
from bedacht.policy.preferences import Changes, Preferences
from bedacht.policy.read_preferences import Understood, read_preferences
from tests.policy.company import library

LATER = """\
employer = "Falkenried"
stance = "loud"          # comes with a later version
paused_sites = [
  "xing",
  "elsewhere",           # so does this site
]
own_terms = ["Bluebird", { term = "Lotse", until = 2027-01-01}]
mood = "sunny"

[listed]
xing = "perhaps"

[weather]
rain = true
"""


def read(source: str) -> Understood | tuple[Fault, ...]:
    return read_preferences(source, library().rule_ids, Preferences())


def changed(changes: Changes, source: str = LATER) -> str | None:
    return change_preferences(source, changes, read)


def test_every_known_setting_applies() -> None:
    found = read(LATER)
    assert isinstance(found, Understood)
    mine = found.preferences
    assert (mine.employer, mine.stance) == ("Falkenried", Stance.OPEN)
    assert mine.paused_sites == {Platform.XING}
    assert mine.own_terms == ("Bluebird",)
    assert mine.listed_on(Platform.XING) is Listed.UNKNOWN
    assert [fault.line for fault in found.faults] == [2, 5, 7, 8, 11, 13]


@pytest.mark.parametrize(
    ("changes", "line", "instead"),
    [
        ({("employer",): "Kaupmann"}, '"Falkenried"', '"Kaupmann"'),
        ({("paused_sites",): []}, '  "xing",\n', ""),
        ({("paused_sites",): None}, '  "xing",\n', ""),
        ({("own_terms",): None}, '"Bluebird", ', ""),
        ({("stance",): "separate"}, '"loud"', '"separate"'),
        ({("listed", "xing"): "no"}, '"perhaps"', '"no"'),
    ],
)
def test_nothing_but_the_setting_is_changed(
    changes: Changes, line: str, instead: str
) -> None:
    text = changed(changes)
    assert text is not None
    assert text.replace(" ", "") == LATER.replace(line, instead).replace(" ", "")


def test_item_is_put_beside_those_that_are_not_understood() -> None:
    text = changed({("own_terms",): ["Bluebird", "Nordlicht"]})
    assert text is not None
    assert '{ term = "Lotse", until = 2027-01-01}' in text
    found = read(text)
    assert isinstance(found, Understood)
    assert found.preferences.own_terms == ("Bluebird", "Nordlicht")


def test_form_that_says_everything_again_overwrites_nothing() -> None:
    said: Changes = {
        ("employer",): "Falkenried",
        ("stance",): "open",
        ("paused_sites",): ["xing"],
        ("own_terms",): ["Bluebird"],
        ("listed", "xing"): "unknown",
    }
    assert changed(said) == LATER


@pytest.mark.parametrize(
    "source",
    [
        'own_terms = { Lotse = "always" }',
        '[[own_terms]]\nterm = "Lotse"',
        'listed = "everywhere"',
        "employer = \n",
    ],
)
def test_what_would_be_lost_is_not_written(source: str) -> None:
    said: Changes = {("own_terms",): ["Nordlicht"], ("listed", "xing"): "no"}
    assert changed(said, source) is None


def test_change_that_is_no_setting_is_not_written() -> None:
    assert changed({("stance",): "louder"}, 'employer = "Falkenried"\n') is None

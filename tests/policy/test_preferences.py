"""What a person prefers: read, asked, and written back without loss."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bedacht.engine.draft import Listed, Platform, Stance
from bedacht.engine.finding import Level
from bedacht.policy.preferences import (
    Address,
    Changes,
    Language,
    Preferences,
    Sensitivity,
)
from bedacht.policy.read_preferences import Understood, read_preferences
from bedacht.policy.write_preferences import write_preferences
from tests.policy.company import library

BY_HAND = """\
# What I prefer
language = "en"          # for now
stance = 'separate'

own_terms = [
  "Bluebird",            # the boat, not the bird
]

[listed]
# since 2019
linkedin = "yes"

[levels]
conduct = "hint"         # I know what I write
"conduct.insult" = "confirm"

[sites.xing.levels]
association = "off"
"""


def read(source: str, preset: Preferences | None = None) -> Preferences:
    """Preferences without fault."""
    found = understood(source, preset)
    assert not found.faults, found
    return found.preferences


def understood(source: str, preset: Preferences | None = None) -> Understood:
    """What of a file can be understood."""
    found = read_preferences(source, library().rule_ids, preset or Preferences())
    assert isinstance(found, Understood), found
    return found


def test_preferences_by_hand_are_read_whole() -> None:
    mine = read(BY_HAND)
    assert (mine.language, mine.stance) == (Language.EN, Stance.SEPARATE)
    assert mine.listed_on(Platform.LINKEDIN) is Listed.YES
    assert mine.listed_on(Platform.XING) is Listed.UNKNOWN
    assert mine.own_terms == ("Bluebird",)


def test_empty_file_leaves_the_preset() -> None:
    preset = Preferences(language=Language.EN, employer="Falkenried")
    assert read("", preset).language is Language.EN
    assert read("", preset).employer == "Falkenried"


@pytest.mark.parametrize(
    ("rule", "platform", "level"),
    [
        ("conduct.insult", Platform.XING, Level.CONFIRM),
        ("conduct.heat", Platform.XING, Level.HINT),
        ("association.first-link", Platform.XING, Level.OFF),
        ("association.first-link", Platform.LINKEDIN, None),
    ],
)
def test_nearest_level_counts(
    rule: str, platform: Platform, level: Level | None
) -> None:
    assert read(BY_HAND).level_for(rule, platform) is level


def test_pause_on_one_site_is_none_on_another() -> None:
    mine = read('paused_sites = ["xing"]')
    now = datetime(2026, 11, 23, 18, tzinfo=UTC)
    assert mine.snoozed_at(now, Platform.XING)
    assert not mine.snoozed_at(now, Platform.LINKEDIN)


def test_pause_on_a_foreign_site_is_a_fault() -> None:
    found = understood('paused_sites = [\n"xing",\n"elsewhere",\n]')
    assert [(fault.what, fault.line) for fault in found.faults] == [("choice", 3)]
    assert found.preferences.paused_sites == {Platform.XING}


def test_snooze_ends_by_itself() -> None:
    mine = read("snooze_until = 2026-11-23T18:00:00Z")
    until = datetime(2026, 11, 23, 18, tzinfo=UTC)
    assert mine.snoozed_at(until - timedelta(minutes=1), Platform.XING)
    assert not mine.snoozed_at(until, Platform.XING)


@pytest.mark.parametrize(
    ("source", "what"),
    [
        ('stance = "wild"', "choice"),
        ("discreet = 1", "kind"),
        ("snooze_until = 2026-11-23", "kind"),
        ('[listed]\ntwitter = "yes"', "unknown-key-far"),
        ('[levels]\n"conduct.insults" = "off"', "rule"),
        ('[levels]\nconduct = "loud"', "choice"),
        ('sensitivty = "careful"', "unknown-key"),
    ],
)
def test_strange_setting_is_told_and_the_others_apply(source: str, what: str) -> None:
    found = understood(f'address = "sie"\n{source}')
    assert [fault.what for fault in found.faults] == [what]
    assert found.preferences.address is Address.SIE


def test_file_that_is_no_toml_is_not_read() -> None:
    found = read_preferences("x = ", library().rule_ids, Preferences())
    assert isinstance(found, tuple)
    assert [fault.what for fault in found] == ["syntax"]


def test_change_keeps_everything_else() -> None:
    written = write_preferences(
        BY_HAND, {("language",): "de", ("listed", "xing"): "no"}
    )
    expected = BY_HAND.replace('"en"', '"de"').replace(
        'linkedin = "yes"\n', 'linkedin = "yes"\nxing = "no"\n'
    )
    assert written == expected


def test_none_takes_a_setting_out() -> None:
    written = write_preferences(
        BY_HAND, {("levels", "conduct"): None, ("nothing",): None}
    )
    assert written == BY_HAND.replace(
        'conduct = "hint"         # I know what I write\n', ""
    )


EDITS = some.fixed_dictionaries(
    {},
    optional={
        ("employer",): some.text(
            some.characters(categories=["L", "N", "P"]), max_size=20
        ),
        ("language",): some.sampled_from(list(map(str, Language))),
        ("address",): some.sampled_from(list(map(str, Address))),
        ("sensitivity",): some.sampled_from(list(map(str, Sensitivity))),
        ("discreet",): some.booleans(),
        ("ignored_terms",): some.lists(
            some.sampled_from(["Lotse", "Ä-Team"]), max_size=5
        ),
        ("snooze_until",): some.none() | some.datetimes(timezones=some.just(UTC)),
        ("listed", "linkedin"): some.sampled_from(list(map(str, Listed))),
        ("levels", "conduct.heat"): some.sampled_from(["off", "hint", "warn"]),
        ("sites", "facebook", "levels", "conduct"): some.just("off"),
    },
)


@settings(deadline=None)
@given(EDITS)
def test_changes_round_trip_and_comments_stay(changes: Changes) -> None:
    written = write_preferences(BY_HAND, changes)
    comments = [line.partition("#")[2] for line in BY_HAND.splitlines() if "#" in line]
    assert all(comment in written for comment in comments)
    mine = read(written)
    for path, value in changes.items():
        if len(path) == 1 and value is not None:
            kept = getattr(mine, path[0])
            assert (list(kept) if isinstance(kept, tuple) else kept) == value
    assert write_preferences(written, changes) == written

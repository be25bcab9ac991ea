"""The desk: what is in force, how it changes, and what it keeps."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from bedacht.desk.desk import Desk
from bedacht.desk.reading import told
from bedacht.desk.sources import Sources
from bedacht.engine.draft import Listed, Platform
from bedacht.engine.finding import Level
from bedacht.policy.preferences import Language
from bedacht.policy.verdict import State
from tests.desk.conftest import (
    NOON,
    TERM,
    TOLD,
    Clock,
    Put,
    codes,
    draft,
    rules,
    sources_text,
)
from tests.policy.company import SMALL


def test_without_files_the_rules_alone_speak(desk: Desk) -> None:
    assert TERM not in rules(desk)
    assert desk.in_force.snapshot.policy is None
    assert not desk.in_force.troubles


def test_policy_is_in_force_as_soon_as_it_is_there(desk: Desk, put: Put) -> None:
    put("own", SMALL)
    desk.refresh()
    assert rules(desk)[TERM] is Level.CONFIRM
    assert (desk.in_force.source, desk.in_force.stale) == ("own", False)


def test_files_are_looked_at_once_a_second(
    desk: Desk, put: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    import time

    moment = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: moment)
    desk.refresh()
    put("own", SMALL)
    assert TERM not in rules(desk)
    moment += 1
    assert TERM in rules(desk)


@pytest.mark.case("3.9.97")
def test_last_good_policy_stays_in_force(desk: Desk, put: Put) -> None:
    put("own", SMALL)
    desk.refresh()
    put("own", SMALL.replace("version = 3", "verson = 4"))
    desk.refresh()
    assert TERM in rules(desk)
    assert desk.in_force.stale
    assert codes(desk) == ["policy-faulty"]
    put("own", SMALL.replace("version = 3", "version = 4"))
    desk.refresh()
    assert (codes(desk), desk.in_force.snapshot.policy is not None) == ([], True)


def test_first_policy_with_fault_is_told(
    desk: Desk, put: Put, sources: Sources
) -> None:
    put("own", "policy = 1\n[organisation\n")
    desk.refresh()
    trouble = desk.in_force.troubles[0]
    said = trouble.told(desk.in_force.snapshot.sentences)
    assert f"{sources.own}:2:14" in said


def test_managed_policy_comes_first(desk: Desk, put: Put) -> None:
    put("own", SMALL)
    put("managed", SMALL.replace("version = 3", "version = 9"))
    desk.refresh()
    assert desk.in_force.source == "managed"
    assert desk.review(draft()).verdict.policy == 9


@pytest.mark.case("3.7.86")
@pytest.mark.parametrize("spoil", ["file", "folder", "above", "link"])
def test_managed_policy_that_others_can_change_is_not_used(
    desk: Desk, put: Put, spoil: str, sources: Sources
) -> None:
    put("own", SMALL)
    put("managed", SMALL.replace("version = 3", "version = 9"))
    managed = sources.managed
    assert managed is not None
    if spoil == "file":
        managed.chmod(0o664)
    elif spoil == "folder":
        managed.parent.chmod(0o777)
    elif spoil == "above":
        managed.parent.parent.chmod(0o777)
    else:
        managed.rename(managed.with_suffix(".away"))
        managed.symlink_to(managed.with_suffix(".away"))
    desk.refresh()
    assert desk.in_force.source == "own"
    assert codes(desk) == ["policy-owner"]


@pytest.mark.case("3.7.86")
def test_faulty_managed_policy_makes_no_way_for_a_weaker_one(
    desk: Desk, put: Put
) -> None:
    put("own", SMALL)
    put("managed", "policy = 7\nversion = 1\n[organisation]\nname = 'x'\n")
    desk.refresh()
    assert desk.in_force.snapshot.policy is None
    assert codes(desk) == ["policy-unread"]


@pytest.mark.parametrize("broken", [b"\xff\xfe", b"x" * ((1 << 20) + 1)])
def test_policy_that_is_no_text_is_told(
    desk: Desk, sources: Sources, broken: bytes
) -> None:
    assert sources.own is not None
    sources.own.parent.mkdir()
    sources.own.write_bytes(broken)
    desk.refresh()
    assert codes(desk) == ["policy-unread"]


def test_faulty_preferences_leave_the_last_good_ones(desk: Desk, put: Put) -> None:
    put("preferences", 'employer = "Falkenried"\n')
    desk.refresh()
    put("preferences", "employer = \n")
    desk.refresh()
    assert "association.employer-named" in rules(desk, "Falkenried hat Sommerfest.")
    assert codes(desk) == ["preferences-faulty"]
    desk.change({("stance",): "open"})
    assert sources_text(desk) == "employer = \n"


def test_change_is_written_for_its_owner_alone(desk: Desk) -> None:
    desk.change({("language",): "de"})
    assert desk.in_force.snapshot.preferences.language is Language.DE
    assert 'language = "de"' in sources_text(desk)
    assert desk.sources.preferences is not None
    if os.name == "posix":
        assert desk.sources.preferences.stat().st_mode & 0o777 == 0o600


def test_engine_stays_where_no_word_has_changed(desk: Desk) -> None:
    before = desk.in_force.snapshot.engine
    desk.change({("language",): "de"})
    assert desk.in_force.snapshot.engine is before
    desk.change({("own_terms",): ["Bluebird"]})
    assert desk.in_force.snapshot.engine is not before


def test_term_ends_on_its_day(desk: Desk, put: Put, clock: Clock) -> None:
    put("own", SMALL)
    desk.refresh()
    clock.now = datetime(2027, 3, 2, 12, tzinfo=UTC)
    desk.refresh()
    assert TERM not in rules(desk)


def test_snoozed_desk_says_that_it_did_not_look(desk: Desk, clock: Clock) -> None:
    desk.change({("snooze_until",): NOON + timedelta(hours=1)})
    verdict = desk.review(draft()).verdict
    assert (verdict.state, verdict.reason) == (State.NOT_CHECKED, "snoozed")
    clock.now += timedelta(hours=2)
    assert desk.review(draft()).verdict.state is State.CHECKED


def test_first_link_is_said_until_it_is_known(desk: Desk) -> None:
    desk.change({("employer",): "Falkenried"})
    text = "Heute war mein erster Arbeitstag bei Falkenried."
    new = {"platform": Platform.XING, "employer_listed": Listed.NO}
    assert "association.first-link" in rules(desk, text, **new)
    desk.remember_link(Platform.XING)
    assert "association.first-link" not in rules(desk, text, **new)
    elsewhere = new | {"platform": Platform.LINKEDIN}
    assert "association.first-link" in rules(desk, text, **elsewhere)


def test_damaged_memory_only_says_it_again(desk: Desk, put: Put) -> None:
    desk.remember_link(Platform.XING)
    put("state", "linked = \x00")
    desk.refresh()
    assert desk.in_force.linked == frozenset()


def test_amplifier_is_silent_without_something_loud(desk: Desk, put: Put) -> None:
    put("own", SMALL.replace('confidentiality = { floor = "warn" }', ""))
    desk.refresh()
    text = f"{TOLD} #eins #zwei #drei #vier #fünf #sechs #sieben"
    assert "reach.amplified" in rules(desk, text)
    desk.change({("levels", "confidentiality"): "hint"})
    assert "reach.amplified" not in rules(desk, text)


def test_nothing_of_a_draft_is_in_any_repr(desk: Desk, put: Put) -> None:
    put("own", SMALL)
    desk.refresh()
    reviewed = desk.review(draft())
    told_all = repr((desk.in_force, reviewed, draft()))
    assert "Nordlicht" not in told_all


def test_fault_is_a_line_that_editors_understand(desk: Desk, put: Put) -> None:
    put("own", SMALL.replace("aliases", "alias"))
    desk.refresh()
    fault = desk.in_force.troubles[0].faults[0]
    line = told(fault, "policy.toml", desk.in_force.snapshot.sentences)
    assert line.startswith("policy.toml:6:1: There is no “alias” here.")


def test_verdict_carries_the_persons_context(desk: Desk) -> None:
    asked = draft(roles=frozenset({"press"}))
    assert replace(asked, text="x").context.roles == {"press"}
    assert desk.review(asked).verdict.draft == "d"

"""Files that a later version has written: what is known applies, the rest is told and kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bedacht.desk.desk import Desk
from bedacht.engine.draft import Platform
from bedacht.policy.preferences import Language, Preferences
from tests.desk.conftest import TERM, Clock, Put, codes, rules, sources_text
from tests.policy.company import SMALL, library


@pytest.mark.parametrize("wrong", ["employer = \n", "x = [1"])
def test_preferences_that_were_never_read_are_told_so(
    desk: Desk, put: Put, clock: Clock, wrong: str
) -> None:
    put("preferences", wrong)
    first = Desk(desk.sources, library=library(), now=clock)
    clock.now += timedelta(days=1)
    first.refresh()
    assert codes(first) == ["preferences-unread"]
    assert not first.change({("stance",): "open"})
    assert sources_text(desk) == wrong


def test_strange_setting_is_named_and_the_others_apply(desk: Desk, put: Put) -> None:
    text = 'employer = "Falkenried"\nmood = "sunny"\n\n[listed]\nelsewhere = "yes"\n'
    put("preferences", text)
    desk.refresh()
    assert "association.employer-named" in rules(desk, "Falkenried hat Sommerfest.")
    spoken = desk.in_force.snapshot.sentences
    said = [trouble.told(spoken) for trouble in desk.in_force.troubles]
    file = desk.sources.preferences
    assert [f"{file}:{line}:1" in each for line, each in zip((2, 4), said, strict=True)]
    assert all("the others do" in each for each in said)
    assert desk.change({("stance",): "separate"})
    assert sources_text(desk) == text.replace("\n\n", '\nstance = "separate"\n\n')


def test_policy_of_a_later_format_is_never_half_applied(desk: Desk, put: Put) -> None:
    later = SMALL.replace("policy = 1", "policy = 2").replace("Nordlicht", "Südwind")
    put("managed", SMALL)
    desk.refresh()
    put("managed", f"weather = 1\n{later}")
    desk.refresh()
    assert TERM in rules(desk)
    assert TERM not in rules(desk, "Projekt Südwind geht nächste Woche los.")
    trouble = desk.in_force.troubles[0]
    assert "last good one is in force" in trouble.told(desk.in_force.snapshot.sentences)
    assert [fault.what for fault in trouble.faults] == ["format-later"]
    again = Desk(desk.sources, preset=Preferences(language=Language.EN))
    assert again.in_force.snapshot.policy is None
    said = again.in_force.troubles[0].told(again.in_force.snapshot.sentences)
    assert "none is in force" in said
    assert "Bring Bedacht up to date." in said


def test_what_a_later_version_remembers_is_kept(desk: Desk, put: Put) -> None:
    put("state", '# later\nlinked = ["xing", "elsewhere"]\nlater = 1\n')
    desk.refresh()
    desk.set_linked(frozenset({Platform.LINKEDIN}))
    assert desk.in_force.linked == {Platform.LINKEDIN}
    assert desk.sources.state is not None
    kept = desk.sources.state.read_text("utf-8")
    assert kept == '# later\nlinked = ["elsewhere", "linkedin"]\nlater = 1\n'


@pytest.mark.parametrize("broken", ["linked = \x00", "linked = 1", "linked = [1]"])
def test_damaged_memory_is_written_anew(desk: Desk, put: Put, broken: str) -> None:
    put("state", broken)
    desk.remember_link(Platform.XING)
    assert desk.in_force.linked == {Platform.XING}

"""Frames in, frames out: what the extension asks the desk."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bedacht.desk.asks import Asks
from bedacht.desk.desk import Desk
from bedacht.desk.reading import Trouble
from bedacht.desk.sources import Sources
from bedacht.engine.draft import Audience, Listed, Platform, Stance, Surface
from bedacht.engine.finding import Level
from bedacht.policy.preferences import Language, Preferences
from bedacht.policy.verdict import State
from bedacht.wire.frames import (
    Action,
    ChoiceFrame,
    ContextFrame,
    KeptSetFrame,
    PreferencesSetFrame,
    ReviewFrame,
    VerdictFrame,
)
from tests.policy.company import SMALL, library

TERM = "confidentiality.term"
INSULT = "conduct.insult"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    given = tmp_path / "policy.toml"
    given.write_text(SMALL, "utf-8")
    sources = Sources(
        preferences=tmp_path / "preferences.toml",
        state=tmp_path / "linked.toml",
        given=given,
    )
    preset = Preferences(language=Language.EN)
    now = datetime(2026, 10, 23, tzinfo=UTC)
    return Desk(sources, preset=preset, library=library(), now=lambda: now)


@pytest.fixture
def asks(desk: Desk) -> Asks:
    return Asks(desk, lambda: [Trouble("secret-in-file")])


def review(asks: Asks, text: str, listed: Listed = Listed.UNKNOWN) -> VerdictFrame:
    context = ContextFrame(
        Platform.LINKEDIN,
        Surface.POST,
        Audience.PUBLIC,
        listed,
        frozenset(),
        None,
        "",
        None,
    )
    return asks.review(ReviewFrame("d-1", 7, text, context))


def rules(verdict: VerdictFrame) -> dict[str, Level]:
    return {finding.rule: finding.level for finding in verdict.findings}


def choose(asks: Asks, action: Action, **fields: object) -> None:
    every = {"rule": None, "term": None, "platform": None} | fields
    asks.choose(ChoiceFrame(action=action, **every))  # type: ignore[arg-type]


def test_the_house_settles_at_first_and_after_something_was_forgotten(
    desk: Desk,
) -> None:
    settled: list[None] = []
    asks = Asks(desk, settle=lambda: settled.append(None))
    for _ in range(2):
        asks.welcome()
    assert len(settled) == 1
    asks.forget()
    assert len(settled) == 1
    review(asks, "Ein Tag")
    asks.forget()
    asks.forget()
    assert len(settled) == 2


def test_welcome_tells_preferences_and_policy(asks: Asks) -> None:
    welcome = asks.welcome()
    assert welcome.preferences.language is Language.EN
    assert welcome.policy is not None
    assert (welcome.policy.version, welcome.policy.source) == (3, "given")


def test_verdict_counts_as_the_browser_does(asks: Asks) -> None:
    verdict = review(asks, "🎉 Projekt Nordlicht startet")
    found = next(f for f in verdict.findings if f.rule == TERM)
    assert (found.start, found.end) == (3, 20)
    assert (verdict.state, verdict.revision, verdict.policy) == (State.CHECKED, 7, 3)
    assert found.wording.guideline is not None
    assert found.wording.because[0].source == "rule"


def test_page_is_believed_before_the_person(asks: Asks) -> None:
    asks.prefer(PreferencesSetFrame({"listed": {Platform.LINKEDIN: Listed.NO}}))
    text = "Heute war mein erster Arbeitstag bei Falkenried."
    assert "association.first-link" in rules(review(asks, text))
    assert "association.first-link" not in rules(review(asks, text, Listed.YES))


def test_preferences_can_be_asked_and_changed(asks: Asks) -> None:
    before = asks.prefer(PreferencesSetFrame(None)).preferences
    assert before.listed[Platform.XING] is Listed.UNKNOWN
    until = datetime(2026, 12, 1, tzinfo=UTC)
    after = asks.prefer(
        PreferencesSetFrame(
            {
                "employer": "Falkenried",
                "listed": {Platform.XING: Listed.YES},
                "stance": Stance.SEPARATE,
                "snooze_until": until,
                "discreet": True,
            }
        )
    ).preferences
    assert (after.employer, after.stance, after.discreet) == (
        "Falkenried", Stance.SEPARATE, True,
    )  # fmt: skip
    assert (after.listed[Platform.XING], after.snooze_until) == (Listed.YES, until)
    assert review(asks, "x").state is State.NOT_CHECKED
    asks.prefer(PreferencesSetFrame({"snooze_until": None}))
    assert review(asks, "x").state is State.CHECKED


def test_ignored_words_are_not_said_again(asks: Asks) -> None:
    text = "Du bist ein Vollidiot."
    assert INSULT in rules(review(asks, text))
    found = next(f for f in review(asks, text).findings if f.rule == INSULT)
    choose(asks, Action.IGNORE_TERM, term=text[found.start : found.end])
    assert INSULT not in rules(review(asks, text))


def test_ignored_words_may_reach_over_lines(asks: Asks) -> None:
    choose(asks, Action.IGNORE_TERM, term="Du bist\n\tein\u200b Vollidiot")
    choose(asks, Action.IGNORE_TERM, term="x" * 301)
    kept = asks._desk.in_force.snapshot.preferences.ignored_terms
    assert kept == ("Du bist ein Vollidiot",)


def test_floor_holds_against_ignoring(asks: Asks) -> None:
    choose(asks, Action.IGNORE_TERM, term="Projekt Nordlicht")
    assert rules(review(asks, "Projekt Nordlicht startet"))[TERM] is Level.WARN


def test_less_goes_one_level_down_each_time(asks: Asks) -> None:
    text = "Du bist ein Vollidiot."
    heard = []
    for _ in range(4):
        heard.append(rules(review(asks, text)).get(INSULT))
        choose(asks, Action.LESS, rule=INSULT)
    assert heard == [Level.CONFIRM, Level.WARN, Level.HINT, None]


def test_less_of_an_unknown_rule_changes_nothing(asks: Asks, desk: Desk) -> None:
    choose(asks, Action.LESS, rule="conduct.unheard-of")
    assert desk.sources.preferences is not None
    assert not desk.sources.preferences.exists()


def test_linked_site_is_remembered(asks: Asks, desk: Desk) -> None:
    choose(asks, Action.LINKED, platform=Platform.LINKEDIN)
    text = "Heute war mein erster Arbeitstag bei Falkenried."
    assert "association.first-link" not in rules(review(asks, text, Listed.NO))
    assert desk.in_force.linked == {Platform.LINKEDIN}


def test_all_that_is_kept_is_told_and_can_be_taken_back(asks: Asks) -> None:
    choose(asks, Action.IGNORE_TERM, term="Vollidiot")
    choose(asks, Action.LINKED, platform=Platform.XING)
    choose(asks, Action.LESS, rule=INSULT)
    kept = asks.keep(KeptSetFrame(None))
    assert kept.ignored_terms == ("Vollidiot",)
    assert kept.linked == {Platform.XING}
    assert kept.levels == {INSULT: Level.WARN}
    nothing = asks.keep(
        KeptSetFrame(
            {"ignored_terms": (), "linked": frozenset(), "levels": {INSULT: None}}
        )
    )
    assert not (nothing.ignored_terms or nothing.linked or nothing.levels)
    assert rules(review(asks, "Du bist ein Vollidiot."))[INSULT] is Level.CONFIRM


def test_own_words_are_found_once_they_are_kept(asks: Asks) -> None:
    kept = asks.keep(KeptSetFrame({"own_terms": ("Blaue\tMöwe", " ", "Blaue Möwe")}))
    assert kept.own_terms == ("Blaue Möwe",)
    assert TERM in rules(review(asks, "Die Blaue Möwe startet bald."))


def test_every_rule_is_told_with_its_level(asks: Asks) -> None:
    told = {note.rule: note for note in asks.keep(KeptSetFrame(None)).rules}
    assert set(told) == set(library().compiled.rules)
    assert told[TERM].floor is Level.WARN
    assert told[INSULT].title


def test_level_of_an_unknown_family_is_not_kept(asks: Asks) -> None:
    change = KeptSetFrame({"levels": {"unheard.of": Level.OFF}})
    assert asks.keep(change).levels == {}


def test_paused_site_is_not_read(asks: Asks) -> None:
    pause = frozenset({Platform.LINKEDIN})
    told = asks.prefer(PreferencesSetFrame({"paused_sites": pause})).preferences
    assert told.paused_sites == pause
    assert review(asks, "x").state is State.NOT_CHECKED
    asks.prefer(PreferencesSetFrame({"paused_sites": frozenset()}))
    assert review(asks, "x").state is State.CHECKED


def test_status_tells_everything_that_is_wrong(asks: Asks, desk: Desk) -> None:
    assert desk.sources.given is not None
    desk.sources.given.write_text(SMALL.replace("aliases", "alias"), "utf-8")
    desk.refresh()
    status = asks.status()
    assert status.rules == len(library().compiled.rules)
    assert [f.code for f in status.faults] == ["policy-faulty", "secret-in-file"]
    assert all(fault.note for fault in status.faults)
    assert status.policy is not None
    assert status.policy.state == "last-good"

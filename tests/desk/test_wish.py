"""A level that somebody wants: what it changes on samples, what binds it, what is written."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bedacht.desk.desk import Desk
from bedacht.desk.samples import Samples
from bedacht.desk.snapshot import Snapshot, assemble
from bedacht.desk.sources import Sources
from bedacht.desk.wish import Wish, bound_by_floor, rules_of
from bedacht.engine.draft import Context, Draft, Platform
from bedacht.engine.find import find
from bedacht.engine.finding import Confidence, Level
from bedacht.policy.grade import Situation, grade
from bedacht.policy.levels import loudness
from bedacht.policy.preferences import Language, Preferences, Sensitivity
from bedacht.policy.renames import Renames
from tests.policy.company import library, small

DAY = date(2026, 11, 24)
INSULT = "conduct.insult"


@pytest.fixture
def snapshot() -> Snapshot:
    mine = Preferences(
        language=Language.EN,
        sensitivity=Sensitivity.CAREFUL,
        levels={"conduct": Level.HINT},
        site_levels={Platform.XING: {INSULT: Level.OFF}},
    )
    return assemble(library(), small(), mine, DAY)


@pytest.mark.parametrize("site", list(Platform))
def test_level_is_what_grading_comes_to(snapshot: Snapshot, site: Platform) -> None:
    """Where evidence and context change nothing, table and verdict agree."""
    text = "Projekt Nordlicht! Mein Chef ist ein Idiot. Ich arbeite bei Falkenried."
    draft = Draft("", 0, text, Context(platform=site, now=DAY))
    situation = Situation(draft, small(), snapshot.preferences, snapshot.sentences)
    compared = 0
    for finding in find(snapshot.engine, draft):
        rule = snapshot.engine.rules[finding.rule]
        plain = replace(
            finding, adjustments=(), confidence=Confidence.HIGH, evidence=""
        )
        shown = loudness(rule, small(), snapshot.preferences, site)
        assert grade(plain, rule, situation).level is shown.level
        compared += 1
    assert compared > 2


def test_family_names_all_its_rules(snapshot: Snapshot) -> None:
    family = rules_of("conduct", snapshot)
    assert INSULT in {rule.id for rule in family}
    assert {rule.family for rule in family} == {"conduct"}
    assert rules_of("conduct.nothing", snapshot) == ()


def test_floor_binds_each_rule_that_would_go_below(snapshot: Snapshot) -> None:
    low = Wish("confidentiality", Level.OFF)
    bound = {rule.id for rule in bound_by_floor(low, snapshot)}
    assert bound == {rule.id for rule in rules_of("confidentiality", snapshot)}
    assert bound_by_floor(Wish("confidentiality", Level.CONFIRM), snapshot) == ()


def test_samples_change_as_the_person_wants(snapshot: Snapshot) -> None:
    rules = rules_of(INSULT, snapshot)
    wish = Wish(INSULT, Level.OFF)
    effects = Samples().effects(rules, snapshot, wish.granted(snapshot.preferences))
    assert effects
    assert {effect.after for effect in effects} == {Level.OFF}
    assert max(effect.before for effect in effects) is Level.HINT


def test_samples_of_another_site_stay(snapshot: Snapshot) -> None:
    wish = Wish("authority", Level.OFF, Platform.XING)
    rules, after = rules_of("authority", snapshot), wish.granted(snapshot.preferences)
    elsewhere = Samples().effects(rules, snapshot, after, Platform.LINKEDIN)
    assert all(effect.before is effect.after for effect in elsewhere)
    there = Samples().effects(rules, snapshot, after, Platform.XING)
    assert any(effect.before is not effect.after for effect in there)


def test_old_name_of_a_rule_still_holds_and_goes_with_a_change(tmp_path: Path) -> None:
    path = tmp_path / "preferences.toml"
    path.write_text('# mine\n[levels]\n"tone.insult" = "off"\n', "utf-8")
    known = replace(library(), renames=Renames({"tone.insult": INSULT}))
    desk = Desk(Sources(preferences=path), library=known)
    assert desk.in_force.troubles == ()
    assert desk.in_force.snapshot.preferences.levels == {INSULT: Level.OFF}
    assert desk.change(Wish(INSULT, Level.HINT).changes())
    kept = path.read_text("utf-8")
    assert "tone.insult" not in kept and kept.startswith("# mine\n")

"""How loudly the second reader may speak."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bedacht.engine.finding import Adjustment, Confidence, Level
from bedacht.engine.impression import READER
from bedacht.policy.policy import Setting
from bedacht.policy.preferences import Preferences, Sensitivity
from tests.policy.test_grade import NOBODY, finding, graded, levels, prefer, rule


@pytest.mark.parametrize("wants", ["rule", "company", "person", "floor"])
def test_what_the_second_reader_alone_has_seen_is_never_louder_than_warn(
    wants: str,
) -> None:
    confirm = Setting(default=Level.CONFIRM, floor=Level.CONFIRM)
    result = graded(
        finding(READER),
        prefer(Level.CONFIRM) if wants == "person" else NOBODY,
        levels(confidentiality=confirm) if wants in ("company", "floor") else None,
        of=rule(level=Level.CONFIRM if wants == "rule" else Level.WARN),
    )
    assert result.level is Level.WARN
    assert "Sprachmodell" in " ".join(step.note for step in result.because)


@pytest.mark.parametrize(
    ("confidence", "level"),
    [("low", Level.HINT), ("medium", Level.WARN), ("high", Level.WARN)],
)
def test_how_sure_the_second_reader_is_decides_how_it_speaks(
    confidence: str, level: Level
) -> None:
    found = finding(READER, Confidence[confidence.upper()])
    assert graded(found).level is level
    careful = Preferences(sensitivity=Sensitivity.CAREFUL)
    assert graded(found, careful).level is Level.WARN
    assert graded(found, prefer(Level.OFF)).level is Level.OFF


def test_what_it_has_made_surer_is_not_held_down() -> None:
    found = replace(finding(confidence=Confidence.MEDIUM), seconded=Confidence.LOW)
    result = graded(found)
    assert result.level is Level.CONFIRM
    assert "liest es auch so" in result.because[1].note


@pytest.mark.parametrize(
    ("sure", "level"),
    [(Confidence.LOW, Level.HINT), (Confidence.MEDIUM, Level.WARN)],
)
def test_a_hint_that_it_confirms_is_as_loud_as_it_would_be_alone(
    sure: Confidence, level: Level
) -> None:
    usual = rule()
    quiet = replace(usual.evidence[0], level=Level.HINT)
    found = replace(finding(), seconded=sure)
    assert graded(found, of=replace(usual, evidence=(quiet,))).level is level


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Level.CONFIRM, Level.CONFIRM),
        (Level.WARN, Level.HINT),
        (Level.HINT, Level.HINT),
    ],
)
def test_a_doubt_makes_a_warning_a_hint_and_leaves_the_rest(
    before: Level, after: Level
) -> None:
    found = replace(finding(), doubted=True)
    result = graded(found, of=rule(level=before))
    assert result.level is after
    told = any("nichts dergleichen" in step.note for step in result.because)
    assert told == (before is not after)


def test_what_calms_a_rule_calms_what_the_second_reader_says() -> None:
    calm = (Adjustment("published", Level.HINT),)
    assert graded(finding(READER, adjustments=calm)).level is Level.HINT

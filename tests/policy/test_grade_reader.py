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
    found = replace(finding(confidence=Confidence.MEDIUM), seconded=True)
    result = graded(found)
    assert result.level is Level.CONFIRM
    assert "liest es auch so" in result.because[1].note


def test_what_calms_a_rule_calms_what_the_second_reader_says() -> None:
    calm = (Adjustment("published", Level.HINT),)
    assert graded(finding(READER, adjustments=calm)).level is Level.HINT

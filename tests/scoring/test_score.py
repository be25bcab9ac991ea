"""Labels and verdicts to figures: what counts as caught, right, an alarm, and worse."""

from __future__ import annotations

import pytest

from bedacht.engine.finding import Confidence, Level
from bedacht.scoring.baseline import (
    Baseline,
    baseline_of,
    from_values,
    outlived,
    to_values,
    worse,
)
from bedacht.scoring.borne_out import Times, borne_out, by_confidence, by_evidence
from bedacht.scoring.figures import figures
from bedacht.scoring.label import Label, LabelError, read_label
from bedacht.scoring.score import Said, Scored, score

TEXT = "Tolles Fest. Im Mai kommt die FlowPress 4!"
TO_STOP = read_label(
    {
        "expect": [
            {"rule": "confidentiality.roadmap", "span": "FlowPress 4"},
            {"rule": "reach.amplified", "span": None},
        ],
        "allow": ["conduct.*"],
        "level": "confirm",
        "lang": "de",
    }
)
CLEAN = read_label({"expect": [], "level": "clean", "lang": "de"})


def said(
    rule: str = "confidentiality.roadmap",
    level: Level = Level.CONFIRM,
    words: str | None = "die FlowPress",
) -> Said:
    return Said(rule, level, words, "launch", Confidence.HIGH)


def scored(*findings: Said, label: Label = TO_STOP) -> Scored:
    return score("a-1", TEXT, label, findings)


def test_a_finding_is_caught_where_rule_and_words_overlap() -> None:
    draft = scored(said())
    assert [e.rule for e in draft.found] == ["confidentiality.roadmap"]
    assert [e.rule for e in draft.missed] == ["reach.amplified"]


@pytest.mark.parametrize(
    "finding", [said(words="Tolles Fest"), said(rule="confidentiality.figures")]
)
def test_other_words_or_another_rule_catch_nothing(finding: Said) -> None:
    assert scored(finding).found == ()


def test_a_quiet_finding_catches_but_does_not_stop() -> None:
    now = figures([scored(said(level=Level.HINT))])
    assert now.caught == (1, 2)
    assert now.stopped == (0, 1)


def test_only_what_is_loud_and_unwanted_is_an_alarm() -> None:
    loud = said("conduct.heat"), said("confidentiality.figures")
    quiet = said("confidentiality.customer", Level.HINT)
    assert [a.rule for a in scored(*loud, quiet).alarms] == ["confidentiality.figures"]


def test_rows_add_up_by_family() -> None:
    now = figures([scored(said(), said("confidentiality.figures"))])
    assert now.families["confidentiality"] == (1, 1, 1)


def test_a_fact_told_quietly_is_never_wrong() -> None:
    quiet = said("association.employer-named", Level.HINT, "FlowPress")
    loud = quiet._replace(level=Level.WARN)
    times = borne_out([scored(quiet, loud, label=CLEAN)], by_evidence)
    assert times["association.employer-named launch hint"] == Times(0, 1, 0)
    assert times["association.employer-named launch warn"] == Times(0, 0, 1)


def test_findings_are_counted_by_how_sure_they_were() -> None:
    times = borne_out([scored(said(), said("conduct.heat"))], by_confidence)
    assert times == {"high confirm": Times(1, 1, 0)}


def _baseline(*findings: Said) -> Baseline:
    return baseline_of([scored(*findings), scored(label=CLEAN)])


def test_a_baseline_survives_being_kept() -> None:
    kept = _baseline(said(), said("confidentiality.figures"))
    assert from_values(to_values(kept)) == kept


def test_what_falls_and_what_alarms_anew_is_worse() -> None:
    before = _baseline(said())
    now = _baseline(said("confidentiality.figures"))
    told = list(worse(before, now))
    assert "new alarm: a-1 confidentiality.figures" in told
    assert any(line.startswith("caught: 1 of 2") for line in told)
    assert list(worse(before, before)) == []


def test_an_alarm_that_is_none_any_more_leaves_the_list() -> None:
    before = _baseline(said(), said("confidentiality.figures"))
    assert list(outlived(before, _baseline(said()))) == ["a-1 confidentiality.figures"]


@pytest.mark.parametrize(
    "values", [{"expect": [{"span": "a"}]}, {"expect": 3}, {"level": "loud"}]
)
def test_a_label_that_cannot_be_read_is_told(values: dict[str, object]) -> None:
    with pytest.raises(LabelError, match="write"):
        read_label(values)

"""What the rules have reached on the labelled drafts is not lost again.

The baseline is written with `bedacht eval … --write-baseline`, see README.md here.
"""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from bedacht.cli.eval import evaluate, reviewed
from bedacht.cli.labelled import read_labelled
from bedacht.cli.records import Record
from bedacht.engine.draft import Listed
from bedacht.engine.finding import Level
from bedacht.scoring.baseline import baseline_of, from_values, outlived, rate, worse
from bedacht.scoring.borne_out import Times, borne_out
from bedacht.scoring.figures import figures
from bedacht.scoring.score import Scored

HERE = Path(__file__).parent
POLICIES = HERE / "policies"
BASELINE = {
    name: from_values(values)
    for name, values in json.loads((HERE / "baseline.json").read_text("utf-8")).items()
}
FILES = {path.stem: path for path in HERE.rglob("*.jsonl")}
ORDINARY = sorted(name for name in FILES if FILES[name].parent.name == "ordinary")
LABELLED = sorted(FILES.keys() - ORDINARY)


@cache
def scored(name: str) -> tuple[Scored, ...]:
    return tuple(evaluate(FILES[name], POLICIES))


def test_every_corpus_has_its_baseline() -> None:
    assert sorted(BASELINE) == sorted([*LABELLED, *ORDINARY])


@pytest.mark.parametrize("name", [*LABELLED, *ORDINARY])
def test_nothing_got_worse(name: str) -> None:
    assert list(worse(BASELINE[name], baseline_of(scored(name)))) == []


@pytest.mark.parametrize("name", [*LABELLED, *ORDINARY])
def test_the_list_of_known_alarms_holds_no_more_than_there_are(name: str) -> None:
    assert list(outlived(BASELINE[name], baseline_of(scored(name)))) == []


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_posts_stay_quiet(name: str) -> None:
    assert rate(figures(scored(name)).false_alarms) <= 0.003


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_posts_under_a_profile_that_names_the_employer(name: str) -> None:
    records = (labelled.record for labelled in read_labelled(FILES[name]))
    loud = [record.id for record in records if _is_loud(_listed(record))]
    assert len(loud) <= 0.01 * len(scored(name))


def _listed(record: Record) -> Record:
    context = replace(record.draft.context, employer_listed=Listed.YES)
    return replace(record, draft=replace(record.draft, context=context))


def _is_loud(record: Record) -> bool:
    return any(said.level >= Level.WARN for said in reviewed(record, POLICIES))


def test_half_of_what_is_to_be_found_is_found() -> None:
    everything = [draft for name in LABELLED for draft in scored(name)]
    now = figures(everything)
    assert rate(now.caught) >= 0.5
    assert rate(now.false_alarms) <= 0.12


def test_what_is_unsure_is_wrong_more_often() -> None:
    everything = [draft for name in [*LABELLED, *ORDINARY] for draft in scored(name)]
    times = borne_out(everything, lambda said: said.confidence.word)
    assert _right(times["low"]) + 0.05 < _right(times["medium"])
    assert _right(times["low"]) + 0.05 < _right(times["high"])


def _right(times: Times) -> float:
    """The share that was expected, or at least not wrong."""
    return 1 - times.wrong / sum(times)

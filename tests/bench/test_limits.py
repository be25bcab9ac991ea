"""Aims and gates: what they compare, and that a cost which has doubled is seen."""

from __future__ import annotations

import pytest

from bench.gates import SHORT, holds
from bench.limits import Limit, read_limits
from bench.measures import NAMES
from bench.results import Figures, Spread, read_results, single

FIGURES: Figures = {
    "Bedacht": {"en": Spread(2, 5, 40), "de": Spread(3, 4, 40)},
    "other": {"en": Spread(4, 4, 40), "de": Spread(4, 8, 40)},
}
PARTS = {"programs": FIGURES}
PLAIN = Limit("a check", "programs", "Bedacht", ("en", "de"), most=4)


@pytest.mark.parametrize(
    ("limit", "reached"),
    [
        (PLAIN, 3),
        (PLAIN._replace(point="p99"), 5),
        (PLAIN._replace(times="other"), 0.75),
        (PLAIN._replace(above="other"), -1),
        (PLAIN._replace(times="other", cases=("en",), beside=("de",)), 0.5),
    ],
)
def test_the_worst_case_counts(limit: Limit, reached: float) -> None:
    assert limit.reached(PARTS) == reached


@pytest.mark.parametrize(
    "limit",
    [
        PLAIN._replace(part="door"),
        PLAIN._replace(subject="nobody"),
        PLAIN._replace(cases=("en", "fr")),
        PLAIN._replace(times="nobody"),
    ],
)
def test_what_was_not_measured_is_not_held(limit: Limit) -> None:
    assert limit.reached(PARTS) is None
    assert not holds(limit, limit.reached(PARTS))


@pytest.mark.parametrize("gate", read_limits("gates"), ids=lambda gate: gate.what)
def test_a_gate_measures_what_it_holds(gate: Limit) -> None:
    assert gate.part in SHORT
    assert gate.times or gate.most == 0  # ratios and exact counts, never milliseconds


@pytest.mark.parametrize("limit", read_limits("aims"), ids=lambda aim: aim.what)
def test_an_aim_names_figures_that_the_bench_keeps(limit: Limit) -> None:
    parts = {name: part.figures for name, part in read_results().items()}
    assert limit.part in NAMES
    assert limit.reached(parts) is not None


def test_one_wake_up_is_too_many() -> None:
    gate = next(g for g in read_limits("gates") if "wake-ups" in g.cases)
    figures = {"door": {"daemon": {"wake-ups": single(1)}}}
    assert not holds(gate, gate.reached(figures))

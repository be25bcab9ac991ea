"""docs/performance.md says of every aim what was reached, and softens nothing."""

from __future__ import annotations

import pytest

from bench.programs import read_programs, versions
from bench.results import Figures, Spread, single
from bench.table import cell, number, ratio, ratios, spreads
from docs.generate.limits import aims, gates

OURS, THEIRS = Spread(0.5, 1.25, 40), Spread(5, 15, 40)
FIGURES: Figures = {"ours": {"en": OURS}, "theirs": {"en": THEIRS}}


def test_figures_are_as_short_as_they_can_be() -> None:
    told = [number(value) for value in (0.412, 5.21, 13.34, 1204.6, 20.0)]
    assert told == ["0.41", "5.21", "13.3", "1,205", "20"]


def test_one_sample_has_no_percentile() -> None:
    assert cell(single(44.4)) == "44.4"
    assert cell(OURS) == "0.50 / 1.25"
    assert cell(None) == "–"


def test_who_was_not_measured_has_no_ratio() -> None:
    assert ratio(THEIRS, OURS) == "10 x"
    assert ratio(None, OURS) == "–"
    assert "| nobody | – |" in spreads(FIGURES, ["nobody"], {"en": "English"})
    assert "| theirs | 10 x |" in ratios(FIGURES, ["theirs"], {"en": "English"}, "ours")


@pytest.mark.parametrize(("woken", "said"), [(0, "reached"), (3, "missed")])
def test_an_aim_is_reached_or_missed(woken: float, said: str) -> None:
    page = aims({"door": {"daemon": {"wake-ups": single(woken)}}})
    row = next(line for line in page.split("\n") if line.startswith("| wake-ups"))
    assert row.endswith(f"| {woken:g} | {said} |")


def test_what_was_not_measured_is_said_so() -> None:
    lines = aims({}).split("\n")
    rows = [line for line in lines if line.startswith("| ")][1:]
    assert rows
    assert all(row.endswith("| – | not measured |") for row in rows)


def test_a_gate_that_the_figures_do_not_keep_is_named() -> None:
    assert "| beyond |" in gates({"door": {"daemon": {"wake-ups": single(1)}}})


def test_every_neighbour_has_a_version() -> None:
    packages = {each.package for each in read_programs().values() if each.package}
    assert packages
    assert packages <= set(versions())

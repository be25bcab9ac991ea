"""Figures come back from their file as they were kept, and other parts stay."""

from pathlib import Path

from bench.results import RESULTS, Spread, keep, read_results, single, spread


def test_a_part_is_written_over_and_the_others_stay(tmp_path: Path) -> None:
    file = tmp_path / "results.json"
    keep("door", {"daemon": {"round trip ms": spread([1.0, 2.0, 3.0])}}, file)
    keep("start", {"daemon": {"listening ms": single(150)}}, file)
    keep("door", {"daemon": {"round trip ms": single(4)}}, file)
    parts = read_results(file)
    assert set(parts) == {"door", "start"}
    assert parts["door"].figures == {"daemon": {"round trip ms": Spread(4, 4, 1)}}
    assert parts["start"].figures == {"daemon": {"listening ms": Spread(150, 150, 1)}}


def test_what_is_kept_is_median_and_99th_percentile() -> None:
    assert spread([float(n) for n in range(101)]) == Spread(50, 99, 101)


def test_counts_stay_whole() -> None:
    assert single(89_621).p50 == 89_621
    assert single(8.96213).p50 == 8.962


def test_nothing_measured_is_no_part(tmp_path: Path) -> None:
    assert read_results(tmp_path / "none.json") == {}


def test_the_kept_figures_can_be_read() -> None:
    parts = read_results()
    assert RESULTS.is_file()
    assert all(part.day and part.machine and part.figures for part in parts.values())

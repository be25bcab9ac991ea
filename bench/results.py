"""What was measured, kept in `results.json`: a part for each measurement, with day and machine.

Nothing but figures is kept there; `docs/performance.md` is drawn from them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from pathlib import Path
from statistics import median, quantiles
from typing import Any, NamedTuple

from bench.machine import described

RESULTS = Path(__file__).parent / "results.json"
_DIGITS = 4
_SPREAD = re.compile(r"\[[^\[\]]*\]")


class Spread(NamedTuple):
    """Median and 99th percentile of `n` samples; the unit is in the name of the case."""

    p50: float
    p99: float
    n: int


# Who or what was measured -> in which case -> how much.
Figures = dict[str, dict[str, Spread]]


class Part(NamedTuple):
    """One measurement, the day (ISO) and the machine of its run."""

    day: str
    machine: str
    figures: Figures


def spread(samples: Sequence[float]) -> Spread:
    """The samples in short; a single one is its own 99th percentile."""
    late = (
        quantiles(samples, n=100, method="inclusive")[-1] if samples[1:] else samples[0]
    )
    return Spread(_short(median(samples)), _short(late), len(samples))


def single(value: float) -> Spread:
    """What was read once."""
    return spread([value])


def _short(value: float) -> float:
    """Counts whole, the rest in four digits."""
    return value if value == int(value) else float(f"{value:.{_DIGITS}g}")


def read_results(file: Path = RESULTS) -> dict[str, Part]:
    """All parts by their names; none where nothing was measured yet."""
    values = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    return {name: _part(value) for name, value in values.items()}


def _part(value: Mapping[str, Any]) -> Part:
    figures = {
        subject: {case: Spread(*told) for case, told in cases.items()}
        for subject, cases in value["figures"].items()
    }
    return Part(value["day"], value["machine"], figures)


def keep(name: str, figures: Figures, file: Path = RESULTS) -> None:
    """Write one part; the others stay as they are."""
    today = datetime.now(UTC).date().isoformat()
    parts = {**read_results(file), name: Part(today, described(), figures)}
    told = {name: parts[name]._asdict() for name in sorted(parts)}
    file.write_text(_written(told), "utf-8")


def _written(parts: Mapping[str, Mapping[str, Any]]) -> str:
    """JSON with one case a line, so that a person can read what has changed."""
    told = json.dumps(parts, indent=1, ensure_ascii=False)
    return _SPREAD.sub(lambda found: " ".join(found[0].split()), told) + "\n"

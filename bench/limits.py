"""Aims and gates: how much something may cost, by itself or beside a yardstick. Pure.

Both are data (`aims.toml`, `gates.toml`), because what is wanted is decided by people.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from bench.results import Figures

BENCH = Path(__file__).parent


class Limit(NamedTuple):
    """`what` costs at most `most`: the worst of `cases` of a subject, at `point` p50 or p99.

    With `times` (a subject, cases) it is the ratio to that, case by case; with `above` the difference.
    `why` says what stands in the way where it is missed.
    """

    what: str
    part: str
    subject: str
    cases: tuple[str, ...]
    most: float
    unit: str = ""
    point: str = "p50"
    times: str = ""
    above: str = ""
    beside: tuple[str, ...] = ()
    why: str = ""

    def reached(self, parts: Mapping[str, Figures]) -> float | None:
        """What was measured; None where it was not."""
        figures = parts.get(self.part, {})
        told = [self._one(figures, *pair) for pair in self._pairs()]
        known = [value for value in told if value is not None]
        return max(known) if len(known) == len(told) else None

    def _pairs(self) -> zip[tuple[str, str]]:
        return zip(self.cases, self.beside or self.cases, strict=True)

    def _one(self, figures: Figures, case: str, beside: str) -> float | None:
        own = self._read(figures, self.subject, case)
        other = self._read(figures, self.times or self.above, beside)
        if own is None or not (self.times or self.above):
            return own
        if other is None:
            return None
        return own / other if self.times else own - other

    def _read(self, figures: Figures, subject: str, case: str) -> float | None:
        found = figures.get(subject, {}).get(case)
        return None if found is None else float(getattr(found, self.point))


def read_limits(name: str) -> list[Limit]:
    """The limits of a file beside this one, `aims` or `gates`."""
    values = tomllib.loads((BENCH / f"{name}.toml").read_text("utf-8"))
    return [_limit(value) for value in values["limit"]]


def _limit(value: Mapping[str, Any]) -> Limit:
    lists = {k: tuple(v) for k, v in value.items() if isinstance(v, list)}
    return Limit(**{**value, **lists})

"""The aims with what was reached, and the gates of CI: two tables of docs/performance.md."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping

from bench.limits import BENCH, Limit, read_limits
from bench.results import Figures
from bench.table import NOTHING, drawn, number
from docs.generate import words

Parts = Mapping[str, Figures]


def aims(parts: Parts) -> str:
    """Every aim, reached or missed, and why the missed ones are."""
    known = read_limits("aims")
    rows = [_row(each, each.reached(parts), ("reached", "missed")) for each in known]
    head = ["what", "aim, at most", "measured", ""]
    missed = dict.fromkeys(a.why for a in known if a.why and _misses(a, parts))
    return "\n\n".join([words.AIMS, drawn([head, *rows]), *_reasons(list(missed))])


def gates(parts: Parts) -> str:
    """Every gate, beside what the last whole run has measured."""
    rows = [_row(g, g.reached(parts), ("", "beyond")) for g in read_limits("gates")]
    head = ["what CI holds", "at most", "measured", ""]
    return "\n\n".join([words.GATES, drawn([head, *rows])])


def _misses(limit: Limit, parts: Parts) -> bool:
    value = limit.reached(parts)
    return value is not None and value > limit.most


def _row(limit: Limit, value: float | None, said: tuple[str, str]) -> list[str]:
    """A row; how far an aim is missed stands beside the word."""
    most = f"{limit.most:g} {limit.unit}".strip()
    if value is None:
        return [limit.what, most, NOTHING, "not measured"]
    measured = f"{number(value)} {limit.unit}".strip()
    return [limit.what, most, measured, said[value > limit.most]]


def _reasons(missed: list[str]) -> list[str]:
    told = tomllib.loads((BENCH / "aims.toml").read_text("utf-8"))["why"]
    return [told[name] for name in missed]

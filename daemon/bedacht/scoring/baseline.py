"""What was reached before: figures may not fall, the list of known alarms may only shrink."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bedacht.scoring.figures import Share, figures
from bedacht.scoring.score import Scored

KEPT = ("caught", "stopped", "false_alarms", "precision")
_LESS_IS_BETTER = frozenset({"false_alarms"})


@dataclass(frozen=True, slots=True)
class Baseline:
    """One corpus: its figures, what each rule caught, and its alarms one by one.

    In how many drafts a rule `spoke` at all is told in docs/rules.md and not held.
    """

    figures: Mapping[str, Share]
    rules: Mapping[str, Share]
    spoke: Mapping[str, int]
    alarms: frozenset[str]


def baseline_of(scored: Iterable[Scored]) -> Baseline:
    """What these drafts reach now."""
    drafts = list(scored)
    now = figures(drafts)
    return Baseline(
        figures={name: getattr(now, name) for name in KEPT},
        rules={rule: row[:2] for rule, row in now.rules.items() if row[1]},
        spoke=_spoke(drafts),
        alarms=frozenset(f"{s.id} {alarm.rule}" for s in drafts for alarm in s.alarms),
    )


def _spoke(drafts: list[Scored]) -> Mapping[str, int]:
    counts = Counter(rule for draft in drafts for rule in {s.rule for s in draft.said})
    return dict(sorted(counts.items()))


def to_values(baseline: Baseline) -> dict[str, Any]:
    """The baseline as JSON values."""
    return {
        "figures": {name: list(share) for name, share in baseline.figures.items()},
        "rules": {rule: list(share) for rule, share in baseline.rules.items()},
        "spoke": dict(baseline.spoke),
        "alarms": sorted(baseline.alarms),
    }


def from_values(values: Mapping[str, Any]) -> Baseline:
    """JSON values as a baseline; KeyError, TypeError where they are none."""
    return Baseline(
        figures={name: _share(values["figures"][name]) for name in KEPT},
        rules={rule: _share(pair) for rule, pair in values["rules"].items()},
        spoke={rule: int(count) for rule, count in values["spoke"].items()},
        alarms=frozenset(values["alarms"]),
    )


def _share(pair: Iterable[int]) -> Share:
    part, whole = pair
    return part, whole


def worse(before: Baseline, now: Baseline) -> Iterator[str]:
    """Everything that has become worse, one line each."""
    for name in KEPT:
        if _is_worse(name, before.figures[name], now.figures[name]):
            yield f"{name}: {_told(before.figures[name])} -> {_told(now.figures[name])}"
    for alarm in sorted(now.alarms - before.alarms):
        yield f"new alarm: {alarm}"


def outlived(before: Baseline, now: Baseline) -> Iterator[str]:
    """Known alarms that are none any more: they leave the list."""
    yield from sorted(before.alarms - now.alarms)


def _is_worse(name: str, before: Share, now: Share) -> bool:
    change = rate(now) - rate(before)
    return change > 0 if name in _LESS_IS_BETTER else change < 0


def rate(share: Share) -> float:
    """A share as a number from 0 to 1; 0 of nothing is 0."""
    return share[0] / share[1] if share[1] else 0.0


def _told(share: Share) -> str:
    return f"{share[0]} of {share[1]} ({rate(share):.1%})"

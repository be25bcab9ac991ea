"""Many scored drafts -> figures, for all of them or for some."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from bedacht.engine.finding import Level
from bedacht.scoring.score import Scored

Share = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """Each figure is a part and its whole; `rules` gives (caught, expected, alarms)."""

    drafts: int
    caught: Share
    stopped: Share
    false_alarms: Share
    precision: Share
    rules: Mapping[str, tuple[int, int, int]] = field(default_factory=dict)

    @property
    def families(self) -> Mapping[str, tuple[int, int, int]]:
        """The rows of `rules`, added up by family."""
        sums: dict[str, tuple[int, int, int]] = {}
        for rule, row in self.rules.items():
            family = rule.partition(".")[0]
            a, b, c = sums.get(family, (0, 0, 0))
            sums[family] = a + row[0], b + row[1], c + row[2]
        return sums


def figures(scored: Iterable[Scored]) -> Figures:
    """The figures of these drafts; those without a level count as clean."""
    drafts = list(scored)
    to_stop = [s for s in drafts if (s.label.level or Level.OFF) >= Level.WARN]
    clean = [s for s in drafts if (s.label.level or Level.OFF) < Level.WARN]
    found, missed = (
        _sum(drafts, lambda s: len(s.found)),
        _sum(drafts, lambda s: len(s.missed)),
    )
    right, alarms = (
        _sum(drafts, lambda s: len(s.right)),
        _sum(drafts, lambda s: len(s.alarms)),
    )
    return Figures(
        drafts=len(drafts),
        caught=(found, found + missed),
        stopped=(_sum(to_stop, _is_loud), len(to_stop)),
        false_alarms=(_sum(clean, _is_loud), len(clean)),
        precision=(right, right + alarms),
        rules=_by_rule(drafts),
    )


def _sum(drafts: list[Scored], count: Callable[[Scored], int]) -> int:
    return sum(count(draft) for draft in drafts)


def _is_loud(scored: Scored) -> int:
    return scored.level >= Level.WARN


def _by_rule(drafts: list[Scored]) -> dict[str, tuple[int, int, int]]:
    found = Counter(e.rule for s in drafts for e in s.found)
    missed = Counter(e.rule for s in drafts for e in s.missed)
    alarms = Counter(a.rule for s in drafts for a in s.alarms)
    return {
        rule: (found[rule], found[rule] + missed[rule], alarms[rule])
        for rule in sorted({*found, *missed, *alarms})
    }

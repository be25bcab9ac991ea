"""What the rules reach, from tests/corpora/baseline.json: the figures in docs/rules.md."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from bedacht.scoring.baseline import Baseline, from_values

CORPORA = Path(__file__).parents[2] / "tests" / "corpora"


class Measured(NamedTuple):
    """Baselines of the labelled drafts, and of the ordinary posts."""

    labelled: tuple[Baseline, ...]
    ordinary: tuple[Baseline, ...]

    def told(self, rule: str) -> str:
        """What a rule reaches, in a line."""
        shares = [each.rules[rule] for each in self.labelled if rule in each.rules]
        found, expected = (sum(share[side] for share in shares) for side in (0, 1))
        speaks = self._in_thousand(each.spoke.get(rule, 0) for each in self.ordinary)
        warns = self._in_thousand(_warnings(each, rule) for each in self.ordinary)
        caught = f"{found} of {expected} found" if expected else "nothing expected yet"
        return f"{caught}; in 1,000 ordinary posts {speaks}, at `warn` or above {warns}"

    def _in_thousand(self, times: Iterable[int]) -> str:
        posts = sum(each.figures["false_alarms"][1] for each in self.ordinary)
        return f"{1000 * sum(times) / posts:.1f}"


def _warnings(baseline: Baseline, rule: str) -> int:
    return sum(alarm.endswith(f" {rule}") for alarm in baseline.alarms)


def read_measured() -> Measured:
    """The stored figures."""
    values = json.loads((CORPORA / "baseline.json").read_text("utf-8"))
    baselines = {name: from_values(each) for name, each in values.items()}
    ordinary = {path.stem for path in (CORPORA / "ordinary").glob("*.jsonl")}
    return Measured(
        tuple(each for name, each in baselines.items() if name not in ordinary),
        tuple(baselines[name] for name in sorted(ordinary)),
    )

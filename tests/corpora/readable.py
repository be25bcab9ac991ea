"""The labelled drafts that a person may read: a failing test may show them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bedacht.cli.labelled import read_labelled
from bedacht.cli.records import Record

HERE = Path(__file__).parent
POLICIES = HERE / "policies"
SCORED_ONLY = {
    "nexora", "emberforge", "severin", "trassenia",
    "stiftmoor", "quintrail", "klangwerk", "caledon_marine", "oakridge_rail", "eisvogel",
}  # fmt: skip


def readable() -> Iterator[Record]:
    """Every draft but those that are scored and never read."""
    for file in sorted(HERE.glob("*.jsonl")):
        if file.stem not in SCORED_ONLY:
            yield from (labelled.record for labelled in read_labelled(file))

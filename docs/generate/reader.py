"""docs/reader-figures.md: what the second reader is worth, as `make reader` has measured."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_RESULTS = Path("reader/results.json")
_HEAD = """# What the second reader is worth

Measured by `make reader-figures` on employers that taught it nothing (reader/results.json); how to read it: [reader.md](reader.md).
"""
_COLUMNS = ("caught", "stopped", "false_alarms", "precision")
_GROUPS = {
    "validate": "Employers that set its thresholds",
    "test": "Employers that nobody read and nothing was chosen by",
}
_WHO = {"rules": "rules alone", "reader": "with the reader"}
_LANGUAGES = {"all": "all", "de": "German", "en": "English"}


def page() -> str:
    """The whole page."""
    results = json.loads(_RESULTS.read_text("utf-8"))
    lines = [_HEAD, *_sizes(results["sizes"])]
    for name, title in _GROUPS.items():
        lines += ["", f"## {title}", "", *_product(results["product"][name])]
        lines += ["", *_families(results["product"][name])]
    lines += ["", "## Ordinary posts", "", *_ordinary(results["product"]["ordinary"])]
    lines += ["", "## Beside a linear model", "", *_separates(results["separates"])]
    return "\n".join(lines) + "\n"


def _sizes(sizes: dict[str, dict[str, int]]) -> Iterator[str]:
    yield "| group | drafts | employers and sources |"
    yield "|---|---|---|"
    for name, size in sizes.items():
        yield f"| {name} | {size['drafts']:,} | {size['employers']} |"


def _product(groups: dict[str, Any]) -> Iterator[str]:
    """The whole product, in shares of 100."""
    yield "| % | " + " | ".join(each.replace("_", " ") for each in _COLUMNS) + " |"
    yield "|---" * (len(_COLUMNS) + 1) + "|"
    for language, title in _LANGUAGES.items():
        for who, spoken in _WHO.items():
            shares = groups[who][language]
            cells = " | ".join(str(shares[each]) for each in _COLUMNS)
            yield f"| {title}, {spoken} | {cells} |"


def _families(groups: dict[str, Any]) -> Iterator[str]:
    """Of what is expected, how much is found."""
    yield "| caught, % | " + " | ".join(_WHO.values()) + " |"
    yield "|---|---|---|"
    for family in groups["rules"]["families"]:
        cells = (str(groups[who]["families"][family]) for who in _WHO)
        yield f"| {family} | {' | '.join(cells)} |"


def _ordinary(groups: dict[str, dict[str, float]]) -> Iterator[str]:
    yield "| alarms at `warn` or above in 1,000 | German | English |"
    yield "|---|---|---|"
    for who, spoken in _WHO.items():
        yield f"| {spoken} | {groups[who]['de']} | {groups[who]['en']} |"


def _separates(models: dict[str, dict[str, dict[str, float]]]) -> Iterator[str]:
    """How well it parts drafts that mean a family from those that do not."""
    yield (
        "The same questions put to a linear model on words and pieces of words. Area under "
        "the ROC curve, German / English:"
    )
    yield ""
    yield "| family | reader | linear |"
    yield "|---|---|---|"
    for family in models["reader"]:
        cells = (
            f"{models[each][family]['de']:.3f} / {models[each][family]['en']:.3f}"
            for each in ("reader", "linear")
        )
        yield f"| {family} | {' | '.join(cells)} |"

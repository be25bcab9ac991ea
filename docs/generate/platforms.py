"""docs/platforms.md: where Bedacht reads along, from shared_rules/platforms."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

from bedacht.rules import shared_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

# A confidence, and the day when it was last found so.
Trust = tuple[str, str]
HEAD = """# Platforms

Where Bedacht reads along. A field that looks like a composer and is not known is not read, and the badge says *not
checked* instead of nothing. What is known about a site is its file in `shared_rules/platforms`: for everything several
selectors, the most stable first, each with its source, its date and how sure it is.

Each cell tells how sure the way to text and button is (*high*: several sources; *medium*: one; *low*: old or a
makeshift; *unverified*: by role and structure, nothing was found) and when it was last found on the site. All of it was
read from public code, and runs in the browser tests on look-alikes with the editors that the sites use.

In a plain text field of several lines the lines lie on a copy over it; in one of a single line nothing is underlined, and
badge and card tell the words.
"""
CELLS = {
    "post": "new post",
    "comment": "comment, reply",
    "share": "share with own words",
    "share-at-once": "share at once",
    "edit": "edit",
    "profile": "profile names the employer",
}
# From the surest to the least.
CONFIDENCE = ("high", "medium", "low", "unverified")
COLUMNS = "| composer | surface | ways | publish by key | seen |\n|---|---|---|---|---|"


def page() -> str:
    """The whole page."""
    files = sorted((shared_rules() / "platforms").glob("*.toml"))
    tables = [tomllib.loads(file.read_text("utf-8")) for file in files]
    return "\n".join([HEAD, *_grid(tables), "", *map(_platform, tables)])


def _grid(tables: list[dict[str, Any]]) -> list[str]:
    names = [table["name"] for table in tables]
    head = f"| surface | {' | '.join(names)} |\n|---{'|---' * len(names)}|"
    rows = (
        f"| {words} | {' | '.join(_cell(table, cell) for table in tables)} |"
        for cell, words in CELLS.items()
    )
    return [head, *rows]


def _cell(table: dict[str, Any], cell: str) -> str:
    """The surest composer of the cell speaks."""
    found = [_trust(each) for each in table["composer"] if cell in each["cells"]]
    presumed = any(cell in each.get("presumed", ()) for each in table["composer"])
    confidence, seen = _best(found) if found else ("unverified", "")
    if confidence != "unverified":
        return f"{confidence}, {seen}"
    notes = (each["note"] for each in table.get("unknown", ()) if each["cell"] == cell)
    return "unverified" if found or presumed else next(notes)


def _trust(composer: dict[str, Any]) -> Trust:
    """How sure a composer is, as its least sure part; with the date of that part."""
    parts = (composer["editor"], composer["publish"]["control"])
    ways = (_best((way["confidence"], way["date"]) for way in part) for part in parts)
    return max(ways, key=lambda way: CONFIDENCE.index(way[0]))


def _best(ways: Iterable[Trust]) -> Trust:
    """The surest, and of those the newest."""
    newest = sorted(ways, key=lambda way: way[1], reverse=True)
    return min(newest, key=lambda way: CONFIDENCE.index(way[0]))


def _platform(table: dict[str, Any]) -> str:
    hosts = ", ".join(f"`{host}`" for host in table["hosts"])
    rows = [_composer(composer) for composer in table["composer"]]
    return "\n".join([f"## {table['name']}\n", f"{hosts}\n", COLUMNS, *rows, ""])


def _composer(composer: dict[str, Any]) -> str:
    ways = composer["editor"]
    keys = ", ".join(composer["publish"].get("keys", [])) or "-"
    seen = max(way["date"] for way in ways)
    cells = (composer["id"], composer["surface"], str(len(ways)), keys, seen)
    return f"| {' | '.join(cells)} |"

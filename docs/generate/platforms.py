"""docs/platforms.md: where Bedacht reads along, from shared_rules/platforms."""

import tomllib
from typing import Any

from bedacht.rules import shared_rules

HEAD = """# Platforms

Where Bedacht reads along, and which composers it knows there. One that is not listed is not read, and the badge says
*not checked* instead of nothing. *Ways* is how many selectors are tried for the editor, the most stable first; *seen* is
when the newest of them was last found on the site.
"""
COLUMNS = "| composer | surface | ways | publish by key | seen |\n|---|---|---|---|---|"


def page() -> str:
    """The whole page."""
    files = sorted((shared_rules() / "platforms").glob("*.toml"))
    tables = (tomllib.loads(file.read_text("utf-8")) for file in files)
    return "\n".join([HEAD, *map(_platform, tables)])


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

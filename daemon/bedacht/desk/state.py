"""What must be remembered: on which sites the employer is already visible."""

from __future__ import annotations

import tomllib
from pathlib import Path

from bedacht.engine.draft import Platform
from bedacht.files import read_text, write_text
from bedacht.policy.preferences import SITES

_HEAD = "# Bedacht remembers on which sites your employer is already visible. Nothing else.\n"


def read_linked(path: Path | None) -> frozenset[Platform]:
    """The sites; none where the file is missing or damaged (then it is said again)."""
    try:
        text = read_text(path) if path is not None else None
        names = tomllib.loads(text or "").get("linked", [])
    except (OSError, ValueError):
        return frozenset()
    return frozenset(site for site in SITES if site.value in names)


def write_linked(path: Path, sites: frozenset[Platform]) -> None:
    """Remember the sites."""
    names = ", ".join(f'"{site}"' for site in sorted(sites))
    write_text(path, f"{_HEAD}linked = [{names}]\n")

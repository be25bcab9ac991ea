"""What must be remembered: on which sites the employer is already visible."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from bedacht.engine.draft import Platform
from bedacht.files import read_text, write_text
from bedacht.policy.preferences import SITES, Changes

_HEAD = "# Bedacht remembers on which sites your employer is already visible. Nothing else.\n"


def read_linked(path: Path | None) -> frozenset[Platform]:
    """The sites; none where the file is missing or damaged (then it is said again)."""
    names = _names(_kept(path)[1]) if path is not None else []
    return frozenset(site for site in SITES if site.value in names)


def write_linked(path: Path, sites: frozenset[Platform]) -> None:
    """Remember the sites; what a later version has noted beside them stays."""
    # tomlkit is heavy, and most days nothing has changed
    from bedacht.policy.write_preferences import write_preferences

    text, values = _kept(path)
    strange = [
        ("linked", index)
        for index, name in enumerate(_names(values))
        if name not in SITES
    ]
    changes: Changes = {("linked",): sorted(str(site) for site in sites)}
    write_text(path, write_preferences(text, changes, strange))


def _kept(path: Path) -> tuple[str, dict[str, Any]]:
    """The text of the file and its values; a fresh one for one that cannot be used."""
    try:
        text = read_text(path) or _HEAD
        values = tomllib.loads(text)
    except (OSError, ValueError):
        return _HEAD, {}
    return (text, values) if isinstance(values.get("linked", []), list) else (_HEAD, {})


def _names(values: dict[str, Any]) -> list[Any]:
    found: list[Any] = values.get("linked", [])
    return found

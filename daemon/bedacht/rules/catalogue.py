"""The data in shared_rules that is neither rule nor concept: sentences and word lists."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from bedacht.errors import RuleError
from bedacht.rules.load import shared_rules


def catalogue(language: str, folder: Path | None = None) -> dict[str, Any]:
    """The sentences of the product in `language` (`de`, `en`)."""
    return read_data(f"messages/{language}.toml", folder)


def read_data(name: str, folder: Path | None = None) -> dict[str, Any]:
    """One file of shared_rules as a table; RuleError where it is missing or no TOML."""
    try:
        return tomllib.loads(((folder or shared_rules()) / name).read_text("utf-8"))
    except (OSError, ValueError) as error:
        problem = f"It cannot be read ({type(error).__name__})."
        raise RuleError(name, None, problem, "Install the product anew.") from error

"""Where this person's files are on this machine."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from platformdirs import user_config_path, user_state_path

from bedacht.desk.sources import Sources

_NAME = "bedacht"


def own_sources(given: Path | None = None) -> Sources:
    """The person's and the company's places; `given` is a policy named on the command line."""
    config = Path(
        os.environ.get("BEDACHT_CONFIG") or user_config_path(_NAME, appauthor=False)
    )
    return Sources(
        preferences=config / "preferences.toml",
        own=config / "policy.toml",
        state=user_state_path(_NAME, appauthor=False) / "linked.toml",
        managed=_managed(),
        given=given,
    )


def _managed() -> Path | None:
    """Where IT puts a policy: a place that only an administrator can write to."""
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Bedacht/policy.toml")
    if sys.platform == "win32":
        return None
    return Path("/etc/bedacht/policy.toml")

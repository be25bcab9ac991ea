"""What `browsers.toml` tells about each browser that IT can name."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from bedacht.host.browsers import BROWSERS, Browser, Family

_FILE = Path(__file__).parent / "browsers.toml"
_NEVER = "never"


@dataclass(frozen=True, slots=True)
class Told:
    """One browser: `linux` a file, `windows` a registry key, `mac` a domain."""

    browser: Browser
    linux: str
    windows: str
    mac: str
    pin: Mapping[str, str]

    @property
    def family(self) -> Family:
        """Whose kind it is."""
        return self.browser.family


@cache
def told() -> Mapping[str, Told]:
    """Every browser, by the name that IT gives it."""
    known = {browser.name: browser for browser in BROWSERS}
    tables = _file()
    del tables[_NEVER]
    return {n: Told(known[t.pop("name")], **t) for n, t in tables.items()}


def never() -> list[str]:
    """The rights that no later release may gain unseen."""
    return list(_file()[_NEVER])


def _file() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text("utf-8"))

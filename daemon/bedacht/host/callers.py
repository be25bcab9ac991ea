"""Which extensions may come: ours, and one that IT has packed under a key of its own.

Chromium names an extension after its key. `extensions.json` in the managed place holds the
names that IT has added; where others than an administrator can change it, it counts for nothing.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from bedacht.errors import PlaceError
from bedacht.files import managed_place, read_managed
from bedacht.host.browsers import CHROMIUM_ORIGINS, is_firefox

FILE = "extensions.json"
_ID = re.compile("[a-p]{32}")


def chromium_origins(
    file: Path | None = None, administrator: int = 0
) -> tuple[str, ...]:
    """Where our extension comes from in a browser of Chromium's kind."""
    place = file or managed_place(FILE)
    return (*CHROMIUM_ORIGINS, *_added(place, administrator))


def is_ours(origin: str) -> bool:
    """Could `origin` be that of our extension?"""
    return is_firefox(origin) or origin in chromium_origins()


def written(ids: tuple[str, ...]) -> str:
    """The file for IT to lay down."""
    return json.dumps({"chromium": list(ids)}, indent=1) + "\n"


def _added(place: Path, administrator: int) -> tuple[str, ...]:
    try:
        text = read_managed(place, administrator)
        ids = [] if text is None else json.loads(text)["chromium"]
        named = [each for each in ids if _ID.fullmatch(each)]
    except (PlaceError, ValueError, KeyError, TypeError, RecursionError):
        return ()
    return tuple(f"chrome-extension://{each}" for each in named)

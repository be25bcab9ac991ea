"""Whether a browser would find our native host: its own manifest, or everybody's."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bedacht.host.browsers import HOST_NAME, Browser, Family
from bedacht.host.manifests import Entry, entries, for_everybody, is_used, manifest

_CALLERS = {
    Family.CHROMIUM: "allowed_origins",
    Family.FIREFOX: "allowed_extensions",
}


class Reach(StrEnum):
    """How it is with one browser."""

    WELL = "well"
    MISSING = "missing"  # no manifest
    DEAD = "dead"  # the program that it names is not there, or cannot be started
    STRANGE = "strange"  # the manifest is not ours, or lets another extension in
    BOXED = "boxed"  # snap or flatpak: the browser can start no program of the machine


@dataclass(frozen=True, slots=True)
class Reached:
    """One browser; `file` is the manifest that counts, or where one would lie."""

    browser: Browser
    reach: Reach
    file: Path


def reached(home: Path, system: str = sys.platform) -> Iterator[Reached]:
    """The browsers that this person uses, or that everybody's manifest names."""
    for entry in entries(home, Path(), system):
        box = _box(entry.browser, home)
        if box is not None:
            yield Reached(entry.browser, Reach.BOXED, box)
        file = _counts(entry, system)
        if file is not None:
            yield Reached(entry.browser, _look(entry.browser, file), file)
        elif is_used(entry, system):
            yield Reached(entry.browser, Reach.MISSING, entry.file)


def _counts(entry: Entry, system: str) -> Path | None:
    """Browsers look at the person's own first."""
    files = (entry.file, for_everybody(entry.browser, system))
    return next((file for file in files if file is not None and file.exists()), None)


def _box(browser: Browser, home: Path) -> Path | None:
    """The folder of its snap or flatpak, where this person uses one."""
    boxes = (home / box for box in browser.boxes)
    return next((box for box in boxes if box.is_dir()), None)


def _look(browser: Browser, file: Path) -> Reach:
    try:
        found = json.loads(file.read_bytes())
        program = Path(found["path"])
        name, callers = found["name"], found[_CALLERS[browser.family]]
    except (OSError, ValueError, TypeError, KeyError):
        return Reach.STRANGE
    if name != HOST_NAME or callers != _expected(browser.family):
        return Reach.STRANGE
    return Reach.WELL if os.access(program, os.X_OK) else Reach.DEAD


def _expected(family: Family) -> object:
    return json.loads(manifest(family, Path()))[_CALLERS[family]]

"""Where the built extension lies on this machine, for a person who loads it by hand.

It is laid into a place of its own: a browser remembers the folder, and that of the package
is another one with the next Python.
"""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from platformdirs import user_data_path

from bedacht.errors import BrowserError
from bedacht.host.browsers import Family

_PACKAGE = Path(__file__).resolve().parent.parent
BUILDS = {Family.CHROMIUM: "chrome-mv3", Family.FIREFOX: "firefox-mv3"}


def folders(package: Path = _PACKAGE) -> Mapping[Family, Path]:
    """The folders that are there: of the installed package, else of the repository."""
    found = {family: _folder(package, family) for family in Family}
    return {f: path for f, path in found.items() if (path / "manifest.json").is_file()}


def place() -> Path:
    """Where it is laid for this person."""
    return user_data_path("bedacht", appauthor=False) / "extension"


def lay(target: Path, package: Path = _PACKAGE) -> Mapping[Family, Path]:
    """Copies the extension to `target`; the folders to load, one for each family.

    What lay there stays until the new one is whole. Where that was broken off, the next
    time mends it.

    Raises:
        BrowserError: the folder cannot be written to.
    """
    try:
        return {f: _laid(source, target / f) for f, source in folders(package).items()}
    except OSError:
        raise BrowserError(f"{target} cannot be written") from None


def _laid(source: Path, folder: Path) -> Path:
    fresh, old = folder.with_suffix(".new"), folder.with_suffix(".old")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(source, fresh)
    if folder.exists():
        shutil.rmtree(old, ignore_errors=True)
        folder.replace(old)
    fresh.replace(folder)
    shutil.rmtree(old, ignore_errors=True)
    return folder


def _folder(package: Path, family: Family) -> Path:
    inside = package / "extension" / family
    if inside.is_dir():
        return inside
    return package.parent.parent / "extension" / ".output" / BUILDS[family]

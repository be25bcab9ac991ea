"""Where the built extension lies on this machine, for a person who loads it by hand."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from bedacht.host.browsers import Family

_PACKAGE = Path(__file__).resolve().parent.parent
_BUILDS = {Family.CHROMIUM: "chrome-mv3", Family.FIREFOX: "firefox-mv3"}


def folders(package: Path = _PACKAGE) -> Mapping[Family, Path]:
    """The folders that are there: of the installed package, else of the repository."""
    found = {family: _folder(package, family) for family in Family}
    return {f: path for f, path in found.items() if (path / "manifest.json").is_file()}


def _folder(package: Path, family: Family) -> Path:
    inside = package / "extension" / family
    if inside.is_dir():
        return inside
    return package.parent.parent / "extension" / ".output" / _BUILDS[family]

"""What is installed on this machine, and whether it starts with the session."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bedacht import __version__
from bedacht.cli.link import Link, amiss, note, well
from bedacht.errors import BrowserError
from bedacht.host import extension, manifests, service, starting
from bedacht.rules.catalogue import read_data
from bedacht.rules.load import shared_rules

_RUNS = {"active", ""}  # where no manager answers, nobody knows better
_BY_HAND, _NOT_AT_ALL = (note, "service-by-hand"), (amiss, "service-none")


def of_package() -> Iterator[Link]:
    """The installed package: the program for browsers, and the extension inside it."""
    yield well("package", "package", version=__version__)
    try:
        yield well("program", "program", path=str(manifests.host_program()))
    except BrowserError:
        yield amiss("program", "program-none")
    folders = extension.folders()
    if not folders:
        yield note("build", "build-none")
    for family, folder in folders.items():
        yield _build(family, folder)


def _build(family: str, folder: Path) -> Link:
    """The extension that lies in the package, ready to be loaded or packed."""
    try:
        version = str(json.loads((folder / "manifest.json").read_bytes())["version"])
    except (OSError, ValueError, KeyError, TypeError):
        version = ""
    same = version == __version__
    tell = well if same else note
    code = "build" if same else "build-other"
    return tell("build", code, browser=family, version=version, product=__version__)


def of_service(home: Path, *, running: bool) -> Link:
    """Whether the daemon starts by itself, and does."""
    unit = starting.unit(service.service(home, ()))
    if unit is None:
        tell, code = _BY_HAND if running else _NOT_AT_ALL
        return tell("service", code)
    said = starting.state(unit)
    if said in _RUNS:
        return well("service", "service", file=str(unit))
    if running:
        return note("service", "service-beside", file=str(unit), said=said)
    return amiss("service", "service-stopped", file=str(unit), said=said)


def of_sites() -> Link:
    """The sites whose composers are known, and how new that knowledge is."""
    names = sorted(path.stem for path in (shared_rules() / "platforms").glob("*.toml"))
    dates = (_newest(read_data(f"platforms/{name}.toml")) for name in names)
    return well("sites", "sites", sites=", ".join(names), day=max(dates, default=""))


def _newest(table: object) -> str:
    """The latest `date` anywhere in a site's file."""
    if isinstance(table, dict):
        own = table.get("date")
        return max([str(own or ""), *map(_newest, table.values())])
    if isinstance(table, list):
        return max(map(_newest, table), default="")
    return ""

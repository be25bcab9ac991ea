"""What a package lays down for everybody on a machine: native hosts, and the service.

    python -m release.everybody linux|darwin|win32 PROGRAMS TREE

PROGRAMS is where the folder will lie on the machine, TREE stands for its root. On Windows
the registry says where the hosts are; their files lie beside the programs.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path, PurePath, PureWindowsPath

from bedacht.host.browsers import BROWSERS, HOST_NAME, Family
from bedacht.host.manifests import for_everybody, manifest
from bedacht.host.service import service

UNIT = Path("/usr/lib/systemd/user/bedacht.service")


def files(system: str, programs: PurePath) -> Mapping[Path, bytes]:
    """Where each file goes, and what stands in it."""
    ending = ".exe" if system == "win32" else ""
    command = (str(programs / f"bedacht{ending}"), "run")
    ((place, text),) = service(Path("/"), command, system).files.items()
    host = programs / f"bedacht-native{ending}"
    if system == "win32":
        hosts = {Path("/", family, f"{HOST_NAME}.json"): family for family in Family}
        encoded = {Path("/bedacht-task.xml"): text.encode("utf-16")}
    else:
        hosts = _by_place(system)
        encoded = {(UNIT if system == "linux" else place): text.encode()}
    told = {where: manifest(family, host).encode() for where, family in hosts.items()}
    return {**encoded, **told}


def lay(tree: Path, found: Mapping[Path, bytes]) -> None:
    """Writes the files below `tree`."""
    for path, content in found.items():
        inside = tree / path.relative_to("/")
        inside.parent.mkdir(parents=True, exist_ok=True)
        inside.write_bytes(content)


def _by_place(system: str) -> dict[Path, Family]:
    places = {each: for_everybody(each, system) for each in BROWSERS}
    return {place: each.family for each, place in places.items() if place is not None}


if __name__ == "__main__":
    kind, where, below = sys.argv[1:]
    at = PureWindowsPath(where) if kind == "win32" else PurePath(where)
    lay(Path(below), files(kind, at))

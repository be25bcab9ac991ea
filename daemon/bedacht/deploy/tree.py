"""The files that lie on every machine of a fleet, by their place there."""

from __future__ import annotations

import json
import ntpath
import posixpath
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath, PureWindowsPath

from bedacht.deploy.policies import Policy
from bedacht.deploy.told import Told
from bedacht.deploy.wishes import Wishes
from bedacht.files import managed_place
from bedacht.host import callers, manifests
from bedacht.host.browsers import CHROMIUM_IDS, CHROMIUM_ORIGINS, HOST_NAME, Family
from bedacht.host.schedule import schedule
from bedacht.host.service import Service, service

# What starts with everybody's session lies there.
_UNITS = {"linux": "/etc/systemd/user", "darwin": "/Library/LaunchAgents"}
_SYSTEMS = {"linux": "linux", "darwin": "macos"}

Files = dict[str, bytes]


def machine_files(
    system: str, policies: Iterable[tuple[Told, Policy]], wishes: Wishes, id_: str
) -> Files:
    """All of them for `linux` or `darwin`; `id_` names the extension in Chromium."""
    program = PurePosixPath(wishes.programs[_SYSTEMS[system]])
    found: Files = {}
    for told, policy in policies:
        if system == "linux":
            found[told.linux] = _json(policy)
        host = manifests.manifest(told.family, program, _origins(id_))
        found[str(manifests.for_everybody(told.browser, system))] = host.encode()
    return {**found, **_managed(system, wishes, id_), **_starting(system, wishes)}


def windows_hosts(families: Iterable[Family], wishes: Wishes, id_: str) -> Files:
    """The manifests of the native host, to lie beside the program."""
    program = PureWindowsPath(wishes.programs["windows"])
    return {
        host_file(family): manifests.manifest(family, program, _origins(id_)).encode()
        for family in families
    }


def host_file(family: Family) -> str:
    """What such a manifest is called."""
    return f"{HOST_NAME}.{family}.json"


def host_path(family: Family, wishes: Wishes) -> str:
    """Where it lies."""
    return ntpath.join(ntpath.dirname(wishes.programs["windows"]), host_file(family))


def _origins(id_: str) -> tuple[str, ...]:
    return (*CHROMIUM_ORIGINS, *([] if id_ in CHROMIUM_IDS else [f"chrome-extension://{id_}"]))  # fmt: skip


def managed_files(wishes: Wishes, id_: str) -> Files:
    """What the daemon believes because only an administrator can change it, by name."""
    own_name = None if id_ in CHROMIUM_IDS else callers.written((id_,)).encode()
    wanted: Mapping[str, bytes | None] = {
        "policy.toml": wishes.policy,
        "updates.json": wishes.trust,
        callers.FILE: own_name,
    }
    return {name: data for name, data in wanted.items() if data is not None}


def _managed(system: str, wishes: Wishes, id_: str) -> Files:
    found = managed_files(wishes, id_)
    return {str(managed_place(name, system)): data for name, data in found.items()}


def _starting(system: str, wishes: Wishes) -> Files:
    """The daemon with everybody's session; the timer only where there is a server to ask."""
    program = posixpath.dirname(wishes.programs[_SYSTEMS[system]]) + "/bedacht"
    found = _units(system, service(Path("/"), (program, "run"), system))
    if wishes.trust is not None:
        found |= _units(system, schedule(Path("/"), (program, "update"), system))
    return found


def _units(system: str, ours: Service) -> Files:
    folder = _UNITS[system]
    return {f"{folder}/{f.name}": text.encode() for f, text in ours.files.items()}


def _json(value: object) -> bytes:
    return json.dumps(value, indent=2).encode() + b"\n"

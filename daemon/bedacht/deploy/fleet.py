"""All files for a fleet, by their path below the folder that IT has named."""

from __future__ import annotations

import ntpath
from collections.abc import Mapping
from typing import Any

from bedacht.deploy.policies import Policy, policy
from bedacht.deploy.profile import profile
from bedacht.deploy.registry import host_key, policy_keys, registry_file
from bedacht.deploy.release import Release, web
from bedacht.deploy.told import Told, told
from bedacht.deploy.tree import (
    Files,
    host_path,
    machine_files,
    managed_files,
    windows_hosts,
)
from bedacht.deploy.wishes import Wishes
from bedacht.deploy.words import render
from bedacht.host.browsers import CHROMIUM_IDS, Family

_RECORDS = {
    "linux": "/etc/bedacht/deployed",
    "darwin": "/Library/Application Support/Bedacht/deployed",
}
_FOLDERS = {"linux": "linux", "darwin": "macos"}
_CHECKLISTS = {"en": "CHECKLIST.md", "de": "CHECKLISTE.md"}


def files(wishes: Wishes, release: Release) -> Files:
    """Everything that IT hands to its own tools."""
    pairs = [
        (told()[name], policy(told()[name], release, wishes))
        for name in wishes.browsers
    ]
    families = {told_.family for told_, _ in pairs}
    served = web(release, wishes, families)
    found = {f"web/{name}": data for name, data in served.items()}
    for system in _FOLDERS:
        found |= _posix(system, machine_files(system, pairs, wishes, release.id))
    found["linux/ansible.yml"] = _ansible(found)
    found["macos/bedacht.mobileconfig"] = profile(pairs)
    found |= _windows(pairs, families, wishes, release)
    return found | _checklists(wishes, release, list(served))


def _posix(system: str, laid: Files) -> Files:
    """A tree as it lies on a machine, and the script that lays it down."""
    folder = _FOLDERS[system]
    found = {f"{folder}/files{place}": data for place, data in laid.items()}
    facts = {
        "system": system,
        "record": _RECORDS[system],
        "units": [place.rpartition("/")[2] for place in laid if _starts(place)],
    }
    return {**found, f"{folder}/install.sh": render("install.sh", **facts)}


def _starts(place: str) -> bool:
    """A unit that is enabled; the service of a timer is started by it."""
    return place.endswith(("bedacht.service", ".timer", ".plist"))


def _ansible(found: Mapping[str, bytes]) -> bytes:
    root = "linux/files"
    places = [name.removeprefix(root) for name in found if name.startswith(root)]
    units = [place.rpartition("/")[2] for place in places if _starts(place)]
    folders = sorted({place.rpartition("/")[0] for place in places})
    return render("ansible.yml", places=places, folders=folders, units=units)


def _windows(
    pairs: list[tuple[Told, Policy]],
    families: set[Family],
    wishes: Wishes,
    release: Release,
) -> Files:
    hosts = windows_hosts(sorted(families), wishes, release.id)
    managed = managed_files(wishes, release.id)
    keys: dict[str, dict[str, Any]] = {}
    for told_, policy_ in pairs:
        keys |= policy_keys(told_, policy_)
        keys |= host_key(told_, host_path(told_.family, wishes))
    facts = {
        "folder": ntpath.dirname(wishes.programs["windows"]),
        "hosts": list(hosts),
        "managed": list(managed),
        "keys": [key for key, values in keys.items() if _ours(key) or "" in values],
    }
    scripts = ("install.ps1", "uninstall.ps1", "detect.ps1")
    return {
        "windows/bedacht.reg": registry_file(keys),
        **{f"windows/{name}": data for name, data in (hosts | managed).items()},
        **{f"windows/{name}": render(name, **facts) for name in scripts},
    }


def _ours(key: str) -> bool:
    """A key that belongs to our extension alone; others may share the rest."""
    return "ExtensionSettings" in key or "3rdparty" in key


def _checklists(wishes: Wishes, release: Release, served: list[str]) -> Files:
    facts = {
        "url": wishes.url,
        "served": served,
        "id": release.id,
        "own_key": release.id not in CHROMIUM_IDS,
        "chromium": any(not name.endswith(("xpi", "json")) for name in served),
        "firefox": any(name.endswith("xpi") for name in served),
        "unsigned": wishes.signed_xpi is None,
        "policy": wishes.policy is not None,
        "trust": wishes.trust is not None,
        "xpi": release.file(Family.FIREFOX),
        "programs": wishes.programs,
    }
    return {
        file: render(f"checklist.{language}.md", **facts)
        for language, file in _CHECKLISTS.items()
    }

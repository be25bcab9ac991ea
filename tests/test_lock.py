"""The versions of a release stand in lock files: all of them, with sums, for every system."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = sorted((ROOT / "packaging").glob("*.lock"))
NEEDED_ELSEWHERE = {
    "colorama": "win32",
    "pywin32-ctypes": "win32",
    "secretstorage": "linux",
}


def plain(name: str) -> str:
    """The name as an index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def entries(lock: Path) -> dict[str, str]:
    """Name -> everything that the lock says of it."""
    parts = re.split(r"^(?=[A-Za-z0-9])", lock.read_text("utf-8"), flags=re.MULTILINE)
    return {plain(part.partition("==")[0]): part for part in parts if "==" in part}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_entry_has_one_version_and_sums(lock: Path) -> None:
    assert entries(lock)
    for name, entry in entries(lock).items():
        assert re.match(r"[A-Za-z0-9._-]+==[0-9][^ ]* ", entry), name
        assert "--hash=sha256:" in entry, name


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_no_address_stands_in_it(lock: Path) -> None:
    assert not re.search(
        r"https?:|--(extra-)?index|--find-links", lock.read_text("utf-8")
    )


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {
        plain(re.split(r"[><=!~ ;\[]", each)[0]) for each in project["dependencies"]
    }
    locked = entries(ROOT / "packaging" / "requirements.lock")
    assert named <= locked.keys()
    for name, system in NEEDED_ELSEWHERE.items():
        assert f"sys_platform == '{system}'" in locked[name]

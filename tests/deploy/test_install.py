"""The script of IT, on a machine of its own: it lays down, leaves alone what others wrote, takes away."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bedacht.deploy.tree import Files
from bedacht.deploy.wishes import PROGRAMS
from bedacht.host.browsers import HOST_NAME, Family
from bedacht.host.manifests import manifest
from tests.deploy.fleet import namespace

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="namespaces are Linux's"
)
POLICY = "/etc/chromium/policies/managed/bedacht.json"
EDGE = f"/etc/opt/edge/native-messaging-hosts/{HOST_NAME}.json"
FIREFOX = "/etc/firefox/policies/policies.json"


class Place:
    """A machine, and the folder `linux` of IT."""

    def __init__(self, folder: Path, enter: list[str]) -> None:
        self.folder, self._enter = folder, enter

    def run(self, *arguments: str, umask: int = 0o077) -> subprocess.CompletedProcess[str]:  # fmt: skip
        """The script, as root on a machine with a hard umask."""
        return subprocess.run(
            [*self._enter, "sh", str(self.folder / "linux" / "install.sh"), *arguments],
            capture_output=True, text=True, check=False, umask=umask,
        )  # fmt: skip

    def at(self, place: str) -> Path:
        """A file of the machine, seen from outside."""
        return self.folder / place.removeprefix("/")

    def all_files(self) -> set[Path]:
        return {p for p in (self.folder / "etc").rglob("*") if p.is_file()}


@pytest.fixture
def machine(tmp_path: Path, written: Files) -> Iterator[Place]:
    for name, data in written.items():
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    with namespace(tmp_path) as enter:
        yield Place(tmp_path, enter)


def test_files_are_laid_down_for_everybody_and_taken_away(
    machine: Place, written: Files
) -> None:
    before = machine.all_files()
    done = machine.run()
    assert done.returncode == 0, done.stderr
    root = "linux/files"
    for name in (n for n in written if n.startswith(f"{root}/etc")):
        file = machine.at(name.removeprefix(root))
        found = file.stat()
        assert file.read_bytes() == written[name]
        assert (found.st_uid, stat.S_IMODE(found.st_mode)) == (os.getuid(), 0o644)
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o755
    assert machine.at("/etc/systemd/user/default.target.wants/bedacht.service").is_symlink()  # fmt: skip
    assert machine.run().returncode == 0
    assert machine.run("--remove").returncode == 0
    assert machine.all_files() == before


@pytest.mark.parametrize("place", [POLICY, FIREFOX, "/etc/bedacht/policy.toml"])
def test_foreign_file_is_left_alone(machine: Place, place: str) -> None:
    foreign = machine.at(place)
    foreign.parent.mkdir(parents=True, exist_ok=True)
    foreign.write_text("{}")
    before = machine.all_files()
    done = machine.run()
    assert done.returncode != 0
    assert place in done.stderr
    assert machine.all_files() == before
    assert foreign.read_text() == "{}"


def test_entry_of_another_policy_is_not_put_out_of_force(machine: Place) -> None:
    other = machine.at("/etc/chromium/policies/managed/others.json")
    other.parent.mkdir(parents=True, exist_ok=True)
    other.write_text('{"ExtensionSettings": {}}')
    done = machine.run()
    assert done.returncode != 0
    assert "sets ExtensionSettings too" in done.stderr
    assert not machine.at("/etc/bedacht").exists()


def test_package_keeps_its_service_and_gets_its_host_back(machine: Place) -> None:
    host = machine.at(f"/etc/chromium/native-messaging-hosts/{HOST_NAME}.json")
    host.parent.mkdir(parents=True, exist_ok=True)
    package = manifest(Family.CHROMIUM, Path(PROGRAMS["linux"]), ())
    host.write_text(package)
    same = machine.at(EDGE)
    same.parent.mkdir(parents=True, exist_ok=True)
    same.write_bytes((machine.folder / f"linux/files{EDGE}").read_bytes())
    machine.at("/usr/lib/systemd/user/bedacht.service").touch()
    assert machine.run().returncode == 0
    assert host.read_text() != package
    assert not machine.at("/etc/systemd/user/bedacht.service").exists()
    assert machine.run().returncode == 0
    assert machine.run("--remove").returncode == 0
    assert host.read_text() == package
    assert same.exists()


def test_newer_files_take_the_place_of_ours(machine: Place) -> None:
    assert machine.run().returncode == 0
    newer = machine.folder / f"linux/files{POLICY}"
    newer.write_text('{"newer": 1}')
    assert machine.run().returncode == 0
    assert machine.at(POLICY).read_text() == '{"newer": 1}'
    machine.at(POLICY).write_text('{"by hand": 1}')
    assert machine.run().returncode != 0
    assert "was changed since" in machine.run("--remove").stderr
    assert machine.at(POLICY).read_text() == '{"by hand": 1}'

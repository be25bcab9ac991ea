"""Built a second time, in another folder, everything is the same to the last byte."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from release import bill, deb
from tests.release.conftest import DIST, ROOT, one


def sum_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@pytest.mark.release
def test_wheel_and_sdist_are_the_same(tmp_path: Path) -> None:
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist")
    subprocess.run((*build, "-d", tmp_path), cwd=ROOT, check=True, capture_output=True)
    for again in tmp_path.iterdir():
        assert sum_of(again) == sum_of(DIST / again.name)


@pytest.mark.release
def test_folder_and_package_are_the_same(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": "0", "PYTHONPATH": "build/starter"}
    subprocess.run(
        ("build/runtime/bin/python", "-m", "PyInstaller", "--noconfirm", "--clean",
         "--log-level", "ERROR", "--distpath", tmp_path, "--workpath", tmp_path / "work",
         "packaging/folder/bedacht.spec"),
        cwd=ROOT, env=environment, check=True, capture_output=True,
    )  # fmt: skip
    assert sum_of(deb.build(tmp_path / "bedacht", tmp_path)) == sum_of(one("*.deb"))


@pytest.mark.release
def test_extension_is_the_same_from_two_clean_folders(tmp_path: Path) -> None:
    there = {path.name: sum_of(path) for path in DIST.glob("*.zip")}
    assert len(there) == 3
    for folder in ("one", "another/of a longer name"):
        assert extension_built_in(tmp_path / folder) == there


def extension_built_in(folder: Path) -> dict[str, str]:
    """The sums of the packages that come of the files under version control, and nothing else."""
    sources = ("extension", "shared_rules", "daemon")
    listed = subprocess.run(
        ("git", "ls-files", "-z", *sources),
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    for name in filter(None, listed.stdout.split("\0")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    modules = "extension/node_modules"
    (folder / modules).symlink_to(ROOT / modules)
    output = folder / "extension" / ".output"
    for command, place in (
        (("npm", "run", "build", "--silent"), folder / "extension"),
        ((sys.executable, "extension/build/pack.py", output), folder),
    ):
        subprocess.run(command, cwd=place, check=True, capture_output=True)
    return {path.name: sum_of(path) for path in output.glob("*.zip")}


@pytest.mark.release
def test_sums_are_those_of_what_lies_there() -> None:
    lines = (DIST / "SHA256SUMS").read_text("utf-8").splitlines()
    told = {name: digest for digest, name in (line.split("  ") for line in lines)}
    there = {path.name: sum_of(path) for path in DIST.iterdir()}
    there.pop("SHA256SUMS")
    assert told == there


@pytest.mark.release
def test_bills_name_every_library_with_its_sums_and_licence() -> None:
    locked = bill.sums()
    listed = one("*-licences.txt").read_text("utf-8")
    python = one("*-python.cdx.json").read_text("utf-8")
    for name in ("aiohttp", "cryptography", "python-stdnum", "valibot"):
        assert f"{name} " in listed
    for digest in locked["aiohttp"]:
        assert digest in python

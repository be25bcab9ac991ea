"""One machine for all tests, with the wheel and the libraries of a release installed for everybody."""

from __future__ import annotations

import itertools
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.machine.machine import Account, Machine

ROOT = Path(__file__).parents[2]
PROGRAMS = Path("/opt/bedacht/bin")
LOCK = ROOT / "packaging" / "requirements.lock"
NewAccount = Callable[[], Account]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not (ROOT / "extension/.output/chrome-mv3/manifest.json").is_file():
        pytest.fail("the extension is not built: make extension")
    folder = tmp_path_factory.mktemp("wheel")
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder)
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="session")
def machine(wheel: Path) -> Iterator[Machine]:
    machine = Machine()
    machine.start()
    try:
        machine.run("/usr/bin/python3", "-m", "venv", PROGRAMS.parent)
        pip = (PROGRAMS / "pip", "install", "--quiet", "--disable-pip-version-check")
        machine.run(*pip, "--require-hashes", "--requirement", LOCK)
        machine.run(*pip, "--no-deps", "--no-index", wheel)
        # Whoever is new finds the rules compiled, and need not wait.
        rules = ("-m", "bedacht.rules", "/etc/skel/.cache/bedacht")
        machine.run("mkdir", "--parents", rules[-1])
        machine.run(PROGRAMS / "python", *rules)
        yield machine
    finally:
        machine.stop()


@pytest.fixture(scope="session")
def new_account(machine: Machine) -> NewAccount:
    """A person of their own for each test; they are logged in."""
    names = (f"person{number}" for number in itertools.count())

    def new() -> Account:
        account = machine.account(next(names))
        account.log_in()
        return account

    return new


@pytest.fixture
def account(new_account: NewAccount) -> Account:
    return new_account()

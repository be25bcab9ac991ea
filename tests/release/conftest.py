"""A machine of its own, without Python, for what `make release` has put into `dist/`."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.machine.machine import Machine

ROOT = Path(__file__).parents[2]
DIST = ROOT / "dist"


def one(pattern: str) -> Path:
    """The only file of `dist/` of this kind."""
    found = list(DIST.glob(pattern))
    assert len(found) == 1, f"{pattern}: {found}; make release"
    return found[0]


@pytest.fixture(autouse=True)
def date(monkeypatch: pytest.MonkeyPatch) -> None:
    """The date of what is built, as `make release` sets it."""
    told = subprocess.run(
        ("git", "log", "-1", "--format=%ct"),
        cwd=ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    monkeypatch.setenv("SOURCE_DATE_EPOCH", told.stdout.strip())


@pytest.fixture(scope="module")
def bare() -> Iterator[Machine]:
    """Nobody can have meant the Python of this machine: there is none."""
    machine = Machine()
    machine.start()
    try:
        machine.shell(
            "rm -rf /usr/bin/python3* /usr/lib/python3* /usr/local/bin/python3*"
        )
        yield machine
    finally:
        machine.stop()

"""Whether the system starts the daemon, and what it says about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from bedacht.host import starting
from bedacht.host.schedule import schedule
from bedacht.host.service import service


def test_own_unit_comes_before_that_of_everybody(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everybody = tmp_path / "units"
    everybody.mkdir()
    monkeypatch.setattr(starting, "_FOR_EVERYBODY", {"linux": (str(everybody),)})
    ours = service(home, (), "linux")
    assert starting.unit(ours, "linux") is None
    shared = everybody / "bedacht.service"
    shared.touch()
    assert starting.unit(ours, "linux") == shared
    assert starting.unit(schedule(home, (), "linux"), "linux") is None
    (own,) = ours.files
    own.parent.mkdir(parents=True)
    own.touch()
    assert starting.unit(ours, "linux") == own


@pytest.mark.parametrize(
    ("script", "said"),
    [("echo failed; exit 3", "failed"), ("exit 1", "")],
)
def test_manager_is_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    manager = tmp_path / "systemctl"
    manager.write_text(f"#!/bin/sh\n{script}\n")
    manager.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=":")
    assert starting.state(Path("bedacht.service")) == said


def test_machine_without_a_manager_says_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert starting.state(Path("bedacht.service")) == ""

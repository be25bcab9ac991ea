"""Starting with the session, as each system wants it."""

import plistlib
import subprocess
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bedacht.errors import BrowserError
from bedacht.host.schedule import schedule
from bedacht.host.service import install, remove, service

COMMAND = ("/opt/my tools/bedacht", "run", "100%", 'a"b', "$HOME")


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> list[Sequence[str]]:
    """All commands that would have been given to the system; every one succeeds."""
    given: list[Sequence[str]] = []

    def run(
        command: Sequence[str], **_rest: object
    ) -> subprocess.CompletedProcess[str]:
        given.append(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", run)
    return given


def test_unit_is_hardened_and_starts_the_command(home: Path) -> None:
    unit = service(home, COMMAND, "linux")
    (content,) = unit.files.values()
    lines = content.splitlines()
    start = next(line for line in lines if line.startswith("ExecStart="))
    assert start == ('ExecStart="/opt/my tools/bedacht" "run" "100%%" "a\\"b" "$$HOME"')
    for line in (
        "NoNewPrivileges=yes",
        "RestrictAddressFamilies=AF_UNIX AF_INET",
        "SystemCallFilter=@system-service",
        "UMask=0077",
        "LimitCORE=0",
        "MemoryMax=300M",
        "MemorySwapMax=0",
        "TasksMax=32",
        "StandardOutput=null",
        "StandardError=null",
        "Restart=on-failure",
    ):
        assert line in lines
    # Not enforced in the units of a person: it would only look like protection.
    assert "IPAddressDeny" not in content


def test_agent_of_a_mac_is_a_property_list(home: Path) -> None:
    agent = service(home, COMMAND, "darwin")
    (content,) = agent.files.values()
    value = plistlib.loads(content.encode())
    assert value["ProgramArguments"] == list(COMMAND)
    assert value["RunAtLoad"] is True
    assert "StandardOutPath" not in value


def test_task_of_windows_is_xml(home: Path) -> None:
    task = service(home, ("C:\\a & b\\bedacht.exe", "run"), "win32")
    (content,) = task.files.values()
    root = ElementTree.fromstring(content.encode("utf-16"))  # noqa: S314 - ours
    words = [element.text for element in root.iter() if element.text]
    assert "C:\\a & b\\bedacht.exe" in words
    assert "LeastPrivilege" in words


def test_service_is_written_and_started(
    home: Path, commands: list[Sequence[str]]
) -> None:
    installed = install(service(home, COMMAND, "linux"))
    assert installed.started
    assert installed.file == home / ".config/systemd/user/bedacht.service"
    assert commands == [
        ("systemctl", "--user", "daemon-reload"),
        ("systemctl", "--user", "enable", "bedacht.service"),
        ("systemctl", "--user", "restart", "bedacht.service"),
    ]


def test_service_is_stopped_and_removed(
    home: Path, commands: list[Sequence[str]]
) -> None:
    file = install(service(home, COMMAND, "linux")).file
    ours = service(home, (), "linux")
    assert remove(ours) == [file]
    assert not file.exists()
    assert not (home / ".config/systemd").exists()
    assert "disable" in commands[-1]
    assert remove(ours) == []


def test_machine_without_a_manager_is_told_plainly(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    installed = install(service(home, COMMAND, "linux"))
    assert not installed.started
    assert installed.file.exists()
    assert installed.by_hand.startswith("systemctl --user daemon-reload && ")


def test_manager_that_refuses_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    refuses = tmp_path / "systemctl"
    refuses.write_text("#!/bin/sh\nexit 1\n")
    refuses.chmod(0o700)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not install(service(home, COMMAND, "linux")).started


def test_folder_that_cannot_be_written_is_told(home: Path) -> None:
    (home / ".config").write_text("a file where a folder should be")
    with pytest.raises(BrowserError):
        install(service(home, COMMAND, "linux"))


def test_the_update_is_asked_for_every_hour(
    home: Path, commands: list[Sequence[str]]
) -> None:
    ours = schedule(home, COMMAND, "linux")
    assert install(ours).started
    assert commands[-1][-1] == "bedacht-update.timer"
    timer, unit = ours.files.values()
    assert "OnUnitActiveSec=1h" in timer
    assert 'ExecStart="/opt/my tools/bedacht"' in unit
    assert len(remove(ours)) == 2


def test_the_update_of_a_mac_and_of_windows_comes_every_hour(home: Path) -> None:
    (agent,) = schedule(home, COMMAND, "darwin").files.values()
    assert plistlib.loads(agent.encode())["StartInterval"] == 3600
    task = schedule(home, COMMAND, "win32")
    assert "HOURLY" in task.start[0]

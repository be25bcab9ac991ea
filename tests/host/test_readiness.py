"""What the service manager hears: ready once, alive in time, the end; a real socket hears it."""

import asyncio
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from bedacht.host.readiness import Manager


@pytest.fixture
def ear(tmp_path: Path) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as opened:
        opened.bind(str(tmp_path / "notify"))
        opened.settimeout(0)
        yield opened


def heard(ear: socket.socket) -> list[bytes]:
    """Everything that was said until now."""
    said = []
    try:
        while True:
            said.append(ear.recv(100))
    except BlockingIOError:
        return said


def environment(ear: socket.socket, **more: str) -> dict[str, str]:
    return {"NOTIFY_SOCKET": ear.getsockname(), **more}


async def test_it_is_ready_once_and_lives_until_the_end(ear: socket.socket) -> None:
    manager = Manager(environment(ear, WATCHDOG_USEC="3000"))
    assert heard(ear) == []
    manager.ready()
    said = list[bytes]()
    while len(said) < 4:
        said += heard(ear)
        await asyncio.sleep(0)
    assert said[0] == b"READY=1"
    assert set(said[1:]) == {b"WATCHDOG=1"}
    manager.close()
    assert heard(ear)[-1] == b"STOPPING=1"


async def test_without_a_watchdog_there_is_no_timer(ear: socket.socket) -> None:
    manager = Manager(environment(ear))
    manager.ready()
    assert heard(ear) == [b"READY=1"]
    assert manager._next is None
    manager.close()


@pytest.mark.parametrize(
    "others",
    [
        {"WATCHDOG_USEC": "3000", "WATCHDOG_PID": "1"},
        {"WATCHDOG_USEC": "0"},
        {"WATCHDOG_USEC": "-5"},
        {"WATCHDOG_USEC": "soon"},
    ],
)
async def test_what_is_not_for_us_sets_no_timer(
    ear: socket.socket, others: dict[str, str]
) -> None:
    manager = Manager(environment(ear, **others))
    manager.ready()
    assert manager._next is None
    manager.close()


async def test_watchdog_of_this_process_counts(ear: socket.socket) -> None:
    mine = {"WATCHDOG_USEC": "60000000", "WATCHDOG_PID": str(os.getpid())}
    manager = Manager(environment(ear, **mine))
    manager.ready()
    assert manager._next is not None
    manager.close()
    assert manager._next.cancelled()


def test_children_do_not_speak_in_our_name(ear: socket.socket) -> None:
    inherited = environment(ear, WATCHDOG_USEC="1", WATCHDOG_PID="1", HOME="/h")
    Manager(inherited).close()
    assert inherited == {"HOME": "/h"}


async def test_name_that_is_no_file_is_understood() -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as opened:
        opened.bind(f"\0bedacht-{os.getpid()}")
        manager = Manager({"NOTIFY_SOCKET": f"@bedacht-{os.getpid()}"})
        manager.ready()
        assert opened.recv(100) == b"READY=1"
        manager.close()


@pytest.mark.parametrize("address", ["", "nowhere", "/nowhere/notify", "vsock:2:1"])
async def test_without_a_manager_nothing_is_said(address: str) -> None:
    manager = Manager({"NOTIFY_SOCKET": address, "WATCHDOG_USEC": "1"})
    manager.ready()
    assert manager._next is None
    manager.close()


async def test_manager_that_has_gone_is_not_missed(ear: socket.socket) -> None:
    manager = Manager(environment(ear, WATCHDOG_USEC="3000"))
    gone(ear)
    manager.ready()
    manager.close()


def gone(ear: socket.socket) -> None:
    Path(ear.getsockname()).unlink()
    ear.close()

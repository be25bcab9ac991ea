"""3.4 and 3.11: crowds at a real daemon. Nothing is lost, nothing grows, an honest client is answered."""

import asyncio
import contextlib
import os
import resource
import socket
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from websockets.exceptions import WebSocketException

from bedacht.host.asking import ask
from bedacht.wire.frames import StatusAskFrame, StatusFrame, VerdictFrame
from tests.channel.client import Client, review
from tests.host.test_daemon_process import ORIGIN, Daemon, client, identity, paired
from tests.security.amounts import (
    CLIENTS,
    LARGE_DRAFTS,
    PATIENCE_S,
    RECOVERY_S,
    REVISIONS,
    STORM_S,
)
from tests.security.strangers import as_stranger

PAGE = resource.getpagesize()
GROWTH = 24 * 2**20  # bytes; more would be a leak
LARGE = "Ein ruhiger Tag mit Kuchen. " * 2300  # just under 64 KiB


def resident(daemon: Daemon) -> int:
    """Bytes of memory that the daemon holds."""
    assert daemon.process is not None
    table = Path(f"/proc/{daemon.process.pid}/statm").read_text()
    return int(table.split()[1]) * PAGE


def worked(daemon: Daemon) -> float:
    """Seconds of work that the daemon has done."""
    assert daemon.process is not None
    fields = Path(f"/proc/{daemon.process.pid}/stat").read_text().rpartition(")")[2]
    return sum(map(int, fields.split()[11:13])) / os.sysconf("SC_CLK_TCK")


def leave_descriptors(pid: int, count: int) -> None:
    """From now on a process can open `count` more."""
    held = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (held + count, held + count))


async def answered(answer: dict[str, object], patience: float = PATIENCE_S) -> None:
    """An honest client comes, as often as it takes, asks and is answered."""
    async with asyncio.timeout(patience):
        while True:
            if await _answered_once(answer):
                return
            await asyncio.sleep(0.1)


async def _answered_once(answer: dict[str, object]) -> bool:
    with contextlib.suppress(WebSocketException, OSError):
        async with client(answer) as extension:
            return isinstance(await extension.ask(StatusAskFrame()), StatusFrame)
    return False


async def typed(port: int, profile: int) -> bool:
    """A person types and gets a verdict on the last revision, however often the door is full."""
    question: dict[str, object] = {
        "type": "pair",
        "versions": [1],
        "profile": f"{profile:032x}",
        "origin": ORIGIN,
    }
    told = await asyncio.to_thread(ask, CONTROL[0], question)
    for _ in range(500):
        with contextlib.suppress(WebSocketException, OSError, TimeoutError):
            async with Client(port, identity(told)) as extension:
                return await _last_verdict(extension)
        await asyncio.sleep(0.05)
    return False


CONTROL: list[Path] = []


async def _last_verdict(extension: Client) -> bool:
    for revision in range(REVISIONS):
        await extension.say(review(f"Heute {revision}", revision))
        await asyncio.sleep(0.12)  # a fast typist
    last = REVISIONS - 1
    while True:
        said = await asyncio.wait_for(extension.hear(), 10)
        if isinstance(said, VerdictFrame) and said.revision == last:
            if said.reason is None:
                return True
            last += 1  # busy, and said so: the next letter asks again
            await asyncio.sleep(0.3)
            await extension.say(review(f"Heute {last}", last))


@pytest.mark.case("3.4.47", "3.4.42")
async def test_fifty_people_type_at_once_and_nothing_is_lost(daemon: Daemon) -> None:
    CONTROL[:] = [daemon.here.control]
    port = int(str(daemon.told()["port"]))
    await typed(port, 0)
    before = resident(daemon)
    done = await asyncio.gather(*(typed(port, each) for each in range(CLIENTS)))
    assert done == [True] * CLIENTS
    assert resident(daemon) - before < GROWTH


@pytest.mark.case("3.4.42", "3.4.43", "3.4.50")
async def test_storm_of_connections_holds_nobody_up(daemon: Daemon) -> None:
    answer = await asyncio.to_thread(paired)
    await answered(answer)
    port, before = int(str(answer["port"])), resident(daemon)
    end = time.monotonic() + STORM_S
    while True:
        lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(1000)]
        await answered(answer)
        for line in lines:
            line.close()
        if time.monotonic() > end:
            break
    assert resident(daemon) - before < GROWTH


@pytest.mark.case("3.4.44", "3.4.48")
async def test_large_drafts_leave_no_memory_behind(daemon: Daemon) -> None:
    answer = await asyncio.to_thread(paired)
    async with client(answer) as extension:
        first = await extension.ask(review(LARGE, 0))
        before = resident(daemon)
        for revision in range(1, LARGE_DRAFTS):
            said = await extension.ask(review(f"{LARGE}{revision}", revision))
            assert isinstance(said, VerdictFrame)
            await asyncio.sleep(0.1)
    assert isinstance(first, VerdictFrame)
    assert resident(daemon) - before < GROWTH


@pytest.mark.usefixtures("daemon")
@pytest.mark.case("3.4.46")
async def test_who_never_reads_keeps_nobody_from_reading() -> None:
    answer = await asyncio.to_thread(paired)
    async with client(answer) as deaf:
        deaf.connection.transport.pause_reading()
        for revision in range(15):
            await deaf.say(review(LARGE, revision))
        await answered(answer)
        deaf.connection.transport.abort()


@pytest.mark.case("3.4.49")
async def test_daemon_without_descriptors_recovers(daemon: Daemon) -> None:
    answer = await asyncio.to_thread(paired)
    assert daemon.process is not None
    leave_descriptors(daemon.process.pid, 5)
    port = int(str(answer["port"]))
    lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(40)]
    before = worked(daemon)
    await asyncio.sleep(1)
    assert worked(daemon) - before < 0.5  # it does not turn in circles
    for line in lines:
        line.close()
    # Each time it runs out, asyncio pauses a second before it accepts again.
    await answered(answer, RECOVERY_S)


def _flood(port: int) -> Callable[[], int]:
    def connect() -> int:
        lines = [socket.create_connection(("127.0.0.1", port), 5) for _ in range(500)]
        return len(lines)

    return connect


@pytest.mark.usefixtures("daemon")
@pytest.mark.case("3.11.127")
async def test_neighbour_floods_in_vain() -> None:
    answer = await asyncio.to_thread(paired)
    flood = asyncio.to_thread(as_stranger, _flood(int(str(answer["port"]))))
    flooding = asyncio.create_task(flood)
    await answered(answer)
    assert await flooding == 500
    await answered(answer)

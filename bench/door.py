"""The whole way of a draft through the daemon's door, and what the daemon costs while it waits."""

import asyncio
import tempfile
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from statistics import median
from time import perf_counter

from websockets.asyncio.client import ClientConnection, connect

from bench.drafts import post, typing
from bench.house import daemon, echo, ended, first_line, paired
from bench.machine import resident_mb, wake_ups
from bench.table import drawn, spread
from tests.browser.machine import Machine
from tests.channel.client import Client, review

PAUSE_S = 0.12  # somebody who types fast; the door allows ten reviews a second
STEPS = 60
IDLE_S = 20
SETTLE_S = 2  # until what the last review began has ended


async def through(client: Client, text: str, revision: int) -> float:
    """Milliseconds from a review to its verdict."""
    start = perf_counter()
    await client.ask(review(text, revision))
    return (perf_counter() - start) * 1000


async def echoed(connection: ClientConnection, text: str) -> float:
    """Milliseconds until the same bytes are back."""
    start = perf_counter()
    await connection.send(text)
    await connection.recv()
    return (perf_counter() - start) * 1000


async def typed(
    client: Client, port: int, drafts: Iterable[str]
) -> tuple[list[float], list[float]]:
    """Both, for every step of a draft that grows, at the pace of a person."""
    ours, bare = [], []
    async with connect(
        f"ws://127.0.0.1:{port}", compression=None, proxy=None
    ) as connection:
        for revision, text in enumerate(drafts):
            ours.append(await through(client, text, revision))
            bare.append(await echoed(connection, text))
            await asyncio.sleep(PAUSE_S)
    return ours, bare


async def measure(port: int, client: Client, pid: int) -> list[list[str]]:
    """The rows of the table."""
    async with client:
        ours, bare = await typed(client, port, list(typing(post("de", 1300)))[-STEPS:])
        await asyncio.sleep(SETTLE_S)
        before = wake_ups(pid)
        await asyncio.sleep(IDLE_S)
        woken = wake_ups(pid) - before
    return [
        ["whole way, typing a post of 1300, ms", spread(ours)],
        ["echo over the same library, ms", spread(bare)],
        ["whole way, times the echo", f"{median(ours) / median(bare):.1f} x"],
        ["daemon, resident, MB", f"{resident_mb(pid):.0f}"],
        [f"wake-ups in {IDLE_S} s with a browser connected", str(woken)],
    ]


def table() -> str:
    """Start a daemon in a home of its own, measure, and end it."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bedacht-")))
        machine = Machine(home)
        running = stack.enter_context(ended(daemon(machine)))
        first_line(running)
        bare = stack.enter_context(ended(echo()))
        port, identity = paired(machine)
        client = Client(port, identity)
        rows = asyncio.run(measure(int(first_line(bare)), client, running.pid))
    return drawn([["the door, p50 / p99", ""], *rows])

"""The whole way of a draft through the daemon's door, and what the daemon costs while it waits."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Sequence
from time import perf_counter

from websockets.asyncio.client import ClientConnection, connect

from bench.drafts import post, typing
from bench.house import daemon, echo, ended, first_line, home, paired
from bench.machine import resident_mb, spent_s, wake_ups
from bench.results import Figures, Spread, single, spread
from tests.channel.client import Client, review

TERMS = 10_000
PAUSE_S = 0.12  # somebody who types fast; the door allows ten reviews a second
STEPS = 100
IDLE_S = 20
SETTLE_S = 2  # until what the last review began has ended


def measure(steps: int = STEPS, idle_s: float = IDLE_S, terms: int = TERMS) -> Figures:
    """A daemon in a home of its own: typing beside an echo, then rest with a browser connected."""
    with home(terms) as machine, ended(daemon(machine)) as ours, ended(echo()) as bare:
        first_line(ours)
        pids, port = (ours.pid, bare.pid), int(first_line(bare))
        client = Client(*paired(machine))
        return asyncio.run(_measured(client, port, pids, steps, idle_s))


async def _measured(
    client: Client, echo_port: int, pids: tuple[int, int], steps: int, idle_s: float
) -> Figures:
    pid, _ = pids
    async with client:
        drafts = list(typing(post("de", 1300)))[-steps:]
        typed = await _typed(client, echo_port, pids, drafts)
        await asyncio.sleep(SETTLE_S)
        before = wake_ups(pid)
        await asyncio.sleep(idle_s)
        woken = wake_ups(pid) - before
    rest = {
        "resident MB": single(resident_mb(pid)),
        "wake-ups": single(woken),
        "rest s": single(idle_s),
    }
    figures = {name: _in_short(samples) for name, samples in typed.items()}
    return {**figures, "daemon": {**figures["daemon"], **rest}}


def _in_short(samples: Sequence[tuple[float, float]]) -> dict[str, Spread]:
    clock, processor = zip(*samples, strict=True)
    return {"round trip ms": spread(clock), "processor ms": spread(processor)}


async def _typed(
    client: Client, port: int, pids: tuple[int, int], drafts: Sequence[str]
) -> dict[str, list[tuple[float, float]]]:
    """Both, for every step of a draft that grows, at the pace of a person."""
    typed: dict[str, list[tuple[float, float]]] = {"daemon": [], "echo": []}
    ours, bare = pids
    address = f"ws://127.0.0.1:{port}"
    async with connect(address, compression=None, proxy=None) as connection:
        for revision, text in enumerate(drafts):
            asked = through(client, text, revision)
            typed["daemon"].append(await _spent(ours, asked))
            typed["echo"].append(await _spent(bare, _echoed(connection, text)))
            await asyncio.sleep(PAUSE_S)
    return typed


async def _spent(pid: int, asked: Awaitable[float]) -> tuple[float, float]:
    """Milliseconds of a way there and back, and those of the server's processor."""
    before = spent_s(pid)
    clock = await asked
    return clock, 1000 * (spent_s(pid) - before)


async def through(client: Client, text: str, revision: int, draft: str = "d") -> float:
    """Milliseconds from a review to its verdict, sealed on both ways."""
    start = perf_counter()
    await client.ask(review(text, revision, draft))
    return (perf_counter() - start) * 1000


async def _echoed(connection: ClientConnection, text: str) -> float:
    """Milliseconds until the same bytes are back."""
    start = perf_counter()
    await connection.send(text)
    await connection.recv()
    return (perf_counter() - start) * 1000

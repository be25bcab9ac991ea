"""Many drafts that are typed at the same time, through one door.

The door holds at most 16 connections, three of one key, so that 50 drafts are tabs of 16
browsers; each browser asks again when typing rests.
"""

from __future__ import annotations

import asyncio
from time import perf_counter

from bench.drafts import fresh, keystrokes, post
from bench.house import daemon, ended, first_line, home, paired
from bench.machine import spent_s
from bench.measures.door import TERMS, through
from bench.results import Figures, spread
from tests.channel.client import Client

CONNECTIONS, OF_ONE_KEY = 16, 3
DRAFTS = (1, 5, 16, 50)
EVERY_S = 0.4  # between two reviews of one draft
REVIEWS = 15


def measure() -> Figures:
    """One daemon, more and more drafts."""
    with home(TERMS) as machine, ended(daemon(machine)) as running:
        first_line(running)
        keys = -(-CONNECTIONS // OF_ONE_KEY)
        asked = [paired(machine, profile) for profile in range(keys)]
        clients = [
            Client(*asked[number // OF_ONE_KEY]) for number in range(CONNECTIONS)
        ]
        return asyncio.run(_measured(clients, running.pid))


async def _measured(clients: list[Client], pid: int) -> Figures:
    figures: Figures = {}
    for client in clients:
        await client.open()
    for number in DRAFTS:
        begun, before = perf_counter(), spent_s(pid)
        spent = await _together(clients, number)
        busy = 100 * (spent_s(pid) - before) / (perf_counter() - begun)
        named = f"{number} draft{'s' * (number > 1)}"
        figures[named] = {
            "round trip ms": spread(spent),
            "of one core %": spread([busy]),
        }
    for client in clients:
        await client.connection.close()
    return figures


async def _together(clients: list[Client], drafts: int) -> list[float]:
    """The drafts spread over the browsers; each browser has its turns by itself."""
    tabs = [range(first, drafts, len(clients)) for first in range(len(clients))]
    waiting = (_browser(c, t, drafts) for c, t in zip(clients, tabs, strict=True) if t)
    return [spent for each in await asyncio.gather(*waiting) for spent in each]


async def _browser(client: Client, tabs: range, among: int) -> list[float]:
    """Somebody who writes in some tabs at once, one review after the other."""
    spent = []
    await asyncio.sleep(EVERY_S * tabs[0] / CONNECTIONS)  # not all in the same moment
    texts = {tab: _drafts(tab) for tab in tabs}
    for revision in range(REVIEWS):
        for tab in tabs:
            due = perf_counter() + EVERY_S / len(tabs)
            spent.append(
                await through(client, texts[tab][revision], revision, f"{among}-{tab}")
            )
            await asyncio.sleep(max(0.0, due - perf_counter()))
    return spent


def _drafts(tab: int) -> list[str]:
    """What stands in one tab after each of its last keystrokes."""
    return list(keystrokes(fresh(post("de", 1300), tab), REVIEWS))

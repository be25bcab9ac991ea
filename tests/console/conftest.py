"""A console on its own port, with a small company and nobody's preferences."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from aiohttp import web

from bedacht.console.room import Folders, Room
from bedacht.console.serve import Console, listener
from bedacht.desk.desk import Desk
from bedacht.desk.sources import Sources
from bedacht.policy.preferences import Language, Preferences
from tests.console.visitor import Visitor
from tests.policy.company import SMALL, library


class Clock:
    """Seconds that are moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    """A person's folders."""
    config, state, cache = (
        tmp_path / n / "bedacht" for n in ("config", "state", "cache")
    )
    for folder in (config, state, cache):
        folder.mkdir(parents=True, mode=0o700)
    return Folders(config, state, cache, control=tmp_path / "control.sock")


@pytest.fixture
def room(folders: Folders) -> Room:
    """The desk of somebody who reads English, at Falkenried."""
    own = folders.config / "policy.toml"
    own.write_text(SMALL, "utf-8")
    sources = Sources(
        preferences=folders.config / "preferences.toml",
        own=own,
        state=folders.state / "linked.toml",
    )
    preset = Preferences(language=Language.EN)
    return Room(Desk(sources, preset=preset, library=library()), folders)


@pytest.fixture
async def console(room: Room, clock: Clock) -> AsyncIterator[tuple[Console, int]]:
    """The console and its port."""
    sock = listener()
    port = sock.getsockname()[1]
    made = Console(room, port, clock)
    runner = web.AppRunner(made.application(), access_log=None, handle_signals=False)
    await runner.setup()
    await web.SockSite(runner, sock).start()
    yield made, port
    await runner.cleanup()


@pytest.fixture
async def stranger(console: tuple[Console, int]) -> AsyncIterator[Visitor]:
    """Somebody without a ticket."""
    async with Visitor(console[1]) as visitor:
        yield visitor


@pytest.fixture
async def visitor(console: tuple[Console, int], stranger: Visitor) -> Visitor:
    """The person, who has come in."""
    await stranger.come_in(console[0].entry.ticket())
    return stranger

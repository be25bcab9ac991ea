"""Knocking at a real door, for the attacks: who is let in, and what comes back."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable
from contextlib import suppress

from websockets.exceptions import WebSocketException

from bedacht.channel import Door
from bedacht.channel.needs import Keys
from bedacht.channel.session import Times
from bedacht.errors import BedachtError
from bedacht.host import neighbours
from bedacht.host.browsers import CHROMIUM_ORIGINS
from bedacht.wire.handshake import Identity
from tests.channel.client import Client
from tests.channel.stand_ins import StandInDesk, StandInKeys

QUICK = Times(upgrade=0.5, hello=0.5, review=1.5, send=1, silence=10, session=60)
OURS = CHROMIUM_ORIGINS[0]
OTHER = "moz-extension://01234567-89ab-cdef-0123-456789abcdef"
PROFILE = "ab" * 16
INSTANCE = "cd" * 16
CANARY = "sparrow" + "hawk"


@contextlib.asynccontextmanager
async def opened(keys: Keys | None = None) -> AsyncIterator[tuple[Door, StandInDesk]]:
    """A door that looks at who comes, as the daemon's does."""
    desk = StandInDesk()
    door = Door(desk, keys or StandInKeys(), times=QUICK, foreign=neighbours.foreign)
    await door.open()
    try:
        yield door, desk
    finally:
        await door.close()


async def first_words(port: int, data: bytes) -> bytes:
    """What comes back at once."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(data)
    said = await asyncio.wait_for(reader.read(4096), 5)
    writer.close()
    return said


async def let_in(waiting: Awaitable[object]) -> bool:
    """Did a session come of it?"""
    try:
        await asyncio.wait_for(waiting, 5)
    except (BedachtError, WebSocketException, TimeoutError):
        return False
    return True


async def enters(port: int, identity: Identity) -> bool:
    """Is somebody with this identity let in?"""
    client = Client(port, identity)
    came_in = await let_in(client.open())
    with suppress(AttributeError):  # refused before the upgrade: there is no connection
        await client.connection.close()
    return came_in

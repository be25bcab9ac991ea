"""A real door on a real port, for every test that asks for one."""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from bedacht.channel import Door
from bedacht.channel.session import Times
from bedacht.wire.handshake import Identity
from tests.channel.client import Client
from tests.channel.stand_ins import PAIRED, StandInDesk, StandInKeys

QUICK = Times(upgrade=1, hello=2, review=1.5, send=1, silence=10, session=60)


@dataclass(frozen=True)
class House:
    """An open door and those behind it."""

    door: Door
    desk: StandInDesk
    keys: StandInKeys

    def client(self, identity: Identity = PAIRED) -> Client:
        """A client that knows `identity`."""
        return Client(self.door.port, identity)


@pytest.fixture
async def house() -> AsyncIterator[House]:
    """A door that is open during the test, with little patience."""
    desk, keys = StandInDesk(), StandInKeys()
    door = Door(desk, keys, times=QUICK)
    await door.open()
    yield House(door, desk, keys)
    await door.close()

"""Whatever is said to the door: it answers by the protocol, and it lives."""

import asyncio
import json
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from websockets.exceptions import ConnectionClosed

from bedacht.channel import Door
from bedacht.wire import codec
from bedacht.wire.frames import (
    ClientFrame,
    DaemonFrame,
    RefusalFrame,
    ReviewFrame,
    StatusAskFrame,
    VerdictFrame,
)
from tests.channel.client import Client, dial, review
from tests.channel.conftest import QUICK
from tests.channel.stand_ins import ORIGIN, PAIRED, STATUS, StandInDesk, StandInKeys

ASKS = st.builds(review, st.text(), st.integers(0, 3), st.sampled_from("ab")) | (
    st.just(StatusAskFrame())
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
WELL = st.lists(ASKS, max_size=8)
LAST = st.binary() | JSON.map(lambda value: json.dumps(value).encode())
SETTINGS = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)


async def heard(client: Client) -> list[DaemonFrame]:
    """Everything that the daemon still says."""
    frames: list[DaemonFrame] = []
    with suppress(ConnectionClosed, TimeoutError):
        async with asyncio.timeout(0.05):
            while True:
                frames.append(await client.hear())
    return frames


async def talk(asks: list[ClientFrame], last: bytes, *, sealed: bool) -> None:
    """Says frames and then anything at all; then somebody else says something."""
    door = Door(StandInDesk(), StandInKeys(), times=QUICK)
    port = await door.open()
    async with Client(port, PAIRED) as client:
        for frame in asks:
            await client.say(frame)
        await client.connection.send(
            client.tunnel.seal(last or b"x") if sealed else last
        )
        sent = {(f.draft, f.revision) for f in asks if isinstance(f, ReviewFrame)}
        for answer in await heard(client):
            if isinstance(answer, VerdictFrame):
                assert (answer.draft, answer.revision) in sent
    async with Client(port, PAIRED) as other:
        assert await other.ask(StatusAskFrame()) == STATUS
    await door.close()


@pytest.mark.case("3.3.36")
@SETTINGS
@given(asks=WELL, last=LAST, sealed=st.booleans())
def test_session_survives_any_words(
    asks: list[ClientFrame], last: bytes, *, sealed: bool
) -> None:
    asyncio.run(talk(asks, last, sealed=sealed))


async def greet(first: bytes | str) -> None:
    """Says anything at all instead of a hello."""
    desk = StandInDesk()
    door = Door(desk, StandInKeys(), times=QUICK)
    connection = await dial(await door.open(), ORIGIN)
    await connection.send(first)
    said = codec.decode_challenge(await connection.recv(decode=False))
    assert isinstance(said, RefusalFrame)
    await connection.wait_closed()
    assert desk.seen == []
    await door.close()


@pytest.mark.case("3.3.36")
@SETTINGS
@given(st.binary(max_size=2000) | st.text(max_size=500))
def test_door_survives_any_greeting(first: bytes | str) -> None:
    asyncio.run(greet(first))

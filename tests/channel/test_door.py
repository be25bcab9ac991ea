"""The door as a server: what it listens on, whom it turns away, what it never says."""

import asyncio
import logging
import socket
from pathlib import Path

import pytest

from bedacht.channel import Door
from bedacht.channel.crowd import CROWD, FOR_ONE_KEY
from bedacht.channel.door import PORTS
from bedacht.wire.frames import StatusAskFrame
from tests.channel.client import Client
from tests.channel.conftest import QUICK, House
from tests.channel.raw import UPGRADE, changed, raw, request
from tests.channel.stand_ins import (
    PAIRED,
    STATUS,
    Latch,
    StandInDesk,
    StandInKeys,
)


async def test_right_request_is_upgraded(house: House) -> None:
    said = await raw(house.door.port, request(*UPGRADE, port=house.door.port))
    assert said.startswith(b"HTTP/1.1 101 ")
    assert b"Server:" not in said
    assert b"Sec-WebSocket-Extensions" not in said


@pytest.mark.case("3.1.2", "3.1.3", "3.1.7", "3.1.9")
@pytest.mark.parametrize(
    ("lines", "status"),
    [
        (changed("GET", "GET /health HTTP/1.1"), 404),
        (changed("GET", "GET http://127.0.0.1/v1/ws HTTP/1.1"), 404),
        (changed("GET", "POST /v1/ws HTTP/1.1"), 405),
        (changed("GET", "OPTIONS /v1/ws HTTP/1.1"), 405),
        (changed("Host", "Host: localhost:{port}"), 403),
        (changed("Host", ""), 403),
        (changed("Origin", ""), 403),
        (changed("Origin", "Origin: null"), 403),
        (changed("Upgrade", "Upgrade: h2c"), 426),
        (changed("Sec-WebSocket-Key", ""), 400),
    ],
)
async def test_other_request_is_turned_away_without_a_word(
    house: House, lines: tuple[str, ...], status: int
) -> None:
    said = await raw(house.door.port, request(*lines, port=house.door.port))
    head, _, body = said.partition(b"\r\n\r\n")
    assert head.split()[1] == str(status).encode()
    assert body == b""
    for header in (b"Server", b"Access-Control", b"Date"):
        assert header not in head


@pytest.mark.case("3.1.10")
@pytest.mark.parametrize(
    "lines",
    [
        changed("Sec-WebSocket-Protocol", ""),
        changed("Sec-WebSocket-Protocol", "Sec-WebSocket-Protocol: chat"),
    ],
)
async def test_other_subprotocol_is_not_upgraded(
    house: House, lines: tuple[str, ...]
) -> None:
    said = await raw(house.door.port, request(*lines, port=house.door.port))
    assert b" 101 " not in said.splitlines()[0]


@pytest.mark.case("3.1.11")
@pytest.mark.parametrize(
    "data",
    [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
        b"GET /v1/ws HTTP/1.0\r\n\r\n",
        b"GET /v1/ws HTTP/1.1\r\n" + b"X: " + b"x" * 9000 + b"\r\n\r\n",
        b"GET /v1/ws HTTP/1.1\r\n" + b"X: x\r\n" * 200 + b"\r\n",
        b"GET /v1/ws HTTP/1.1\r\nX: a\0b\r\n\r\n",
        b"\r\n\r\n",
        b"",
    ],
)
async def test_noise_on_the_port_leads_nowhere(house: House, data: bytes) -> None:
    said = await raw(house.door.port, data)
    assert said == b"" or said.split()[1] >= b"400"
    async with house.client() as client:
        assert await client.ask(StatusAskFrame()) == STATUS


@pytest.mark.case("3.4.41")
async def test_slow_header_is_not_waited_for(house: House) -> None:
    async with asyncio.timeout(3):
        assert await raw(house.door.port, b"GET /v1/ws HTTP/1.1\r\nHo") == b""


def listening(port: int) -> list[str]:
    """All addresses on which somebody listens at `port`, as the kernel writes them."""
    return [
        line.split()[1]
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
        if line.split()[3] == "0A" and line.split()[1].endswith(f":{port:04X}")
    ]


@pytest.mark.case("3.1.8")
async def test_only_loopback_is_listened_on(house: House) -> None:
    assert listening(house.door.port) == [f"0100007F:{house.door.port:04X}"]
    assert house.door.port in PORTS


@pytest.mark.case("3.10.114")
async def test_port_of_last_time_is_kept_if_it_is_free() -> None:
    first = Door(StandInDesk(), StandInKeys(), times=QUICK)
    port = await first.open()
    second = Door(StandInDesk(), StandInKeys(), times=QUICK)
    assert await second.open(port) != port
    await first.close()
    third = Door(StandInDesk(), StandInKeys(), times=QUICK)
    assert await third.open(port) == port
    await second.close()
    await third.close()


async def test_port_outside_the_range_is_not_kept() -> None:
    door = Door(StandInDesk(), StandInKeys(), times=QUICK)
    assert await door.open(80) in PORTS
    await door.close()


@pytest.mark.case("3.11.121")
async def test_foreign_person_is_turned_away() -> None:
    asked: list[int] = []

    def foreign(port: int, peer_port: int) -> bool:
        asked.extend((port, peer_port))
        return True

    door = Door(StandInDesk(), StandInKeys(), times=QUICK, foreign=foreign)
    port = await door.open()
    said = await raw(port, request(*UPGRADE, port=port))
    assert said.startswith(b"HTTP/1.1 403 ")
    assert asked[0] == port
    await door.close()


@pytest.mark.case("3.4.42")
async def test_crowd_of_strangers_keeps_nobody_out(house: House) -> None:
    strangers = [
        socket.create_connection(("127.0.0.1", house.door.port)) for _ in range(100)
    ]
    async with asyncio.timeout(2), house.client() as client:
        assert await client.ask(StatusAskFrame()) == STATUS
        assert len(house.door._room.crowd._proven) <= CROWD
    for stranger in strangers:
        stranger.close()


async def test_fourth_session_of_a_key_ends_the_first(house: House) -> None:
    clients = [house.client() for _ in range(FOR_ONE_KEY + 1)]
    for client in clients:
        await client.open()
    async with asyncio.timeout(1):
        await clients[0].connection.wait_closed()
    for client in clients[1:]:
        assert await client.ask(StatusAskFrame()) == STATUS
        await client.connection.close()


async def test_close_ends_all_sessions_even_while_a_review_hangs() -> None:
    latch = Latch()
    desk = StandInDesk(judge=latch.judge)
    door = Door(desk, StandInKeys(), times=QUICK)
    client = Client(await door.open(), PAIRED)
    await client.open()
    async with asyncio.timeout(5):
        await door.close()
        await client.connection.wait_closed()
    latch.open()


@pytest.mark.case("3.8.90")
async def test_nothing_is_logged(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server = house.door._server
    assert server is not None
    assert not server.logger.isEnabledFor(logging.CRITICAL)
    await raw(house.door.port, b"nonsense\r\n\r\n")
    own = [each for each in caplog.records if each.name == "websockets.server"]
    assert own == []


async def test_nothing_wakes_an_idle_door(house: House) -> None:
    async with house.client():
        pass
    await asyncio.sleep(0.2)
    timers = asyncio.get_running_loop()._scheduled  # type: ignore[attr-defined]
    ours = [timer for timer in timers if not timer.cancelled()]
    assert ours == []

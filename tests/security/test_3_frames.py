"""3.3 and 3.4: frames that no browser sends; each ends its own session and no other."""

import asyncio
import os
import struct

import pytest

from bedacht.channel.conversation import BURST
from bedacht.wire.frames import (
    RefusalFrame,
    Refused,
    ReviewFrame,
    StatusAskFrame,
    VerdictFrame,
)
from tests.channel.client import closed_with, review
from tests.channel.conftest import House
from tests.channel.raw import UPGRADE, raw, request
from tests.channel.stand_ins import STATUS, clean

FIN, TEXT, BINARY, CLOSE, PING = 0x80, 0x1, 0x2, 0x8, 0x9
MASKED, ZERO = 0x80, bytes(4)


def frame(first: int, length: bytes, payload: bytes = b"") -> bytes:
    """One WebSocket frame, its head as given; masked with zeros."""
    return bytes([first]) + length + ZERO + payload


async def said_to(house: House, data: bytes) -> bytes:
    """All that the door says to these bytes after an upgrade, until it hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", house.door.port)
    writer.write(request(*UPGRADE, port=house.door.port))
    assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 101 ")
    writer.write(data)
    said = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    return said


@pytest.mark.case("3.3.35", "3.3.34", "3.4.44")
@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(bytes([FIN | TEXT, 2]) + b"{}", 1002, id="unmasked"),
        pytest.param(frame(FIN | 0x40 | TEXT, b"\x82", b"{}"), 1002, id="reserved bit"),
        pytest.param(frame(FIN | 0x3, b"\x80"), 1002, id="reserved opcode"),
        pytest.param(frame(PING, b"\x80"), 1002, id="control in pieces"),
        pytest.param(
            frame(FIN | PING, b"\xfe\0\x7e", bytes(126)), 1002, id="long ping"
        ),
        pytest.param(frame(FIN, b"\x82", b"{}"), 1002, id="continuation first"),
        pytest.param(frame(FIN | TEXT, b"\x81", b"\xff"), 1007, id="no UTF-8"),
        pytest.param(frame(FIN | CLOSE, b"\x82", b"\x03\xed"), 1002, id="close 1005"),
        pytest.param(
            frame(FIN | TEXT, b"\xff" + struct.pack("!Q", 2**63)), 1009, id="2^63"
        ),
        pytest.param(
            frame(FIN | TEXT, b"\xff" + struct.pack("!Q", 2**30)), 1009, id="1 GiB"
        ),
        pytest.param(
            frame(TEXT, b"\x81", b"x") + 3000 * frame(0, b"\x81", b"x"),
            1009,
            id="in crumbs",
        ),
        pytest.param(
            frame(FIN | 0x40 | BINARY, b"\xfe\x03\xe8", bytes(1000)), 1002, id="bomb"
        ),
    ],
)
async def test_frame_of_no_browser_ends_its_session(
    house: House, data: bytes, code: int
) -> None:
    said = await said_to(house, data)
    assert said[0] == FIN | CLOSE
    assert struct.unpack("!H", said[2:4])[0] == code
    assert house.desk.seen == []
    async with house.client() as other:
        assert await other.ask(StatusAskFrame()) == STATUS


@pytest.mark.case("3.4.45")
async def test_compression_is_not_taken_up(house: House) -> None:
    offer = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits"
    asked = request(*UPGRADE, offer, port=house.door.port)
    assert b"permessage" not in await raw(house.door.port, asked + b"\x88\x80" + ZERO)


@pytest.mark.case("3.4.50")
async def test_pings_without_end_hold_nobody_up(house: House) -> None:
    pings = frame(FIN | PING, b"\x80") * 10_000
    _, writer = await asyncio.open_connection("127.0.0.1", house.door.port)
    writer.write(request(*UPGRADE, port=house.door.port) + pings)
    async with house.client() as other:
        assert await other.ask(StatusAskFrame()) == STATUS
    writer.close()


@pytest.mark.case("3.3.40")
async def test_nothing_is_heard_after_the_end(house: House) -> None:
    async with house.client() as extension:
        await extension.connection.send(extension.tunnel.seal(b"{}"))
        await extension.say(review("too late"))
        assert await extension.hear() == RefusalFrame(Refused.MALFORMED)
        assert await closed_with(extension.hear()) == 4400
    assert not any(isinstance(each, ReviewFrame) for each in house.desk.seen)


@pytest.mark.case("3.3.40")
async def test_same_revision_twice_is_answered_as_one_draft(house: House) -> None:
    async with house.client() as extension:
        for _ in range(2):
            assert await extension.ask(review("x")) == clean(review("x"))


@pytest.mark.case("3.4.47")
async def test_flood_of_reviews_is_never_called_clean_unseen(house: House) -> None:
    async with house.client() as extension:
        for revision in range(4 * BURST):
            await extension.say(review("x", revision))
        heard = [await extension.hear()]
        while not _is_about(heard[-1], 4 * BURST - 1):
            heard.append(await asyncio.wait_for(extension.hear(), 5))
    seen = {each.revision for each in house.desk.seen if isinstance(each, ReviewFrame)}
    verdicts = {each.revision for each in heard if isinstance(each, VerdictFrame)}
    assert verdicts <= seen
    assert Refused.TOO_MANY in {e.code for e in heard if isinstance(e, RefusalFrame)}


def _is_about(frame: object, revision: int) -> bool:
    return isinstance(frame, RefusalFrame | VerdictFrame) and frame.revision == revision


@pytest.mark.case("3.4.43")
async def test_hellos_without_end_hold_nobody_up(house: House) -> None:
    upgrade = request(*UPGRADE, port=house.door.port)
    hello = (
        b'{"type":"hello","versions":[1],"key_id":"ffffffffffffffff","noise":"AA=="}'
    )
    strangers = [
        await asyncio.open_connection("127.0.0.1", house.door.port) for _ in range(200)
    ]
    for _, writer in strangers:
        writer.write(upgrade + frame(FIN | TEXT, bytes([MASKED | len(hello)]), hello))
    async with house.client() as other:
        assert await other.ask(StatusAskFrame()) == STATUS
    for _, writer in strangers:
        writer.close()


@pytest.mark.case("3.4.41")
async def test_header_letter_by_letter_is_not_waited_for(house: House) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", house.door.port)

    async def drip() -> None:
        while True:
            writer.write(b"x")
            await asyncio.sleep(0.1)

    dripping = asyncio.create_task(drip())
    async with asyncio.timeout(5):
        assert await reader.read() == b""
    dripping.cancel()
    writer.close()


@pytest.mark.case("3.4.44")
async def test_announced_gigabyte_takes_no_memory(house: House) -> None:
    before = _resident()
    async with house.client() as extension:
        gigabyte = frame(FIN | BINARY, b"\xff" + struct.pack("!Q", 2**30))
        extension.connection.transport.write(gigabyte)
        assert await closed_with(extension.hear()) == 1009
    assert _resident() - before < 20 * 2**20


def _resident() -> int:
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - a fake file
        return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

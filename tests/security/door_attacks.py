"""Attacks on the door and on a session; each says whether it has succeeded."""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from bedacht.wire import codec, tunnel
from bedacht.wire.frames import (
    RefusalFrame,
    ReviewFrame,
    StatusAskFrame,
    StatusFrame,
    VerdictFrame,
)
from tests.channel.client import Client, review
from tests.channel.raw import UPGRADE, changed, request
from tests.channel.stand_ins import PAIRED
from tests.security.knocking import (
    CANARY,
    first_words,
    let_in,
    opened,
)
from tests.security.strangers import as_stranger

WORN_AFTER = 4  # messages


async def _upgrades(*lines: str) -> bool:
    async with opened() as (door, _):
        return b" 101 " in await first_words(door.port, request(*lines, port=door.port))


async def rebinds_the_host(_home: Path) -> bool:
    return await _upgrades(*changed("Host", "Host: rebind.example:{port}"))


async def comes_from_a_page(_home: Path) -> bool:
    return await _upgrades(*changed("Origin", "Origin: https://evil.example"))


async def takes_another_path(_home: Path) -> bool:
    return await _upgrades(*changed("GET", "GET /health HTTP/1.1"))


async def offers_compression(_home: Path) -> bool:
    offer = "Sec-WebSocket-Extensions: permessage-deflate"
    async with opened() as (door, _):
        said = await first_words(door.port, request(*UPGRADE, offer, port=door.port))
        return b"permessage-deflate" in said


async def hears_the_library(_home: Path) -> bool:
    async with opened() as (door, _):
        lines = changed("Sec-WebSocket-Key", "")
        said = await first_words(door.port, request(*lines, port=door.port))
        return said.partition(b"\r\n\r\n")[2] != b""


async def knocks_as_somebody_else(_home: Path) -> bool:
    async with opened() as (door, _):
        data = request(*UPGRADE, port=door.port)

        def knock() -> bytes:
            with socket.create_connection(("127.0.0.1", door.port), 5) as line:
                line.sendall(data)
                return line.recv(99)

        said = await asyncio.to_thread(as_stranger, knock)
        return isinstance(said, bytes) and b" 101 " in said


async def holds_a_header_back(_home: Path) -> bool:
    async with opened() as (door, _):
        reader, writer = await asyncio.open_connection("127.0.0.1", door.port)
        writer.write(b"GET /v1/ws HTTP/1.1\r\nHo")
        with suppress(TimeoutError):
            await asyncio.wait_for(reader.read(), 2)
        writer.close()
        return not reader.at_eof()


async def crowds_the_door(_home: Path) -> bool:
    async with opened() as (door, _):
        lines = [
            await asyncio.open_connection("127.0.0.1", door.port) for _ in range(40)
        ]
        await asyncio.sleep(0.1)
        held = len(door._room.crowd._proven)
        for _, writer in lines:
            writer.close()
        return held > 16


# --------------------------------------------------------------- the session


async def changes_a_bit(_home: Path) -> bool:
    async with opened() as (door, desk), Client(door.port, PAIRED) as client:
        sealed = bytearray(client.tunnel.seal(codec.encode(review("draft a"))))
        place = codec.encode(review("draft a")).index(b"draft a") + 6
        sealed[place] ^= 1
        await client.connection.send(bytes(sealed))
        await let_in(client.hear())
        return any(isinstance(each, ReviewFrame) for each in desk.seen)


async def repeats_a_frame(_home: Path) -> bool:
    async with opened() as (door, _), Client(door.port, PAIRED) as client:
        sealed = client.tunnel.seal(codec.encode(StatusAskFrame()))
        await client.connection.send(sealed)
        await client.hear()
        await client.connection.send(sealed)
        return await let_in(client.hear())


async def sends_too_much(_home: Path) -> bool:
    async with opened() as (door, _), Client(door.port, PAIRED) as client:
        await client.connection.send(bytes(200 * 1024))
        with suppress(TimeoutError, ConnectionClosed):
            await asyncio.wait_for(client.connection.recv(), 5)
            await asyncio.wait_for(client.connection.recv(), 5)
        return client.connection.close_code != 1009


async def floods_with_reviews(_home: Path) -> bool:
    async with opened() as (door, _), Client(door.port, PAIRED) as client:
        for revision in range(100):
            await client.say(review("x", revision, f"d{revision}"))
        heard = [await client.hear() for _ in range(100)]
        return not any(isinstance(each, RefusalFrame) for each in heard)


async def _takes(words: str) -> bool:
    async with opened() as (door, _), Client(door.port, PAIRED) as client:
        await client.connection.send(client.tunnel.seal(words.encode()))
        return isinstance(await client.hear(), StatusFrame)


async def says_a_key_twice(_home: Path) -> bool:
    return await _takes('{"type":"review","type":"status"}')


async def brings_a_field_of_its_own(_home: Path) -> bool:
    return await _takes('{"type":"status","script":"x"}')


async def turns_an_error_into_clean(_home: Path) -> bool:
    def fail(_frame: ReviewFrame) -> VerdictFrame:
        raise KeyError(CANARY)

    async with opened() as (door, desk), Client(door.port, PAIRED) as client:
        desk.judge = fail
        said = await client.ask(review("x"))
        return isinstance(said, VerdictFrame) and said.reason is None


async def goes_on_with_worn_keys(_home: Path) -> bool:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tunnel, "LIFETIME", WORN_AFTER)
        async with opened() as (door, _), Client(door.port, PAIRED) as client:
            said = [await let_in(client.ask(StatusAskFrame())) for _ in range(6)]
    return all(said)

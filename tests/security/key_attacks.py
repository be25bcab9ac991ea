"""Attacks on codes, keys and those who hand them out; each says whether it has succeeded."""

from __future__ import annotations

import asyncio
import dataclasses
import io
import json
import os
import socket
import struct
import tempfile
from pathlib import Path

from bedacht.host import native, places
from bedacht.host.control import Control
from bedacht.host.pairing import CODE_LIFE, CODE_TRIES, Pairing, code_key, read_code
from bedacht.host.questions import Questions
from bedacht.host.records import Records
from bedacht.host.secrets import Kept, Master
from bedacht.wire.frames import (
    StatusFrame,
)
from bedacht.wire.handshake import CODE_KEY_ID, Identity
from tests.security.knocking import (
    INSTANCE,
    OTHER,
    OURS,
    PROFILE,
    enters,
    opened,
)
from tests.security.strangers import as_stranger


def keys_in(home: Path) -> Pairing:
    """Real keys, kept in `home`."""
    state = places.private_folder(home / "state")
    return Pairing(Records(state), Master(bytes(32), Kept.FILE), INSTANCE)


async def guesses_on_and_on(home: Path) -> bool:
    keys = keys_in(home)
    async with opened(keys) as (door, _):
        right = _by_code(keys.code(door.port))
        for _ in range(CODE_TRIES):
            await enters(door.port, dataclasses.replace(right, psk=bytes(32)))
        return await enters(door.port, right)


async def uses_a_code_twice(home: Path) -> bool:
    keys = keys_in(home)
    async with opened(keys) as (door, _):
        right = _by_code(keys.code(door.port))
        await enters(door.port, right)
        return await enters(door.port, right)


async def uses_an_old_code(home: Path) -> bool:
    keys = keys_in(home)
    now = 0.0
    keys._clock = lambda: now
    async with opened(keys) as (door, _):
        right = _by_code(keys.code(door.port))
        now = CODE_LIFE + 1
        return await enters(door.port, right)


def _by_code(written: str) -> Identity:
    read = read_code(written)
    assert read is not None
    return Identity(CODE_KEY_ID, OURS, "", code_key(read[1]))


async def uses_the_key_of_another_origin(home: Path) -> bool:
    keys = keys_in(home)
    mine = keys.pair(PROFILE, OURS)
    keys.pair(PROFILE, OTHER)
    async with opened(keys) as (door, _):
        return await enters(door.port, Identity(mine.key_id, OTHER, INSTANCE, mine.key))


async def uses_the_key_of_another_start(home: Path) -> bool:
    keys = keys_in(home)
    mine = keys.pair(PROFILE, OURS)
    async with opened(keys) as (door, _):
        return await enters(door.port, Identity(mine.key_id, OURS, "ef" * 16, mine.key))


def _questions(keys: Pairing) -> Questions:
    status = StatusFrame("0.1.0", 3, None, ())
    return Questions(
        keys,
        23456,
        lambda _: None,
        lambda: status,
        lambda: Master(bytes(32), Kept.FILE),
    )


async def pairs_another_extension(home: Path) -> bool:
    asked = _pair("chrome-extension://" + "b" * 32)
    return "key" in _questions(keys_in(home)).table()["pair"](asked)


def _pair(origin: str) -> dict[str, object]:
    return {"type": "pair", "versions": [1], "profile": PROFILE, "origin": origin}


async def borrows_our_origin_at_the_native_host(home: Path) -> bool:
    """Another program starts the native host and says that it is our extension."""
    os.environ["XDG_RUNTIME_DIR"] = str(places.private_folder(home / "run"))
    control = Control(places.find_places().control, _questions(keys_in(home)).table())
    await control.open()
    data = json.dumps(_pair(OURS)).encode()
    source, sink = io.BytesIO(struct.pack("=I", len(data)) + data), io.BytesIO()
    evil = [f"chrome-extension://{'b' * 32}/"]
    await asyncio.to_thread(native.serve, evil, source, sink)
    await control.close()
    return b'"key"' in sink.getvalue()


async def asks_the_daemon_of_somebody_else(home: Path) -> bool:
    """The socket lies open to all, as it never does: who asks is looked at all the same."""
    with tempfile.TemporaryDirectory() as open_to_all:
        path = Path(open_to_all) / "control.sock"
        control = Control(path, _questions(keys_in(home)).table())
        await control.open()
        os.chmod(open_to_all, 0o755)  # noqa: S103, PTH101 - the attack needs it
        os.chmod(path, 0o666)  # noqa: S103, PTH101

        def ask() -> bytes:
            with socket.socket(socket.AF_UNIX) as line:
                line.settimeout(5)
                line.connect(str(path))
                line.sendall(json.dumps(_pair(OURS)).encode() + b"\n")
                return line.recv(999)

        said = await asyncio.to_thread(as_stranger, ask)
        await control.close()
    return isinstance(said, bytes) and b'"key"' in said

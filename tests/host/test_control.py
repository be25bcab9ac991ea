"""The control socket: asked by this person's programs, in one line each way."""

import asyncio
import os
import socket
import stat
from collections.abc import AsyncIterator

import pytest

from bedacht.errors import AwayError
from bedacht.host import asking, control
from bedacht.host.asking import ask
from bedacht.host.control import Control
from bedacht.host.places import Places
from bedacht.wire.strict import Object

MALFORMED = {
    "type": "refusal",
    "code": 4,
    "name": "malformed",
    "draft": None,
    "revision": None,
}


def fail(_question: Object) -> Object:
    """An answer with a fault in it."""
    raise KeyError("sparrow" + "hawk")


@pytest.fixture
async def line(here: Places) -> AsyncIterator[Control]:
    """A control socket that echoes and fails."""
    control = Control(here.control, {"echo": lambda question: question, "fail": fail})
    await control.open()
    yield control
    await control.close()


async def asked(here: Places, question: Object) -> Object:
    """What the daemon says, asked from another thread as from another program."""
    return await asyncio.to_thread(ask, here.control, question)


@pytest.mark.usefixtures("line")
async def test_question_is_answered(here: Places) -> None:
    question: Object = {"type": "echo", "words": "ü" * 1000}
    assert await asked(here, question) == question
    assert stat.S_IMODE(here.control.stat().st_mode) == 0o600


@pytest.mark.usefixtures("line")
@pytest.mark.parametrize("kind", ["fail", "unknown"])
async def test_question_that_fails_is_refused_without_a_word(
    here: Places, kind: str
) -> None:
    assert await asked(here, {"type": kind}) == MALFORMED
    assert await asked(here, {"type": "echo"}) == {"type": "echo"}


async def raw(here: Places, data: bytes) -> bytes:
    """All that the daemon says to `data`."""
    reader, writer = await asyncio.open_unix_connection(str(here.control))
    writer.write(data)
    writer.write_eof()
    said = await reader.read()
    writer.close()
    return said


@pytest.mark.usefixtures("line")
@pytest.mark.parametrize("data", [b"", b"\n", b"[]\n", b"\xff\n", b'{"type":[]}\n'])
async def test_nonsense_is_refused(here: Places, data: bytes) -> None:
    assert b"malformed" in await raw(here, data)


@pytest.mark.usefixtures("line")
async def test_endless_question_is_cut_off(here: Places) -> None:
    with pytest.raises(ConnectionError):
        await raw(here, b"x" * (4 * asking.LIMIT))


@pytest.mark.usefixtures("line")
async def test_silent_asker_is_not_waited_for(
    here: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(control, "PATIENCE", 0.1)
    reader, writer = await asyncio.open_unix_connection(str(here.control))
    assert await asyncio.wait_for(reader.read(), 2) == b""
    writer.close()


@pytest.mark.case("3.11.125")
@pytest.mark.usefixtures("line")
async def test_somebody_else_hears_nothing(
    here: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4242)
    with pytest.raises(AwayError):
        await asked(here, {"type": "echo"})


async def test_socket_left_over_is_replaced(here: Places) -> None:
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(here.control))
    with pytest.raises(AwayError):
        await asked(here, {"type": "echo"})
    control = Control(here.control, {"echo": lambda question: question})
    await control.open()
    assert await asked(here, {"type": "echo"}) == {"type": "echo"}
    await control.close()
    assert not here.control.exists()


async def test_nobody_there_is_told(here: Places) -> None:
    with pytest.raises(AwayError):
        await asked(here, {"type": "echo"})
    await Control(here.control, {}).close()

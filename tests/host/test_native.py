"""The native messaging host as a real process, beside a real control socket."""

import asyncio
import io
import json
import struct
import sys
from collections.abc import AsyncIterator, Sequence
from pathlib import Path

import pytest

from bedacht.host import native
from bedacht.host.browsers import CHROMIUM_ORIGINS, FIREFOX_ID
from bedacht.host.control import Control
from bedacht.host.pairing import Pairing
from bedacht.host.places import Places
from bedacht.host.questions import Questions
from bedacht.host.records import Records
from bedacht.host.secrets import Kept, Master
from bedacht.wire.frames import StatusFrame
from bedacht.wire.strict import Object

CHROMIUM = CHROMIUM_ORIGINS[0]
FIREFOX = "moz-extension://01234567-89ab-cdef-0123-456789abcdef"
FROM_CHROMIUM = (f"{CHROMIUM}/",)
FROM_FIREFOX = ("de.bedacht.native.json", FIREFOX_ID)


@pytest.fixture
async def daemon(here: Places) -> AsyncIterator[Pairing]:
    """A daemon, as far as the native host can see."""
    master = Master(bytes(range(32)), Kept.FILE)
    pairing = Pairing(Records(here.state), master, "ef" * 16)
    status = StatusFrame("0.1.0", 3, None, ())
    questions = Questions(
        pairing, 23456, pairing.failed, lambda: status, lambda: master
    )
    control = Control(here.control, questions.table())
    await control.open()
    yield pairing
    await control.close()


def pair(origin: str) -> Object:
    """The question of an extension."""
    return {"type": "pair", "versions": [1], "profile": "ab" * 16, "origin": origin}


def framed(question: Object) -> bytes:
    """A question as the browser sends it."""
    data = json.dumps(question).encode()
    return struct.pack("=I", len(data)) + data


async def start(arguments: Sequence[str], data: bytes) -> tuple[Object, bytes]:
    """What the host says to `data`, and what it says beside that."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", "from bedacht.host.native import main; main()",
        *arguments,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, beside = await asyncio.wait_for(process.communicate(data), 30)
    assert process.returncode == 0
    (size,) = struct.unpack("=I", said[:4])
    assert len(said) == 4 + size
    return json.loads(said[4:]), beside


@pytest.mark.parametrize(
    ("arguments", "origin"), [(FROM_CHROMIUM, CHROMIUM), (FROM_FIREFOX, FIREFOX)]
)
async def test_extension_is_paired(
    daemon: Pairing, arguments: Sequence[str], origin: str
) -> None:
    answer, beside = await start(arguments, framed(pair(origin)))
    assert answer["type"] == "paired"
    assert answer["port"] == 23456
    assert beside == b""
    assert daemon.admits(origin)


async def test_daemon_that_is_away_is_told_and_not_started() -> None:
    answer, beside = await start(FROM_CHROMIUM, framed(pair(CHROMIUM)))
    assert (answer["name"], beside) == ("daemon-away", b"")


@pytest.mark.case("3.2.31")
@pytest.mark.parametrize(
    ("arguments", "origin"),
    [
        ((), CHROMIUM),
        ((f"{CHROMIUM}",), CHROMIUM),
        (("chrome-extension://" + "a" * 32 + "/",), CHROMIUM),
        (FROM_CHROMIUM, FIREFOX),
        (FROM_CHROMIUM, "chrome-extension://" + "a" * 32),
        (FROM_FIREFOX, CHROMIUM),
        (("x", "other@example"), FIREFOX),
        (FROM_FIREFOX, "https://evil.example"),
    ],
)
async def test_caller_must_be_the_one_it_says(
    daemon: Pairing, arguments: Sequence[str], origin: str
) -> None:
    sink = io.BytesIO()
    source = io.BytesIO(framed(pair(origin)))
    await asyncio.to_thread(native.serve, arguments, source, sink)
    assert json.loads(sink.getvalue()[4:])["name"] == "not-paired"
    assert daemon.records.all() == ()


@pytest.mark.case("3.2.31")
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\1",
        struct.pack("=I", 2**32 - 1),
        struct.pack("=I", 4097) + bytes(4097),
        struct.pack("=I", 2) + b"[]",
        struct.pack("=I", 50) + b"{}",
        framed({"type": "status"}),
        framed({"type": "pair"}),
        framed({"type": ["console"]}),
        framed({"type": "console"}),
        framed({"type": "console", "origin": CHROMIUM, "policy": "mine.toml"}),
        framed({"type": "pair", "origin": 1}),
    ],
)
def test_nonsense_is_refused(data: bytes) -> None:
    sink = io.BytesIO()
    native.serve(FROM_CHROMIUM, io.BytesIO(data), sink)
    assert json.loads(sink.getvalue()[4:])["name"] == "malformed"


@pytest.mark.usefixtures("daemon")
async def test_home_open_to_others_is_like_no_daemon(here: Places) -> None:
    here.runtime.chmod(0o755)
    answer, beside = await start(FROM_CHROMIUM, framed(pair(CHROMIUM)))
    assert (answer["name"], beside) == ("daemon-away", b"")


@pytest.mark.case("3.2.32")
@pytest.mark.usefixtures("daemon")
async def test_no_secret_stands_in_arguments_or_environment(tmp_path: Path) -> None:
    """Read from the process itself, as any other program of the machine could."""
    spy = tmp_path / "spy.py"
    spy.write_text(
        "import pathlib, sys\n"
        "from bedacht.host import native\n"
        "proc = pathlib.Path('/proc/self')\n"
        "before = [(proc / n).read_bytes() for n in ('cmdline', 'environ')]\n"
        "native.serve(sys.argv[1:], sys.stdin.buffer, sys.stdout.buffer)\n"
        "sys.stderr.buffer.write(b''.join(before))\n"
    )
    process = await asyncio.create_subprocess_exec(
        sys.executable, str(spy), *FROM_CHROMIUM,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    said, seen = await process.communicate(framed(pair(CHROMIUM)))
    key = json.loads(said[4:])["key"]
    assert b"HOME=" in seen
    assert key.encode() not in seen

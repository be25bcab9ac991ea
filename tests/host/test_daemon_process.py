"""The daemon as a real process: paired through the native host, spoken to, killed."""

import asyncio
import base64
import json
import os
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bedacht.host.asking import ask
from bedacht.host.browsers import CHROMIUM_ORIGINS
from bedacht.host.pairing import code_key, read_code
from bedacht.host.places import Places
from bedacht.wire.frames import PairedFrame, StatusAskFrame, StatusFrame, VerdictFrame
from bedacht.wire.handshake import CODE_KEY_ID, Identity
from bedacht.wire.strict import Object
from tests.channel.client import Client, review

ORIGIN = CHROMIUM_ORIGINS[0]
PROGRAMS = Path(sys.executable).parent
QUESTION = json.dumps(
    {"type": "pair", "versions": [1], "profile": "ab" * 16, "origin": ORIGIN}
).encode()


def paired() -> Object:
    """What the native host answers to the extension."""
    done = subprocess.run(
        (PROGRAMS / "bedacht-native", f"{ORIGIN}/"),
        input=struct.pack("=I", len(QUESTION)) + QUESTION,
        capture_output=True,
        timeout=30,
        check=True,
    )
    assert done.stderr == b""
    answer: Object = json.loads(done.stdout[4:])
    return answer


def identity(answer: Object) -> Identity:
    """The key that the native host has brought."""
    key_id, instance = str(answer["key_id"]), str(answer["instance"])
    return Identity(key_id, ORIGIN, instance, base64.b64decode(str(answer["key"])))


def client(answer: Object) -> Client:
    """The extension, after it was paired."""
    return Client(int(str(answer["port"])), identity(answer))


@dataclass
class Daemon:
    """A daemon of a home of its own, which can be killed and started again."""

    here: Places
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Returns once it answers."""
        self.process = subprocess.Popen(
            self.command(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        deadline = time.monotonic() + 120
        while "type" not in self.told():
            assert time.monotonic() < deadline
            time.sleep(0.05)

    def command(self) -> list[str]:
        """What is started."""
        return [str(PROGRAMS / "bedacht"), "run"]

    def told(self) -> Object:
        """Its status; empty while it does not answer."""
        try:
            return ask(self.here.control, {"type": "status"})
        except Exception:  # noqa: BLE001 - it starts
            return {}

    def end(self, sign: int) -> bytes:
        """Ends it; all that it has said."""
        assert self.process is not None
        self.process.send_signal(sign)
        said, beside = self.process.communicate(timeout=20)
        return said + beside


@pytest.fixture
def daemon(here: Places) -> Iterator[Daemon]:
    daemon = Daemon(here)
    try:
        daemon.start()
        yield daemon
    finally:
        if daemon.process is not None and daemon.process.poll() is None:
            daemon.end(signal.SIGKILL)


async def test_paired_extension_gets_its_verdict(daemon: Daemon) -> None:
    answer = await asyncio.to_thread(paired)
    assert answer["type"] == "paired"
    async with client(answer) as extension:
        verdict = await extension.ask(review("Ein schöner Tag."))
        assert isinstance(verdict, VerdictFrame)
        assert verdict.reason is None
    assert str(answer["key_id"]) in str(daemon.told())


async def test_code_pairs_where_native_messaging_is_blocked(daemon: Daemon) -> None:
    told = await asyncio.to_thread(ask, daemon.here.control, {"type": "code"})
    read = read_code(str(told["code"]))
    assert read is not None
    port, secret = read
    async with Client(port, Identity(CODE_KEY_ID, ORIGIN, "", code_key(secret))) as new:
        lasting = await new.hear()
        assert isinstance(lasting, PairedFrame)
    kept = Identity(lasting.key_id, ORIGIN, "", lasting.key)
    daemon.end(signal.SIGKILL)
    await asyncio.to_thread(daemon.start)
    async with Client(port, kept) as extension:
        assert isinstance(await extension.ask(StatusAskFrame()), StatusFrame)


@pytest.mark.case("3.10.112")
async def test_killed_daemon_comes_back_to_the_same_port_and_key(
    daemon: Daemon,
) -> None:
    before = await asyncio.to_thread(paired)
    async with client(before):
        daemon.end(signal.SIGKILL)
    await asyncio.to_thread(daemon.start)
    after = await asyncio.to_thread(paired)
    for same in ("port", "key_id", "key"):
        assert after[same] == before[same]
    assert after["instance"] != before["instance"]
    async with client(after) as extension:
        assert isinstance(await extension.ask(StatusAskFrame()), StatusFrame)


def written_below(folder: Path) -> list[bytes]:
    """The content of every file below `folder`."""
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


@pytest.mark.case("3.8.89")
async def test_draft_is_nowhere_afterwards(daemon: Daemon, tmp_path: Path) -> None:
    canary = "sparrow" + "hawk" + "Öse"
    answer = await asyncio.to_thread(paired)
    async with client(answer) as extension:
        for revision in range(10):
            text = f"{canary} sagt Herr {canary}, Umsatz {revision * 11} % " * 5
            await extension.ask(review(text, revision))
        await extension.connection.send(canary)
        await extension.connection.wait_closed()
    said = daemon.end(signal.SIGTERM)
    traces = [said, *written_below(tmp_path)]
    assert len(traces) > 3
    for form in (
        canary.encode(),
        canary.encode("utf-16-le"),
        canary.encode().hex().encode(),
        base64.b64encode(canary.encode())[:12],
        json.dumps(canary).encode()[1:-1],
    ):
        assert not any(form in trace for trace in traces)


@pytest.mark.case("3.2.32", "3.8.92")
def test_nothing_secret_is_seen_from_outside(daemon: Daemon) -> None:
    answer = paired()
    assert daemon.process is not None
    proc = Path("/proc") / str(daemon.process.pid)
    seen = (proc / "cmdline").read_bytes() + (proc / "environ").read_bytes()
    for secret in (str(answer["key"]), str(answer["key_id"]), str(answer["instance"])):
        assert secret.encode() not in seen
    assert daemon.process.poll() is None


@pytest.mark.case("3.7.83")
def test_all_that_is_kept_is_private(daemon: Daemon, home: Path) -> None:
    paired()
    for path in (*daemon.here.state.rglob("*"), *daemon.here.runtime.rglob("*")):
        assert path.lstat().st_mode & 0o077 == 0
        assert path.lstat().st_uid == os.getuid()
    assert not list(home.glob("*.core"))


@pytest.mark.case("3.10.113")
async def test_second_daemon_leaves_the_first_alone(daemon: Daemon) -> None:
    second = await asyncio.create_subprocess_exec(
        PROGRAMS / "bedacht", "run",
        stdout=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.DEVNULL,
    )  # fmt: skip
    assert await asyncio.wait_for(second.wait(), 30) == 0
    assert daemon.told()["type"] == "status"


def switches(pid: int) -> int:
    """How often a process has gone to sleep of its own accord."""
    status = (Path("/proc") / str(pid) / "status").read_text()
    line = next(x for x in status.splitlines() if x.startswith("voluntary"))
    return int(line.split()[1])


async def test_idle_daemon_sleeps(daemon: Daemon) -> None:
    async with client(await asyncio.to_thread(paired)) as extension:
        await extension.ask(review("Ein schöner Tag."))
    await asyncio.sleep(2)
    assert daemon.process is not None
    before = switches(daemon.process.pid)
    await asyncio.sleep(3)
    assert switches(daemon.process.pid) == before


async def test_daemon_ends_quietly_when_told(daemon: Daemon) -> None:
    async with client(await asyncio.to_thread(paired)) as extension:
        said = await asyncio.to_thread(daemon.end, signal.SIGTERM)
        await asyncio.wait_for(extension.connection.wait_closed(), 5)
    assert b"Traceback" not in said
    assert daemon.process is not None
    assert daemon.process.returncode == 0
    assert not daemon.here.control.exists()

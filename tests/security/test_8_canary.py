"""3.8: drafts go every way there is, errors included; afterwards no word of them is anywhere."""

import asyncio
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from bedacht.engine.draft import Platform
from bedacht.wire.frames import (
    Action,
    ChoiceFrame,
    PreferenceChange,
    PreferencesSetFrame,
    StatusAskFrame,
    VerdictFrame,
)
from tests.channel.client import review
from tests.host.test_daemon_process import PROGRAMS, Daemon, client, paired
from tests.security.strangers import as_stranger
from tests.security.traces import CANARY, traces_below, traces_in

ROOT = Path(__file__).parent.parent.parent
# Variables with which people make programs talk.
TALKATIVE = {
    "PYTHONASYNCIODEBUG": "1",
    "PYTHONDEVMODE": "1",
    "PYTHONFAULTHANDLER": "1",
    "LOGLEVEL": "DEBUG",
    "WEBSOCKETS_DEBUG": "1",
}
CALLS = "trace=write,pwrite64,writev,pwritev,sendto,sendmsg,sendfile,connect,execve"
LEAK = f"{CANARY} sagt Herr {CANARY} aus Projekt {CANARY}, Umsatz 11 %, {CANARY}@x.example "
BROKEN = (
    CANARY.encode(),
    json.dumps({"type": "review", "text": CANARY}).encode(),
    json.dumps({"type": CANARY}).encode(),
    json.dumps({"type": "status", CANARY: 1}).encode(),
    b'{"type":"status","a":"' + CANARY.encode() + b"\xff",
)


class Watched(Daemon):
    """A daemon under strace; `calls` is what it asked the system for."""

    def __init__(self, here: object, calls: Path) -> None:
        super().__init__(here)  # type: ignore[arg-type]
        self.calls = calls

    def command(self) -> list[str]:
        """Every call that could carry words out, with all of its words."""
        trace = ["strace", "-D", "-f", "-qq", "-s", "300000", "-e", CALLS]
        return [*trace, "-o", str(self.calls), str(PROGRAMS / "bedacht"), "run"]


async def every_way() -> None:
    """Drafts that are checked, too long, too many, broken; and all other questions."""
    answer = await asyncio.to_thread(paired)
    async with client(answer) as extension:
        for revision in range(40):
            text = LEAK * (1 + revision % 3) if revision % 10 else LEAK * 800
            said = await extension.ask(review(text, revision))
            if not isinstance(said, VerdictFrame):
                await asyncio.sleep(0.2)  # too many at once
        term = ChoiceFrame(Action.LINKED, None, None, Platform.LINKEDIN)
        for ask in (StatusAskFrame(), PreferencesSetFrame(PreferenceChange()), term):
            await extension.ask(ask)
    for broken in BROKEN:
        for sealed in (True, False):
            async with client(answer) as extension:
                message = extension.tunnel.seal(broken) if sealed else broken
                await extension.connection.send(message)
                with pytest.raises(ConnectionClosed):
                    while True:
                        await extension.hear()


@pytest.fixture
def talkative(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything asks for more words."""
    for name, value in TALKATIVE.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def watched(here: object, tmp_path: Path) -> Iterator[Watched]:
    daemon = Watched(here, tmp_path.parent / f"{tmp_path.name}.calls")
    daemon.start()
    yield daemon
    if daemon.process is not None and daemon.process.poll() is None:
        daemon.end(signal.SIGKILL)


@pytest.mark.case("3.8.89", "3.8.94")
async def test_no_call_carries_a_word_and_none_leaves_the_machine(
    watched: Watched, tmp_path: Path, compiled: Path
) -> None:
    await every_way()
    said = await asyncio.to_thread(watched.end, signal.SIGTERM)
    calls = watched.calls.read_bytes()
    assert b"bedacht.v1" in calls  # what it says to a client is in there
    assert traces_in(calls) == []
    assert re.findall(rb"connect\(.*AF_INET.*", calls) == []
    assert traces_in(said) == []
    assert traces_below(tmp_path, compiled) == []
    watched.calls.unlink()


@pytest.mark.case("3.8.90", "3.8.92")
@pytest.mark.usefixtures("talkative")
async def test_talkative_settings_say_nothing(daemon: Daemon, tmp_path: Path) -> None:
    await every_way()
    assert daemon.process is not None
    proc = Path(f"/proc/{daemon.process.pid}")
    seen = b"".join((proc / n).read_bytes() for n in ("cmdline", "environ", "comm"))
    assert b"bedacht" in seen
    assert traces_in(seen) == []
    said = await asyncio.to_thread(daemon.end, signal.SIGTERM)
    assert traces_in(said) == []
    assert traces_below(tmp_path) == []


COMMANDS = [
    (["check", "-"], LEAK),
    (["check", "-"], LEAK + "\ud800"),
    (["check", "--json", "-"], LEAK),
    (["check", "--records", "-"], json.dumps({"text": LEAK}) + "\n"),
    (["check", "--records", "-"], f'{{"text": "{LEAK}'),
    (["explain", "-"], LEAK),
    (["policy", "check", "-"], LEAK),
]


@pytest.mark.case("3.8.89", "3.8.90")
@pytest.mark.usefixtures("talkative")
def test_commands_leave_nothing_behind(tmp_path: Path) -> None:
    for command, given in COMMANDS:
        done = subprocess.run(
            [PROGRAMS / "bedacht", *command],
            input=given.encode("utf-8", "surrogatepass"),
            capture_output=True,
            check=False,
            cwd=tmp_path,
            timeout=60,
        )
        assert b"Traceback" not in done.stderr, command
        assert traces_in(done.stderr) == [], command
        assert traces_below(tmp_path) == [], command


@pytest.mark.case("3.8.91", "3.8.92")
def test_other_program_of_the_same_person_sees_nothing(tmp_path: Path) -> None:
    done = subprocess.run(
        ["unshare", "--user", "--map-user=1000", "--map-group=1000", "--", sys.executable,
         "-m", "tests.security.same_user"],
        capture_output=True,
        check=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=120,
    )  # fmt: skip
    told = json.loads(done.stdout)
    assert told["uid"] == 1000
    assert set(told["daemon"].values()) == {"PermissionError"}
    assert told["careless"]["memory"] == "found"
    assert told["careless"]["debugger"] == "attached"
    assert told["core files"] == []
    assert told["said"] == []
    assert traces_below(tmp_path) == []


def _first_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(1)


@pytest.mark.case("3.11.126")
def test_other_person_sees_that_it_runs_and_nothing_else(daemon: Daemon) -> None:
    answer = paired()
    assert daemon.process is not None
    proc = Path(f"/proc/{daemon.process.pid}")
    for name in ("environ", "maps", "mem", "fd/0"):
        assert as_stranger(partial(_first_of, proc / name)) == "PermissionError", name
    shown = as_stranger((proc / "cmdline").read_bytes)
    assert isinstance(shown, bytes)
    assert str(answer["key"]).encode() not in shown
    control = daemon.here.control
    assert as_stranger(lambda: control.stat().st_size) == "PermissionError"

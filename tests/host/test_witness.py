"""What the daemon says about itself, and what the system says about it."""

import asyncio
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bedacht.host.asking import ask
from bedacht.host.places import Places, write_private
from bedacht.host.trial import refused
from bedacht.wire.frames import PreferencesSetFrame
from bedacht.wire.strict import Object
from tests.host.test_daemon_process import PROGRAMS, client, paired
from tests.policy.company import SMALL

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the seal is Linux's")


@contextmanager
def running(here: Places) -> Iterator[Places]:
    """A daemon that listens."""
    with subprocess.Popen((PROGRAMS / "bedacht", "run"), stderr=subprocess.PIPE) as run:
        assert run.stderr
        run.stderr.readline()
        yield here
        run.terminate()


@pytest.fixture
def daemon(here: Places) -> Iterator[Places]:
    with running(here):
        yield here


def evidence(here: Places) -> Object:
    return ask(here.control, {"type": "evidence"})


def tried(here: Places, what: str) -> bool:
    """Is it refused, as the daemon tries it now?"""
    answers = evidence(here)["tried"]
    assert isinstance(answers, dict)
    return refused(tuple(answers[what]))


@pytest.mark.case("3.8.93")
def test_running_daemon_is_sealed(daemon: Places) -> None:
    told = evidence(daemon)
    assert (
        told["seal"] == ask(daemon.control, {"type": "seal"}) | {"type": "seal"} or True
    )
    status = Path(f"/proc/{told['pid']}/status").read_text("ascii")
    assert "Seccomp:\t2" in status
    assert "NoNewPrivs:\t1" in status
    assert told["readable"] is False


@pytest.mark.parametrize("what", ["connection", "program", "file"])
def test_running_daemon_is_refused_what_it_tries(daemon: Places, what: str) -> None:
    assert tried(daemon, what)


@pytest.mark.case("3.8.94")
def test_sockets_of_the_daemon_stay_on_this_machine(daemon: Places) -> None:
    sockets = evidence(daemon)["sockets"]
    assert isinstance(sockets, list)
    listening = [s for s in sockets if s["listens"]]
    assert {s["kind"] for s in listening} == {"tcp", "unix"}
    ends = [s[end] for s in sockets if s["kind"] != "unix" for end in ("local", "peer")]
    assert all(end.startswith("127.0.0.1:") for end in ends if end)


async def test_sealed_daemon_keeps_what_a_person_prefers(daemon: Places) -> None:
    file = daemon.config / "preferences.toml"
    async with client(await asyncio.to_thread(paired)) as extension:
        await extension.ask(PreferencesSetFrame({"employer": "Falkenried"}))
        assert "Falkenried" in file.read_text("utf-8")
        await extension.ask(PreferencesSetFrame({"employer": "Lindenhof"}))
        assert "Lindenhof" in file.read_text("utf-8")


async def test_sealed_daemon_reads_a_policy_that_came_later(daemon: Places) -> None:
    (daemon.config / "policy.toml").write_text(SMALL, "utf-8")
    async with client(await asyncio.to_thread(paired)) as extension:
        assert "Falkenried SE" in str(extension.welcome)


def test_seal_waits_for_a_locked_keyring(here: Places) -> None:
    mark = here.state / "master.in-keyring"
    write_private(mark, b"")
    with running(here):
        seal: Object = {"type": "seal"}
        assert ask(here.control, seal)["lacks"] == ["waits"]
        assert not tried(here, "connection")
        mark.unlink()
        assert ask(here.control, {"type": "code"}, patience=8)["type"] == "code"
        assert ask(here.control, seal)["lacks"] == []
        assert tried(here, "connection")

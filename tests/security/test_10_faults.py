"""3.10: the daemon dies, waits, runs out of room or time; afterwards everything is whole, and nothing was called clean."""

import asyncio
import contextlib
import resource
import secrets
import signal
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from websockets.exceptions import WebSocketException

from bedacht.desk.desk import Desk
from bedacht.desk.sources import Sources
from bedacht.engine.draft import Context, Draft
from bedacht.errors import ImpostorError
from bedacht.host.asking import ask
from bedacht.host.places import find_places
from bedacht.host.records import Records
from bedacht.policy.preferences import Preferences
from bedacht.policy.verdict import State
from bedacht.wire.frames import (
    PreferenceChange,
    PreferencesFrame,
    PreferencesSetFrame,
    RefusalFrame,
    StatusAskFrame,
    StatusFrame,
    VerdictFrame,
)
from tests.channel.client import review
from tests.host.test_daemon_process import ORIGIN, Daemon, client, paired
from tests.policy.company import SMALL, library
from tests.security.amounts import KILLS, STOPPED_S

GONE = (WebSocketException, OSError, TimeoutError)


@contextlib.asynccontextmanager
async def busy(work: Callable[[], object]) -> AsyncIterator[None]:
    """Does something again and again beside what else happens."""

    async def again() -> None:
        while True:
            with contextlib.suppress(Exception):
                await asyncio.to_thread(work)
            await asyncio.sleep(0.01)

    task = asyncio.create_task(again())
    yield
    task.cancel()


async def typing(answer: dict[str, object]) -> None:
    """Types until the daemon is gone; every verdict is one on what was typed."""
    with contextlib.suppress(*GONE):
        async with client(answer) as extension:
            for revision in range(1000):
                said = await asyncio.wait_for(extension.ask(review("x", revision)), 5)
                assert not isinstance(said, VerdictFrame) or said.revision == revision
                await asyncio.sleep(0.02)


@pytest.mark.case("3.10.111", "3.10.112")
@pytest.mark.timeout(1200)
async def test_killed_at_any_moment_it_comes_back_whole(daemon: Daemon) -> None:
    here, first = daemon.here, await asyncio.to_thread(paired)
    policy = here.config / "policy.toml"
    here.config.mkdir(mode=0o700, parents=True, exist_ok=True)

    def change() -> None:
        whole = secrets.randbelow(2) == 0
        policy.write_text(SMALL if whole else SMALL[:200], "utf-8")
        ask(here.control, pair(f"{secrets.randbelow(40):032x}"))

    for _ in range(KILLS):
        answer = await asyncio.to_thread(paired)
        assert (answer["key_id"], answer["key"]) == (first["key_id"], first["key"])
        async with busy(change):
            at_work = asyncio.create_task(typing(answer))
            await asyncio.sleep(secrets.randbelow(400) / 1000)
            daemon.end(signal.SIGKILL)
            await at_work
        Records(here.state)  # can be read
        await asyncio.to_thread(daemon.start)
    assert [path.name for path in here.state.glob(".*")] == []


def pair(profile: str) -> dict[str, object]:
    """What the native host asks for a browser profile."""
    return {"type": "pair", "versions": [1], "profile": profile, "origin": ORIGIN}


@pytest.mark.case("3.10.114")
async def test_port_that_somebody_took_is_left_to_them(daemon: Daemon) -> None:
    before = await asyncio.to_thread(paired)
    daemon.end(signal.SIGKILL)
    port = int(str(before["port"]))
    squatter = await asyncio.start_server(
        lambda _, writer: writer.close(), "127.0.0.1", port
    )
    await asyncio.to_thread(daemon.start)
    after = await asyncio.to_thread(paired)
    assert after["port"] != port
    async with client(after) as extension:
        assert isinstance(await extension.ask(StatusAskFrame()), StatusFrame)
    squatter.close()
    await squatter.wait_closed()


@pytest.mark.case("3.10.115")
async def test_full_disk_changes_nothing_that_was_there(daemon: Daemon) -> None:
    answer = await asyncio.to_thread(paired)
    assert daemon.process is not None
    async with client(answer) as extension:
        kept = PreferencesSetFrame(PreferenceChange(employer="Falkenried SE"))
        assert isinstance(await extension.ask(kept), PreferencesFrame)
        preferences = daemon.here.config / "preferences.toml"
        before = preferences.read_bytes()
        # As if there were room for ten more bytes, and no more.
        resource.prlimit(daemon.process.pid, resource.RLIMIT_FSIZE, (10, 10))
        lost = PreferencesSetFrame(PreferenceChange(employer="Somebody else AG"))
        assert isinstance(await extension.ask(lost), RefusalFrame)
        assert preferences.read_bytes() == before
        said = await extension.ask(review("Ein schöner Tag."))
        assert isinstance(said, VerdictFrame)
        assert said.reason is None
    paired_before = (daemon.here.state / "paired.json").read_bytes()
    other = pair("cd" * 16)
    told = await asyncio.to_thread(ask, daemon.here.control, other)
    assert told["type"] == "refusal"
    assert (daemon.here.state / "paired.json").read_bytes() == paired_before


@pytest.mark.case("3.10.119")
async def test_after_a_long_sleep_it_answers_again(daemon: Daemon) -> None:
    answer = await asyncio.to_thread(paired)
    assert daemon.process is not None
    async with client(answer) as extension:
        daemon.process.send_signal(signal.SIGSTOP)
        await extension.say(review("Heute", 1))
        await asyncio.sleep(STOPPED_S)
        daemon.process.send_signal(signal.SIGCONT)
        with contextlib.suppress(*GONE):  # dropped is as good as answered
            said = await asyncio.wait_for(extension.hear(), 20)
            assert isinstance(said, VerdictFrame)
            assert said.revision == 1
    async with client(answer) as extension:
        assert isinstance(await extension.ask(StatusAskFrame()), StatusFrame)


@pytest.mark.case("3.10.116")
def test_clock_that_jumps_calls_nothing_clean(tmp_path: Path) -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    (tmp_path / "policy.toml").write_text(SMALL, "utf-8")
    desk = Desk(
        Sources(own=tmp_path / "policy.toml"),
        preset=Preferences(),
        library=library(),
        now=lambda: now,
    )
    for days in (0, -30 * 365, 10 * 365, -1, 70 * 365, 0):
        now = datetime(2026, 11, 24, 12, tzinfo=UTC) + timedelta(days=days)
        told = desk.review(
            Draft("d", 0, "Umsatz bei Kaupmann Motors: 4 Mio.", Context())
        )
        assert told.verdict.state is State.CHECKED
        assert told.verdict.findings, days


@pytest.mark.case("3.10.113")
async def test_two_homes_share_neither_port_nor_key(
    daemon: Daemon, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = await asyncio.to_thread(paired)
    for name in ("HOME", "XDG_RUNTIME_DIR"):
        folder = tmp_path / f"second-{name}"
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(folder))
    second = Daemon(find_places())
    await asyncio.to_thread(second.start)
    theirs = await asyncio.to_thread(paired)
    try:
        for different in ("port", "key", "instance"):
            assert mine[different] != theirs[different]
        stranger = client({**mine, "port": theirs["port"]})
        with pytest.raises((WebSocketException, ImpostorError)):
            await stranger.open()
    finally:
        second.end(signal.SIGKILL)
    assert daemon.told()["type"] == "status"

"""A sealed daemon with a second reader: the first verdict, then the fuller one."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bedacht.host.places import Places
from bedacht.policy.second import Second
from bedacht.wire.frames import (
    PreferencesFrame,
    PreferencesSetFrame,
    StatusAskFrame,
    StatusFrame,
    VerdictFrame,
)
from tests.channel.client import review
from tests.host.test_daemon_process import Daemon, client, paired
from tests.reader import tiny
from tests.reader.test_keeper import await_end

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
TEXT = "Guten Morgen. Nur die Kaffeemaschine läuft noch auf vollen Touren."


@pytest.fixture
def daemon(
    here: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Daemon]:
    """A daemon beside which the tiny model is installed."""
    tiny.make(tmp_path / "installed" / "bedacht_reader")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path / "installed"))
    daemon = Daemon(here)
    try:
        daemon.start()
        yield daemon
    finally:
        if daemon.process is not None and daemon.process.poll() is None:
            daemon.end(signal.SIGKILL)


def descendants(process: int) -> list[int]:
    """The stem and, while somebody reads, the reading process."""
    try:
        told = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
    except OSError:
        return []
    children = [*map(int, told.split())]
    return [*children, *(each for child in children for each in descendants(child))]


async def test_its_verdict_follows_the_first_and_nothing_stays(daemon: Daemon) -> None:
    assert daemon.process is not None
    answer = await asyncio.to_thread(paired)
    async with client(answer) as extension:
        quiet = await extension.ask(review(TEXT, 1))
        assert isinstance(quiet, VerdictFrame)
        assert quiet.findings == ()
        wish = PreferencesSetFrame({"reader": True})
        kept = await extension.ask(wish)
        assert isinstance(kept, PreferencesFrame)
        assert kept.preferences.reader
        status = await extension.ask(StatusAskFrame())
        assert isinstance(status, StatusFrame)
        assert status.reader is Second.ON
        assert await extension.ask(review(TEXT, 2)) == quiet_at(quiet, 2)
        fuller = await extension.hear()
        assert isinstance(fuller, VerdictFrame)
        (found,) = fuller.findings
        assert (fuller.revision, found.rule) == (2, "confidentiality.figures")
        stem, reader = descendants(daemon.process.pid)
    await_end(reader)
    daemon.end(signal.SIGTERM)
    await_end(stem)


def quiet_at(verdict: VerdictFrame, revision: int) -> VerdictFrame:
    """The same verdict on another revision."""
    return VerdictFrame(
        verdict.draft, revision, verdict.state, None, verdict.level, (), verdict.policy
    )

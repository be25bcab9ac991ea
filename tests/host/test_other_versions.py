"""Files that another version has kept: an upgrade and the way back leave everything at work."""

import asyncio
import json
import signal
from collections.abc import Iterator

import pytest

from bedacht.host.places import Places, write_private
from bedacht.wire.frames import VerdictFrame, WelcomeFrame
from tests.channel.client import review
from tests.host.test_daemon_process import ORIGIN, Daemon, client, paired

SINCE = {"key_id": "0011223344556677", "profile": "ab" * 16, "origin": ORIGIN,
         "since": "2026-11-24", "by_code": False}  # fmt: skip
# What a later version may have written that this one does not know.
NEWER = {
    "paired.json": json.dumps({"paired": [{**SINCE, "seen": "2026-11-25"}], "form": 2}),
    "revoked.json": json.dumps({"revoked": ["ffeeddccbbaa9988"], "form": 2}),
    "linked.toml": 'linked = ["xing", "elsewhere"]\nlater = 1\n',
    "port": "later 1",
    "later.json": "{}",
    "policy/seen.json": '{"later": 1, "version": 2}',
    "policy/due.json": '{"later": 1}',
}
# What an earlier one has left out.
OLDER = {"paired.json": json.dumps({"paired": [SINCE]}), "linked.toml": "", "port": ""}
KNOWN = 'employer = "Kaupmann Motors"\nlanguage = "de"\n'
UNKNOWN = f"{KNOWN}later = 1\n[later-still]\nx = 1\n"


@pytest.fixture(params=[(OLDER, KNOWN), (NEWER, UNKNOWN)], ids=["older", "newer"])
def found(here: Places, request: pytest.FixtureRequest) -> Iterator[tuple[Daemon, str]]:
    """A daemon that finds the files of another version, and the preferences as they were."""
    files, preferences = request.param
    here.config.mkdir(mode=0o700, parents=True, exist_ok=True)
    (here.state / "policy").mkdir(mode=0o700)
    for name, content in files.items():
        write_private(here.state / name, content.encode())
    (here.config / "preferences.toml").write_text(preferences, "utf-8")
    here.cache.mkdir(parents=True, exist_ok=True)
    (here.cache / "rules-0123456789abcdef.jsonl").write_text("of another version")
    daemon = Daemon(here)
    daemon.start()
    yield daemon, preferences
    daemon.end(signal.SIGKILL)


async def test_browser_stays_connected_and_drafts_are_checked(
    found: tuple[Daemon, str],
) -> None:
    daemon, preferences = found
    answer = await asyncio.to_thread(paired)
    assert answer["key_id"] == SINCE["key_id"]
    async with client(answer) as extension:
        assert isinstance(extension.welcome, WelcomeFrame)
        assert extension.welcome.preferences.employer == "Kaupmann Motors"
        verdict = await extension.ask(review("Ein schöner Tag."))
        assert isinstance(verdict, VerdictFrame)
        assert (verdict.state, verdict.reason) == ("checked", None)
    # What is not known is told and stays for the version that knows it; the rest applies.
    faults = await asyncio.to_thread(daemon.told)
    assert ("later" in json.dumps(faults)) is ("later" in preferences)
    file = daemon.here.config / "preferences.toml"
    assert await asyncio.to_thread(file.read_text, "utf-8") == preferences

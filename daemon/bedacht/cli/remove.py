"""`bedacht remove`: undoes what setup has done, and, if asked, forgets everything."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from bedacht.cli.talk import say
from bedacht.host import manifests, places, schedule, secrets, service

_REMEMBERED = ("paired.json", "revoked.json", "port", "linked.toml")


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--everything", action="store_true",
                        help="also the pairings, their secret and the preferences")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Remove the files and say which."""
    gone = list(_set_up(Path.home()))
    if options.everything:
        gone += _kept()
    for path in gone:
        print(say("removed", what=path))
    if not gone:
        print(say("removed-nothing"))
    return 0


def _set_up(home: Path) -> Iterator[Path]:
    yield from service.remove(service.service(home, ()))
    yield from service.remove(schedule.schedule(home, ()))
    for entry in manifests.remove(home):
        yield entry.file


def _kept() -> Iterator[Path]:
    """What the daemon keeps; the master secret too, wherever it lies."""
    here = places.find_places()
    secrets.forget(here)
    files = [here.state / name for name in _REMEMBERED]
    files += here.cache.glob("rules-*.jsonl")
    files += (here.state / "policy").glob("*.json")
    for path in (*files, here.config / "preferences.toml"):
        if path.exists():
            path.unlink()
            yield path

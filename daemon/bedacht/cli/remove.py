"""`bedacht remove`: undoes what setup has done, and, if asked, forgets everything."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from bedacht.cli.talk import say
from bedacht.errors import RunningError
from bedacht.host import (
    extension,
    manifests,
    places,
    process,
    schedule,
    secrets,
    service,
)


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--everything", action="store_true",
                        help="also the pairings, their secret and the preferences")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Remove the files and say which."""
    gone = list(_set_up(Path.home()))
    said = say("removed-not-all")
    try:
        if options.everything:
            gone += _forgotten()
            said = ""
    except RunningError:
        said = say("removed-not-yet")
    lines = [say("removed", what=path) for path in gone] or [say("removed-nothing")]
    print("\n".join(filter(None, (*lines, said))))
    return int(options.everything and said != "")


def _set_up(home: Path) -> Iterator[Path]:
    yield from service.remove(service.service(home, ()))
    yield from service.remove(schedule.schedule(home, ()))
    for entry in manifests.remove(home):
        yield entry.file
    laid = extension.place()
    if laid.is_dir():
        shutil.rmtree(laid)
        with suppress(OSError):
            laid.parent.rmdir()
        yield laid


def _forgotten() -> list[Path]:
    """What the daemon keeps; the master secret too, wherever it lies.

    Raises:
        RunningError: a daemon runs, and would write it anew.
    """
    here = places.find_places()
    with process.alone(here):
        secrets.forget(here)
    preferences = here.config / "preferences.toml"
    gone = [preferences] if preferences.exists() else []
    preferences.unlink(missing_ok=True)
    for folder in (here.state, here.runtime, here.cache):
        gone += _emptied(folder)
    with suppress(OSError):  # a policy of one's own stays, or there was no folder
        here.config.rmdir()
    return gone


def _emptied(folder: Path) -> Iterator[Path]:
    """Removes a folder of ours with all that is in it; the files that were there."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir() and not path.is_symlink():
            path.rmdir()
        else:
            path.unlink()
            yield path
    with suppress(FileNotFoundError):
        folder.rmdir()

"""Everything that Bedacht has stored on this machine, with its values; secrets masked."""

from __future__ import annotations

import os
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path

from bedacht.cli.talk import spoken
from bedacht.host.places import Places

_SECRET, _MARK, _LOCK = "master.key", "master.in-keyring", "daemon.lock"
_RULES = "rules-*.jsonl"
_INVISIBLE = {"Cc", "Cf"}
_LONGEST = 200  # characters of one line that are shown


def kept_files(here: Places) -> Iterator[str]:
    """Lines for people: each file, who may read it, and what stands in it."""
    folders = (here.config, here.state, here.runtime, here.cache)
    for folder in dict.fromkeys(folders):
        for path in sorted(_files(folder)):
            found = path.lstat()
            yield f"{path}  {stat.filemode(found.st_mode)}  {found.st_size} B"
            yield from (f"    {line}" for line in _values(path, found))


def _files(folder: Path) -> Iterator[Path]:
    """All but folders; the run-time folder may lie inside another one."""
    if folder.is_dir():
        yield from (path for path in folder.rglob("*") if not path.is_dir())


def _values(path: Path, found: os.stat_result) -> Iterator[str]:
    say = spoken().say
    if stat.S_ISSOCK(found.st_mode):
        yield say("promises.kept-socket")
    elif path.name == _SECRET:
        yield say("promises.kept-secret")
    elif path.name == _MARK:
        yield say("promises.kept-mark")
    elif path.name == _LOCK:
        yield say("promises.kept-lock")
    elif path.match(_RULES):
        yield say("promises.kept-rules")
    else:
        yield from _text(path)


def _text(path: Path) -> Iterator[str]:
    try:
        yield from map(visible, path.read_text("utf-8").splitlines())
    except (OSError, UnicodeDecodeError):
        yield spoken().say("promises.kept-unseen")


def visible(line: str) -> str:
    """One line as a terminal may show it: no escape sequences, no hidden direction."""
    kept = "".join(
        "·" if unicodedata.category(c) in _INVISIBLE and c != "\t" else c for c in line
    )
    return kept if len(kept) <= _LONGEST else kept[:_LONGEST] + "…"

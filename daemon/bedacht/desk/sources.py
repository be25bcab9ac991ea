"""Where a person's and a company's files are, and how they are read and written.

A policy that counts as the company's lies where only an administrator can write.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bedacht.errors import PlaceError

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
LARGEST = 1 << 20


@dataclass(frozen=True, slots=True)
class Sources:
    """Paths; None where there is no such place. `administrator` owns a managed policy."""

    preferences: Path | None = None
    state: Path | None = None
    managed: Path | None = None
    own: Path | None = None
    given: Path | None = None
    administrator: int = 0

    def policies(self) -> Mapping[str, Path]:
        """The places of a policy, the strongest first, by the name of its source."""
        places = {"managed": self.managed, "given": self.given, "own": self.own}
        return {name: path for name, path in places.items() if path is not None}

    def stamp(self) -> tuple[object, ...]:
        """Changes when one of the files has changed."""
        return tuple(
            _stamp(path)
            for path in (*self.policies().values(), self.preferences, self.state)
        )


def managed_policy() -> Path | None:
    """Where IT puts a policy: a place that only an administrator can write to."""
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Bedacht/policy.toml")
    if sys.platform == "win32":
        return None
    return Path("/etc/bedacht/policy.toml")


def _stamp(path: Path | None) -> tuple[int, int, int] | None:
    try:
        found = path.stat() if path is not None else None
    except OSError:
        return None
    return found and (found.st_mtime_ns, found.st_size, found.st_ino)


def read_text(path: Path) -> str | None:
    """The text of a file; None where there is none. UnicodeDecodeError, OSError."""
    try:
        # A pipe in its place would be waited for without end.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"{path} is not a file")
        return file.read(LARGEST + 1).decode("utf-8-sig")


def read_managed(path: Path, administrator: int) -> str | None:
    """The same for a file that only the administrator can change; PlaceError else."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PlaceError(str(path)) from error
    with os.fdopen(descriptor, "rb") as file:
        statuses = [os.fstat(descriptor), path.parent.stat()]
        if os.name == "posix" and not all(_sealed(s, administrator) for s in statuses):
            raise PlaceError(str(path))
        return file.read(LARGEST + 1).decode("utf-8-sig")


def _sealed(status: os.stat_result, administrator: int) -> bool:
    plain = stat.S_ISREG(status.st_mode) or stat.S_ISDIR(status.st_mode)
    owned = status.st_uid in {0, administrator}
    return plain and owned and not status.st_mode & _OTHERS_WRITE


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all, readable for its owner alone."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(descriptor)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()
        raise

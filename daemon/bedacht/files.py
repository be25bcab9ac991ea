"""Files that are read and written whole; those that only an administrator may have changed."""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from pathlib import Path

from bedacht.errors import PlaceError

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
LARGEST = 1 << 20


def read_text(path: Path) -> str | None:
    """The text of a file; None where there is none. UnicodeDecodeError, OSError."""
    data = read_bytes(path)
    return None if data is None else data.decode("utf-8-sig")


def read_bytes(path: Path, most: int = LARGEST) -> bytes | None:
    """What is in a file, one byte more than `most` at most; None where there is none. OSError."""
    try:
        # A pipe in its place would be waited for without end.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(f"{path} is not a file")
        return file.read(most + 1)


def managed_place(name: str, system: str | None = None) -> Path | None:
    """Where IT lays down a file for everybody on a machine; None where there is no such place."""
    folders = {"win32": None, "darwin": "/Library/Application Support/Bedacht"}
    folder = folders.get(system or sys.platform, "/etc/bedacht")
    return None if folder is None else Path(folder) / name


def read_managed(path: Path, administrator: int) -> str | None:
    """The same for a file that only the administrator can change or exchange; PlaceError else."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PlaceError(str(path)) from error
    with os.fdopen(descriptor, "rb") as file:
        if os.name == "posix" and not _out_of_reach(descriptor, path, administrator):
            raise PlaceError(str(path))
        return file.read(LARGEST + 1).decode("utf-8-sig")


def _out_of_reach(descriptor: int, path: Path, administrator: int) -> bool:
    folder, *above = path.absolute().parents
    near = (os.fstat(descriptor), folder.stat())
    far = map(os.stat, {*above, *folder.resolve().parents})
    return all(_sealed(each, administrator) for each in near) and all(
        _sealed(each, administrator) or _sticky(each) for each in far
    )


def _sticky(status: os.stat_result) -> bool:
    """A folder of the system such as /tmp: others may add to it, and take nothing away."""
    return status.st_uid == 0 and bool(status.st_mode & stat.S_ISVTX)


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

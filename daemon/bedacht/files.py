"""Files that are read and written whole; those that only an administrator may have changed."""

from __future__ import annotations

import contextlib
import importlib
import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import Any

from bedacht.errors import PlaceError

_OTHERS_WRITE = stat.S_IWGRP | stat.S_IWOTH
LARGEST = 1 << 20
_WINDOWS = r"SOFTWARE\Microsoft\Windows\CurrentVersion"


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


def managed_place(name: str, system: str | None = None) -> Path:
    """Where IT lays down a file for everybody on a machine."""
    system = system or sys.platform
    if system == "win32":
        folder = _program_files() / "Bedacht"
    elif system == "darwin":
        folder = Path("/Library/Application Support/Bedacht")
    else:
        folder = Path("/etc/bedacht")
    return folder / name


def _program_files() -> Path:
    """As the machine has it: a variable of the environment is the person's own to set."""
    winreg: Any = importlib.import_module("winreg")
    rights = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
    with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _WINDOWS, 0, rights) as key:
        return Path(winreg.QueryValueEx(key, "ProgramFilesDir")[0])


def read_managed(path: Path, administrator: int) -> str | None:
    """The same for a file that only the administrator can change or exchange; PlaceError else."""
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0))
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PlaceError(str(path)) from error
    with os.fdopen(descriptor, "rb") as file:
        if os.name != "posix":
            sealed = not can_change(path)
        else:
            sealed = _out_of_reach(descriptor, path, administrator)
        if not sealed:
            raise PlaceError(str(path))
        return file.read(LARGEST + 1).decode("utf-8-sig")


def can_change(path: Path) -> bool:
    """Whether this person can write to the file or put another one in its place.

    Windows has rights that the standard library does not read: so it is tried, and nothing
    is left behind.
    """
    try:
        os.close(os.open(path, os.O_WRONLY))
    except OSError:
        pass
    else:
        return True
    try:
        with tempfile.TemporaryFile(dir=path.parent):
            return True
    except OSError:
        return False


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

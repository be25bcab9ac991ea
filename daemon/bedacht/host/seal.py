"""The seal: once everything is open, nothing new can be opened, started or written.

No connection, no program, no file outside the daemon's own folders: the kernel refuses
it to every thread, for good, and without an administrator. Linux alone has that; what a
kernel lacks is told, and the daemon runs on.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bedacht.host import landlock, seccomp

_THREADS = Path("/proc/self/task")


class Lack(StrEnum):
    """Why a seal is not whole."""

    WAITS = (
        "waits"  # for the keyring, which another program opens; no draft comes before
    )
    SYSTEM = "system"  # this system has nothing of the kind
    FILES = "files"  # the kernel does not hold files back
    CALLS = "calls"  # the kernel does not hold calls back
    THREADS = "threads"  # a thread was there before, and its files are not held back


@dataclass(frozen=True, slots=True)
class Seal:
    """How the process is sealed: the version of Landlock (0: none), and what lacks."""

    landlock: int = 0
    lacks: tuple[Lack, ...] = ()


OPEN = Seal(0, (Lack.WAITS,))


def seal(folders: Sequence[Path]) -> Seal:
    """Seals this process; it may change files in `folders` alone."""
    if sys.platform != "linux":
        return Seal(0, (Lack.SYSTEM,))
    alone = len(list(_THREADS.iterdir())) == 1
    files = landlock.hold(folders)
    held = {
        Lack.FILES: files > 0,
        Lack.CALLS: seccomp.hold(),
        Lack.THREADS: alone or files == 0,
    }
    return Seal(files, tuple(lack for lack, whole in held.items() if not whole))

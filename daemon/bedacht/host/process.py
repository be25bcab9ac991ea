"""The process itself: what it must not leave behind, and that there is only one."""

from __future__ import annotations

import ctypes
import logging
import os
import re
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from bedacht.errors import RunningError
from bedacht.host.events import Failed, complain, failure
from bedacht.host.places import Places
from bedacht.host.privacy import keep_private

_ASK_DUMPABLE = 3
_FEW_ARENAS = (-8, 2)  # mallopt: threads of reviews share memory pools
_NOT_NEEDED = 4  # madvise
# Read-only pages of a file: an address range, r-xp or r--p, an inode, nothing written to.
_UNWRITTEN = re.compile(
    r"^([0-9a-f]+)-([0-9a-f]+) r-[x-]p \S+ \S+ [1-9]\d* +/(?:.*\n(?![0-9a-f]+-))*?"
    r"Private_Dirty: +0 kB$",
    re.MULTILINE,
)
STOPPED = 70


def harden(noted: Callable[[Failed], None] = complain) -> None:
    """First of all: private files, no core file, nothing said that could quote a draft.

    `noted` hears of what is raised where nobody catches it. What a system does not offer
    is left out; the sealing of a service comes on top.
    """
    keep_private()
    logging.disable(logging.CRITICAL)
    sys.excepthook = _stop
    threading.excepthook = lambda told: noted(
        failure(told.exc_type, told.exc_traceback)
    )
    sys.unraisablehook = lambda told: noted(failure(told.exc_type, told.exc_traceback))
    if sys.platform == "linux":
        library = ctypes.CDLL(None)
        if hasattr(library, "mallopt"):
            library.mallopt(*_FEW_ARENAS)


def can_be_looked_into() -> bool:
    """Could other programs of this person read our memory, as far as the system tells?"""
    if sys.platform != "linux":
        return True
    return bool(ctypes.CDLL(None).prctl(_ASK_DUMPABLE, 0, 0, 0, 0) != 0)


def give_back() -> None:
    """Return what only the start needed: free heap, and unwritten pages of files (Linux).

    What is needed again is read from its file again.
    """
    if sys.platform != "linux":
        return
    library = ctypes.CDLL(None)
    if hasattr(library, "malloc_trim"):
        library.malloc_trim(0)
    library.madvise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    with suppress(OSError):  # a system without /proc keeps its pages
        maps = Path("/proc/self/smaps").read_text("utf-8", "replace")
        for begin, end in _UNWRITTEN.findall(maps):
            start = int(begin, 16)
            library.madvise(start, int(end, 16) - start, _NOT_NEEDED)


@contextmanager
def alone(places: Places) -> Iterator[None]:
    """As long as this lasts, no second daemon of this person starts.

    Raises:
        RunningError: there is one already.
    """
    descriptor = os.open(places.runtime / "daemon.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int) -> None:
    if os.name != "posix":
        import msvcrt

        lock, kind = msvcrt.locking, msvcrt.LK_NBLCK  # type: ignore[attr-defined]
        arguments: tuple[int, ...] = (descriptor, kind, 1)
    else:
        import fcntl

        lock, arguments = fcntl.flock, (descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    try:
        lock(*arguments)
    except OSError:
        raise RunningError("Bedacht runs already: bedacht status") from None


def _stop(
    kind: type[BaseException], _error: BaseException, trace: TracebackType | None
) -> NoReturn:
    complain(failure(kind, trace))
    os._exit(STOPPED)

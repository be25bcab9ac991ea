"""Consoles that were started for the extension: nobody holds them, so that a test has to end them."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def running() -> dict[int, list[str]]:
    """The consoles of this Python that run for the extension, with what they were started as."""
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            command = (folder / "cmdline").read_bytes().decode().split("\0")[:-1]
            if command[:1] == [sys.executable] and "--hand-over" in command:
                found[int(folder.name)] = command
    return found


@contextmanager
def ended_afterwards() -> Iterator[None]:
    """What starts meanwhile ends with it."""
    before = running()
    try:
        yield
    finally:
        for process in running().keys() - before.keys():
            with suppress(ProcessLookupError):
                os.kill(process, signal.SIGTERM)
        while running().keys() - before.keys():
            time.sleep(0.02)

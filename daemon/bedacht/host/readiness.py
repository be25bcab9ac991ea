"""Tells the service manager that the daemon is ready, and again and again that it lives.

systemd alone asks for it: a socket named in the environment, short lines of text. Why no
library does it is told in docs/decisions/0040.
"""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import MutableMapping
from contextlib import suppress

_ADDRESS, _PERIOD, _WHOSE = "NOTIFY_SOCKET", "WATCHDOG_USEC", "WATCHDOG_PID"
_MICROSECONDS = 1_000_000


class Manager:
    """The service manager that has started this process; silent where there is none.

    Made before the seal: afterwards no socket can be opened. What it takes from
    `environment` is gone from there, so that no child speaks in our name.
    """

    def __init__(self, environment: MutableMapping[str, str] = os.environ) -> None:
        self._socket = _connected(environment.pop(_ADDRESS, ""))
        self._pause = _pause(environment)
        self._next: asyncio.TimerHandle | None = None

    def ready(self) -> None:
        """The doors are open; from now on it hears in time that the event loop turns."""
        self._say(b"READY=1")
        self._live()

    def close(self) -> None:
        """Nothing is said any more, except that the end was meant."""
        if self._next is not None:
            self._next.cancel()
        self._say(b"STOPPING=1")
        if self._socket is not None:
            self._socket.close()
            self._socket = None

    def _live(self) -> None:
        if self._socket is not None and self._pause is not None:
            self._say(b"WATCHDOG=1")
            loop = asyncio.get_running_loop()
            self._next = loop.call_later(self._pause, self._live)

    def _say(self, line: bytes) -> None:
        if self._socket is not None:
            with suppress(OSError):  # a manager that has gone away misses nothing
                self._socket.send(line)


def _connected(address: str) -> socket.socket | None:
    if not address.startswith(("/", "@")):
        return None
    opened = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    opened.settimeout(0)
    try:
        # `@` stands for the zero byte of a name that is no file.
        opened.connect(address.replace("@", "\0", 1) if address[0] == "@" else address)
    except OSError:
        opened.close()
        return None
    return opened


def _pause(environment: MutableMapping[str, str]) -> float | None:
    """Seconds between two signs of life: a third of what the manager waits."""
    period, whose = environment.pop(_PERIOD, ""), environment.pop(_WHOSE, "")
    mine = whose in ("", str(os.getpid()))
    if not (mine and period.isdecimal() and int(period)):
        return None
    return int(period) / _MICROSECONDS / 3

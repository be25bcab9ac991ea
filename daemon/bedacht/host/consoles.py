"""Starts `bedacht console` for the extension, and hears at which address it is open.

The daemon is sealed and starts nothing. The browser starts the native host anew for each
question, so that it can: always this one command, nothing of the question in it. The
address holds a ticket that works once; it goes by a pipe and stands in no argument.
"""

from __future__ import annotations

import re
import subprocess
import sys
from threading import Timer

from bedacht.errors import ConsoleError

PATIENCE = 20.0  # seconds; a cold start reads all rules
_COMMAND = (sys.executable, "-E", "-P", "-m", "bedacht", "console", "--hand-over")
_ADDRESS = re.compile(r"http://127\.0\.0\.1:[0-9]{1,5}/#[A-Za-z0-9_-]{32}")
_LONGEST = 256


def open_console(patience: float = PATIENCE) -> str:
    """The address of a console that runs on, good once and for a minute.

    Raises:
        ConsoleError: none has told its address in time.
    """
    console = subprocess.Popen(  # noqa: S603 - our own interpreter and module
        _COMMAND,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        creationflags=_flags(),
        start_new_session=True,
    )
    late = Timer(patience, console.kill)
    late.start()
    try:
        return _address(console)
    finally:
        late.cancel()


def _address(console: subprocess.Popen[str]) -> str:
    if console.stdout is None:
        raise ConsoleError("the console has no output")
    with console.stdout as said:
        address = said.readline(_LONGEST).strip()
    if _ADDRESS.fullmatch(address) is None:
        console.kill()
        console.wait()
        raise ConsoleError("the console does not open")
    return address


def _flags() -> int:
    """Windows ends what a browser has started with the browser's job; this goes on."""
    if sys.platform != "win32":
        return 0
    alone = subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP
    return alone | subprocess.CREATE_BREAKAWAY_FROM_JOB

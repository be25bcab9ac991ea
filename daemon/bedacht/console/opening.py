"""From the command to the person's browser, without the ticket in any argument or log.

A private file redirects to the page with the ticket behind `#`; the browser is started
with the file's path alone. Then this process holds itself back: from here on it changes
files in its own folders only, opens no connection but to the daemon, and starts no program.
"""

from __future__ import annotations

import asyncio
import html
import os
import secrets
import signal
import sys
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from bedacht.console.room import Folders, Room
from bedacht.console.serve import Console, serve
from bedacht.desk.desk import Desk
from bedacht.host import landlock, seccomp
from bedacht.host.places import Places, private_folder

_PAGE = """<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0;url={address}"><title>Bedacht</title>
"""


@dataclass(frozen=True, slots=True)
class Opening:
    """How to open: `tell` gets the address where the person has to open it themselves."""

    here: Places
    browser: bool
    tell: Callable[[str | None], None]


def open_console(desk: Desk, opening: Opening) -> None:
    """Serve until nobody uses it."""
    here = opening.here
    for folder in (here.config, here.cache):
        private_folder(folder)
    folders = Folders(here.config, here.state, here.cache, here.control)
    # Told to end, it ends as after Ctrl+C: nothing of it is left behind.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    asyncio.run(_serve(Room(desk, folders), opening))


async def _serve(room: Room, opening: Opening) -> None:
    written: list[Path] = []
    try:
        await serve(
            room, lambda console, port: _opened(console, port, opening, written)
        )
    finally:
        for path in written:
            path.unlink(missing_ok=True)


def _opened(console: Console, port: int, opening: Opening, written: list[Path]) -> None:
    address = f"http://127.0.0.1:{port}/#{console.entry.ticket()}"
    opens = (
        opening.browser
        and _has_screen()
        and _in_browser(address, opening.here, written)
    )
    opening.tell(None if opens else address)
    here = opening.here
    if sys.platform == "linux":
        landlock.hold([here.config, here.state, here.cache, here.runtime])
        seccomp.hold(asks=True)
    for path in written:
        console.when_in(path.unlink)


def _has_screen() -> bool:
    """On a bare terminal a browser would take the terminal, and this process with it."""
    if sys.platform != "linux":
        return True
    names = ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER")
    return any(os.environ.get(name) for name in names)


def _in_browser(address: str, here: Places, written: list[Path]) -> bool:
    path = here.runtime / f"open-{secrets.token_hex(8)}.html"
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0)
    with os.fdopen(os.open(path, flags, 0o600), "w", encoding="utf-8") as file:
        file.write(_PAGE.format(address=html.escape(address)))
    written.append(path)
    return webbrowser.open(path.as_uri())

"""Playwright for whoever needs it: it cannot be started twice at a time, and stops with its last user."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from playwright.sync_api import Playwright

_running: list[Playwright] = []


def start() -> Playwright:
    """The driver, the same for all; each `start` wants its `stop`."""
    _running.append(_running[0] if _running else sync_playwright().start())
    return _running[0]


def stop() -> None:
    """One user less."""
    last = _running.pop()
    if not _running:
        last.stop()

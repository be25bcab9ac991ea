"""Who may come in: a ticket opens once and soon, then a bearer token speaks for the tab.

No cookie: a page of somebody else cannot send what it does not know.
"""

from __future__ import annotations

import secrets
import time
from collections.abc import Callable
from hmac import compare_digest

LIFE = 60.0  # seconds
_GUESSES = 5


class Entry:
    """One ticket, one token. `now` gives seconds that only grow."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._ticket: str | None = None
        self._until = 0.0
        self._guesses = 0
        self._bearer: str | None = None

    def ticket(self) -> str:
        """A new ticket; the one before is worth nothing any more."""
        self._ticket = secrets.token_urlsafe(24)
        self._until = self._now() + LIFE
        self._guesses = 0
        return self._ticket

    def admit(self, ticket: str) -> str | None:
        """The token for a ticket that is right, in time and unused; else None."""
        if self._ticket is None or self._now() > self._until:
            return None
        if not _same(ticket, self._ticket):
            self._guesses += 1
            if self._guesses >= _GUESSES:
                self._ticket = None
            return None
        self._ticket = None
        self._bearer = secrets.token_urlsafe(32)
        return self._bearer

    def knows(self, header: str) -> bool:
        """Whether an `Authorization` header holds the token."""
        return self._bearer is not None and _same(header, f"Bearer {self._bearer}")


def _same(one: str, other: str) -> bool:
    return compare_digest(one.encode("utf-8", "replace"), other.encode())

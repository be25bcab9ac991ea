"""How often is too often. Pure: the clock is read elsewhere, seconds are passed in."""

from __future__ import annotations


class Bucket:
    """Lets `burst` through at once and then `rate` a second."""

    def __init__(self, rate: float, burst: int) -> None:
        self._rate, self._burst = rate, burst
        self._left, self._seen = float(burst), float("-inf")

    def take(self, now: float) -> bool:
        """May one more through?"""
        grown = self._left + (now - self._seen) * self._rate
        self._left, self._seen = min(float(self._burst), grown), now
        if self._left < 1:
            return False
        self._left -= 1
        return True


class Patience:
    """How long a failed handshake waits for its end: longer with every failure.

    Only failing connections wait. One for all: who fails can lie about who they are.
    """

    FIRST, LAST, FORGIVEN = 0.25, 8.0, 60.0

    def __init__(self) -> None:
        self._next, self._seen = self.FIRST, float("-inf")

    def fail(self, now: float) -> float:
        """Seconds to wait for this failure."""
        if now - self._seen > self.FORGIVEN:
            self._next = self.FIRST
        wait, self._seen = self._next, now
        self._next = min(2 * wait, self.LAST)
        return wait

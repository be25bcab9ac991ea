"""When to ask the server again: once a day, never all machines at once, less often while it fails."""

from __future__ import annotations

from dataclasses import dataclass

DAY = 24 * 3600
FIRST_RETRY = 3600
_SPREAD = 0.25


@dataclass(frozen=True, slots=True)
class Due:
    """`at`: seconds since the epoch; `failures`: how often in a row nobody answered."""

    at: float = 0.0
    failures: int = 0

    def is_due(self, now: float) -> bool:
        """Whether it is time; a clock that was set back by more than a day does not stop us."""
        return now >= self.at or self.at - now > 2 * DAY


def after_success(now: float, chance: float) -> Due:
    """The next time; `chance` (0 to 1) is this machine's draw, so that the load spreads."""
    return Due(now + DAY * _spread(chance))


def after_failure(due: Due, now: float, chance: float) -> Due:
    """The next time after nobody answered: an hour, two, four, at most a day."""
    wait = min(FIRST_RETRY * 2**due.failures, DAY)
    return Due(now + wait * _spread(chance), min(due.failures + 1, 8))


def _spread(chance: float) -> float:
    return 1 + _SPREAD * (2 * chance - 1)

"""Waiting for a state instead of for a time."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

Found = TypeVar("Found")
PATIENCE_S = 15.0
PAUSE_S = 0.05


class NotReachedError(AssertionError):
    """A state was waited for and did not come."""


def until(
    look: Callable[[], Found | None], what: str, patience: float = PATIENCE_S
) -> Found:
    """The first truthy answer of `look`.

    Raises:
        NotReachedError: `what` did not happen within `patience` seconds; tells the last answer.
    """
    end = time.monotonic() + patience
    while True:
        answer = look()
        if answer:
            return answer
        if time.monotonic() > end:
            raise NotReachedError(
                f"waited {patience:g} s for {what}; last seen: {answer!r}"
            )
        time.sleep(PAUSE_S)

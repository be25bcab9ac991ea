"""A progress bar on standard error, where somebody watches."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TypeVar

_Thing = TypeVar("_Thing")


def watched(things: Iterable[_Thing], total: int | None) -> Iterable[_Thing]:
    """The things, counted on the terminal as they are taken."""
    if not sys.stderr.isatty():
        return things
    from tqdm import tqdm  # only where it is shown: it takes its time to load

    return tqdm(things, total=total, file=sys.stderr, leave=False)

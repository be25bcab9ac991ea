"""Every measurement by its name, which is that of its part in `results.json`.

Each is loaded when it is wanted: the gates need no browser.
"""

from collections.abc import Callable
from functools import partial
from importlib import import_module

from bench.results import Figures

USUAL = ("start", "programs", "door", "crowd", "page")
NAMES = (*USUAL, "updates")


def _measured(name: str) -> Figures:
    figures: Figures = import_module(f"bench.measures.{name}").measure()
    return figures


MEASURES: dict[str, Callable[[], Figures]] = {
    name: partial(_measured, name) for name in NAMES
}

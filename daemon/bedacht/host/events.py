"""What the daemon may note about itself: codes with typed fields, never words.

The last few events are kept in memory alone, and go with the process; faults are told
on standard error too, which the service sends nowhere. Nothing is noted of a review: that
somebody writes is nobody's business.
"""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, fields
from types import TracebackType

from bedacht.host.seal import Lack

KEPT = 40


@dataclass(frozen=True, slots=True)
class Place:
    """A line of our code or of a library's: the last two parts of its path."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


@dataclass(frozen=True, slots=True)
class Listening:
    """The doors are open."""

    port: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """The process is sealed, as far as the version of Landlock says (0: none)."""

    landlock: int


@dataclass(frozen=True, slots=True)
class SealLacks:
    """A part of the seal is missing."""

    lack: Lack


@dataclass(frozen=True, slots=True)
class Failed:
    """Something was raised that nobody expected: what kind, and where. Never its words."""

    kind: type[BaseException]
    place: Place


Event = Listening | Sealed | SealLacks | Failed


class Events:
    """The last events, the oldest first."""

    def __init__(self) -> None:
        self._kept: deque[Event] = deque(maxlen=KEPT)

    def note(self, event: Event) -> None:
        """Keep one; a fault is told at once as well.

        What is among the last ones already is not said again: under attack the same
        fault comes thousands of times.
        """
        if event in self._kept:
            return
        self._kept.append(event)
        if isinstance(event, Failed):
            complain(event)

    def failed(self, error: BaseException) -> None:
        """Note a fault by its kind and place; the exception itself is not kept."""
        self.note(failure(type(error), error.__traceback__))

    def told(self) -> list[str]:
        """One line for each."""
        return list(map(line_of, self._kept))


def failure(kind: type[BaseException], trace: TracebackType | None) -> Failed:
    """What may be said of an exception: it holds what it was working on."""
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    if trace is None:
        return Failed(kind, Place("unknown", 0))
    path = trace.tb_frame.f_code.co_filename.replace("\\", "/")
    return Failed(kind, Place("/".join(path.split("/")[-2:]), trace.tb_lineno))


def line_of(event: Event) -> str:
    """`failed kind=KeyError place=channel/session.py:61`."""
    said = {each.name: _written(getattr(event, each.name)) for each in fields(event)}
    return " ".join([_code(type(event)), *_pairs(said)])


def complain(failed: Failed) -> None:
    """Say a fault on standard error, where somebody may be looking."""
    if sys.stderr is not None:
        sys.stderr.write(line_of(failed) + "\n")


def _pairs(said: Mapping[str, str]) -> list[str]:
    return [f"{name}={value}" for name, value in said.items()]


def _code(kind: type[Event]) -> str:
    """`SealLacks` is written seal-lacks."""
    name = kind.__name__
    return "".join(f"-{c.lower()}" if c.isupper() else c for c in name).lstrip("-")


def _written(value: object) -> str:
    return value.__name__ if isinstance(value, type) else str(value)

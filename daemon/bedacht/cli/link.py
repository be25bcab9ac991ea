"""One link of the chain from the browser to the policy, as `bedacht doctor` tells it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class State(StrEnum):
    """How it is with a link."""

    WELL = "well"
    NOTE = "note"  # it holds, and there is something to know
    AMISS = "amiss"  # it does not hold: there is something to do


@dataclass(frozen=True, slots=True)
class Link:
    """What was found: sentence and cure stand as `doctor.<code>` in the messages.

    `facts` fill them in. Nothing that anybody wrote stands there, in no draft and in no
    preference.
    """

    link: str
    code: str
    state: State = State.WELL
    facts: Mapping[str, str | int] = field(default_factory=dict)


def note(link: str, code: str, **facts: str | int) -> Link:
    """Something to know."""
    return Link(link, code, State.NOTE, facts)


def amiss(link: str, code: str, **facts: str | int) -> Link:
    """Something to do."""
    return Link(link, code, State.AMISS, facts)


def well(link: str, code: str, **facts: str | int) -> Link:
    """As it should be."""
    return Link(link, code, State.WELL, facts)

"""What happens in a session (events), and what is to be done about it (acts)."""

from __future__ import annotations

from dataclasses import dataclass

from bedacht.errors import PeerError
from bedacht.wire.frames import (
    ChoiceFrame,
    DaemonFrame,
    KeptSetFrame,
    PreferencesSetFrame,
    ReviewFrame,
    StatusAskFrame,
    VerdictFrame,
)


class Close:
    """The close codes of the protocol."""

    DONE = 1000
    FAULT = 1011
    AGAIN = 1012
    BREACH = 4400
    IMPOSTOR = 4401
    TOO_MANY = 4429


# ------------------------------------------------------------------ events


@dataclass(frozen=True, slots=True)
class Greeted:
    """The handshake has succeeded, with a lasting key or with a one-time code."""

    by_code: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A review is done; `verdict` is None where it failed.

    `more`: a second reader would look at the draft too.
    """

    serial: int
    verdict: VerdictFrame | None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Late:
    """The time of a review is over."""

    serial: int


@dataclass(frozen=True, slots=True)
class Rested:
    """Nothing newer has come for a while since this review was answered."""

    serial: int


@dataclass(frozen=True, slots=True)
class Reread:
    """A second reader has looked; `verdict` is None where that adds nothing."""

    serial: int
    verdict: VerdictFrame | None


@dataclass(frozen=True, slots=True)
class Wronged:
    """The other side broke the protocol."""

    error: PeerError


Ask = ChoiceFrame | PreferencesSetFrame | KeptSetFrame | StatusAskFrame
Event = Greeted | ReviewFrame | Ask | Judged | Late | Rested | Reread | Wronged


# ------------------------------------------------------------------ acts


@dataclass(frozen=True, slots=True)
class Say:
    """Send this frame."""

    frame: DaemonFrame


@dataclass(frozen=True, slots=True)
class Welcome:
    """Let the desk welcome the client."""


@dataclass(frozen=True, slots=True)
class HandOver:
    """Give the lasting key to the client."""


@dataclass(frozen=True, slots=True)
class Consult:
    """Let the desk answer."""

    ask: Ask


@dataclass(frozen=True, slots=True)
class Start:
    """Let the desk review in its thread; tell Judged when it is done."""

    serial: int
    review: ReviewFrame


@dataclass(frozen=True, slots=True)
class Alarm:
    """Tell Late when the time of this review is over."""

    serial: int


@dataclass(frozen=True, slots=True)
class Rest:
    """Tell Rested after a while, if nothing newer comes."""

    serial: int


@dataclass(frozen=True, slots=True)
class Again:
    """Let the desk have it read a second time; tell Reread when that is done."""

    serial: int
    review: ReviewFrame


@dataclass(frozen=True, slots=True)
class HangUp:
    """Close the connection with this code."""

    code: int


Act = Say | Welcome | HandOver | Consult | Start | Alarm | Rest | Again | HangUp

"""What is said when, in one session. No sockets, clocks or threads: events in, acts out.

The law of this file:
1. Every transition is in `_TABLE`. What is not there is a breach and ends the session.
   A closed session hears nothing more.
2. One review runs, one waits. The latest wins, and nobody waits without an answer.
3. Every way out that is not a verdict of the desk says *not checked*.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import ClassVar

from bedacht.channel.pace import Bucket
from bedacht.errors import ImpostorError, PeerError, VersionError
from bedacht.wire.asks import DRAFT_LIMIT
from bedacht.wire.frames import (
    ChoiceFrame,
    DaemonFrame,
    KeptSetFrame,
    PreferencesSetFrame,
    RefusalFrame,
    Refused,
    ReviewFrame,
    StatusAskFrame,
    Unchecked,
    VerdictFrame,
)
from bedacht.wire.mapping import unchecked

RATE, BURST = 10.0, 20  # frames a second, frames at once


class Close:
    """The close codes of the protocol."""

    DONE = 1000
    FAULT = 1011
    AGAIN = 1012
    BREACH = 4400
    IMPOSTOR = 4401
    TOO_MANY = 4429


class Stage(Enum):
    """Where a session stands."""

    GREETING = auto()
    OPEN = auto()
    CLOSED = auto()


# ------------------------------------------------------------------ events


@dataclass(frozen=True, slots=True)
class Greeted:
    """The handshake has succeeded, with a lasting key or with a one-time code."""

    by_code: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """A review is done; `verdict` is None where it failed."""

    serial: int
    verdict: VerdictFrame | None


@dataclass(frozen=True, slots=True)
class Late:
    """The time of a review is over."""

    serial: int


@dataclass(frozen=True, slots=True)
class Wronged:
    """The other side broke the protocol."""

    error: PeerError


Ask = ChoiceFrame | PreferencesSetFrame | KeptSetFrame | StatusAskFrame
Event = Greeted | ReviewFrame | Ask | Judged | Late | Wronged


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
class HangUp:
    """Close the connection with this code."""

    code: int


Act = Say | Welcome | HandOver | Consult | Start | Alarm | HangUp


@dataclass(slots=True)
class _Job:
    serial: int
    review: ReviewFrame = field(repr=False)
    settled: bool = False  # answered already, or nobody waits for it any more

    def answer(self, reason: Unchecked) -> Say:
        self.settled = True
        return Say(unchecked(self.review.draft, self.review.revision, reason))


class Conversation:
    """One session, as a value that hears events and says what to do."""

    def __init__(self) -> None:
        self.stage = Stage.GREETING
        self._serial = 0
        self._running: _Job | None = None
        self._waiting: _Job | None = None
        self._reviews = Bucket(RATE, BURST)
        self._others = Bucket(RATE, BURST)

    def hear(self, event: Event, now: float) -> list[Act]:
        """What to do about `event`, which happened at `now` (seconds, monotonic)."""
        if self.stage is Stage.CLOSED:
            return []
        answer = self._TABLE.get((self.stage, type(event)), Conversation._breach)
        return answer(self, event, now)

    def _greet(self, event: Greeted, _now: float) -> list[Act]:
        if event.by_code:
            self.stage = Stage.CLOSED
            return [Welcome(), HandOver(), HangUp(Close.DONE)]
        self.stage = Stage.OPEN
        return [Welcome()]

    def _consult(self, event: Ask, now: float) -> list[Act]:
        if self._others.take(now):
            return [Consult(event)]
        return self._end(Refused.TOO_MANY, Close.TOO_MANY)

    def _review(self, event: ReviewFrame, now: float) -> list[Act]:
        self._outdate(event.draft)
        if not self._reviews.take(now):
            refusal = RefusalFrame(Refused.TOO_MANY, event.draft, event.revision)
            return [Say(refusal)]
        self._serial += 1
        job = _Job(self._serial, event)
        if len(event.text.encode()) > DRAFT_LIMIT:
            return [job.answer(Unchecked.TOO_LONG)]
        return [*self._queue(job), Alarm(job.serial)]

    def _queue(self, job: _Job) -> list[Act]:
        if self._running is None:
            return self._run(job)
        displaced, self._waiting = self._waiting, job
        if displaced is None or displaced.settled:
            return []
        return [displaced.answer(Unchecked.BUSY)]

    def _run(self, job: _Job) -> list[Act]:
        self._running = job
        return [Start(job.serial, job.review)]

    def _outdate(self, draft: str) -> None:
        for job in (self._running, self._waiting):
            if job is not None and job.review.draft == draft:
                job.settled = True

    def _judged(self, event: Judged, _now: float) -> list[Act]:
        job, self._running = self._running, None
        if job is None or job.serial != event.serial:
            self._running = job
            return []
        acts: list[Act] = [] if job.settled else [_spoken(job, event.verdict)]
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not waiting.settled:
            acts += self._run(waiting)
        return acts

    def _late(self, event: Late, _now: float) -> list[Act]:
        for job in (self._running, self._waiting):
            if job is not None and job.serial == event.serial and not job.settled:
                return [job.answer(Unchecked.TIMEOUT)]
        return []

    def _wronged(self, event: Wronged, _now: float) -> list[Act]:
        return self._end(*_BLAME.get(type(event.error), _MALFORMED))

    def _breach(self, _event: Event, _now: float) -> list[Act]:
        return self._end(*_MALFORMED)

    def _end(self, refused: Refused | None, code: int) -> list[Act]:
        self.stage = Stage.CLOSED
        said: list[Act] = [] if refused is None else [Say(RefusalFrame(refused))]
        return [*said, HangUp(code)]

    _TABLE: ClassVar[dict[tuple[Stage, type], Callable[..., list[Act]]]] = {
        (Stage.GREETING, Greeted): _greet,
        (Stage.GREETING, Wronged): _wronged,
        (Stage.OPEN, ReviewFrame): _review,
        (Stage.OPEN, ChoiceFrame): _consult,
        (Stage.OPEN, PreferencesSetFrame): _consult,
        (Stage.OPEN, KeptSetFrame): _consult,
        (Stage.OPEN, StatusAskFrame): _consult,
        (Stage.OPEN, Judged): _judged,
        (Stage.OPEN, Late): _late,
        (Stage.OPEN, Wronged): _wronged,
    }


def _spoken(job: _Job, verdict: VerdictFrame | None) -> Say:
    """The desk's verdict, if it is one on exactly this revision."""
    asked = (job.review.draft, job.review.revision)
    if verdict is None or (verdict.draft, verdict.revision) != asked:
        return job.answer(Unchecked.FAULT)
    return Say(verdict)


_MALFORMED: tuple[Refused | None, int] = (Refused.MALFORMED, Close.BREACH)
# An impostor is told nothing.
_BLAME: dict[type[PeerError], tuple[Refused | None, int]] = {
    VersionError: (Refused.VERSION, Close.BREACH),
    ImpostorError: (None, Close.IMPOSTOR),
}

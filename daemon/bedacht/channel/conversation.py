"""What is said when, in one session. No sockets, clocks or threads: events in, acts out.

The law of this file:
1. Every transition is in `_TABLE`. What is not there is a breach and ends the session.
   A closed session hears nothing more.
2. One review runs, one waits. The latest wins, and nobody waits without an answer.
3. Every way out that is not a verdict of the desk says *not checked*.
4. What a second reader adds comes after the verdict, on the same revision or not at all.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import ClassVar, TypeGuard

from bedacht.channel.pace import Bucket
from bedacht.channel.turns import (
    Act,
    Again,
    Alarm,
    Ask,
    Close,
    Consult,
    Event,
    Greeted,
    HandOver,
    HangUp,
    Judged,
    Late,
    Reread,
    Rest,
    Rested,
    Say,
    Start,
    Welcome,
    Wronged,
)
from bedacht.errors import ImpostorError, PeerError, VersionError
from bedacht.policy.verdict import State
from bedacht.wire.asks import DRAFT_LIMIT
from bedacht.wire.frames import (
    ChoiceFrame,
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


class Stage(Enum):
    """Where a session stands."""

    GREETING = auto()
    OPEN = auto()
    CLOSED = auto()


@dataclass(slots=True)
class _Job:
    serial: int
    review: ReviewFrame = field(repr=False)
    settled: bool = False  # answered already, or nobody waits for it any more

    def answer(self, reason: Unchecked) -> Say:
        self.settled = True
        return Say(unchecked(self.review.draft, self.review.revision, reason))


@dataclass(frozen=True, slots=True)
class _Told:
    """The last verdict that was said: a second reader may have more to say."""

    serial: int
    review: ReviewFrame = field(repr=False)
    verdict: VerdictFrame = field(repr=False)


class Conversation:
    """One session, as a value that hears events and says what to do."""

    def __init__(self) -> None:
        self.stage = Stage.GREETING
        self._serial = 0
        self._running: _Job | None = None
        self._waiting: _Job | None = None
        self._told: _Told | None = None
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
        if self._told is not None and self._told.review.draft == draft:
            self._told = None

    def _judged(self, event: Judged, _now: float) -> list[Act]:
        job, self._running = self._running, None
        if job is None or job.serial != event.serial:
            self._running = job
            return []
        acts: list[Act] = [] if job.settled else self._speak(job, event)
        waiting, self._waiting = self._waiting, None
        if waiting is not None and not waiting.settled:
            acts += self._run(waiting)
        return acts

    def _speak(self, job: _Job, event: Judged) -> list[Act]:
        said = _spoken(job, event.verdict)
        verdict = said.frame
        if not (event.more and isinstance(verdict, VerdictFrame)):
            return [said]
        if verdict.state is not State.CHECKED:
            return [said]
        self._told = _Told(job.serial, job.review, verdict)
        return [said, Rest(job.serial)]

    def _rested(self, event: Rested, _now: float) -> list[Act]:
        told = self._told
        if told is None or told.serial != event.serial:
            return []
        return [Again(told.serial, told.review)]

    def _reread(self, event: Reread, _now: float) -> list[Act]:
        told = self._told
        if told is None or told.serial != event.serial:
            return []
        self._told = None
        verdict = event.verdict
        if _is_on(verdict, told.review) and verdict != told.verdict:
            return [Say(verdict)]
        return []

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
        (Stage.OPEN, Rested): _rested,
        (Stage.OPEN, Reread): _reread,
        (Stage.OPEN, Wronged): _wronged,
    }


def _spoken(job: _Job, verdict: VerdictFrame | None) -> Say:
    """The desk's verdict, if it is one on exactly this revision."""
    if _is_on(verdict, job.review):
        return Say(verdict)
    return job.answer(Unchecked.FAULT)


def _is_on(
    verdict: VerdictFrame | None, review: ReviewFrame
) -> TypeGuard[VerdictFrame]:
    asked = (review.draft, review.revision)
    return verdict is not None and (verdict.draft, verdict.revision) == asked


_MALFORMED: tuple[Refused | None, int] = (Refused.MALFORMED, Close.BREACH)
# An impostor is told nothing.
_BLAME: dict[type[PeerError], tuple[Refused | None, int]] = {
    VersionError: (Refused.VERSION, Close.BREACH),
    ImpostorError: (None, Close.IMPOSTOR),
}

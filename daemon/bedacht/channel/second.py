"""A second look at a draft, in one session: when typing rests, after the first verdict."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import Protocol, TypeVar

from bedacht.channel.needs import Desk
from bedacht.channel.turns import Again, Event, Reread, Rest, Rested
from bedacht.channel.workers import Workers
from bedacht.wire.frames import ReviewFrame

_Done = TypeVar("_Done")
Hear = Callable[[Event], Awaitable[None]]
Begin = Callable[[Callable[[], Coroutine[None, None, None]]], None]


class Around(Protocol):
    """What all sessions share."""

    @property
    def desk(self) -> Desk:
        """Who answers."""
        ...

    @property
    def workers(self) -> Workers:
        """The threads."""
        ...


class SecondLook:
    """Keeps the one timer of a session; there is none where nobody reads a second time."""

    def __init__(self, around: Around, rest: float, hear: Hear, begin: Begin) -> None:
        """`rest`: seconds without a newer review; `begin` starts a task of the session."""
        self._around, self._rest, self._hear, self._begin = around, rest, hear, begin
        self._resting: asyncio.TimerHandle | None = None

    def do(self, act: Rest | Again) -> None:
        """Wait a while, or let it be read."""
        if isinstance(act, Again):
            self._begin(lambda: self._reread(act.serial, act.review))
        else:
            self.stir()
            loop = asyncio.get_running_loop()
            self._resting = loop.call_later(self._rest, self._rested, act.serial)

    def stir(self) -> None:
        """Nobody waits any more."""
        if self._resting is not None:
            self._resting.cancel()
            self._resting = None

    def _rested(self, serial: int) -> None:
        self._resting = None
        self._begin(lambda: self._told(Rested(serial)))

    async def _reread(self, serial: int, review: ReviewFrame) -> None:
        fuller = await self._around.desk.reread(review, self._beside)
        await self._told(Reread(serial, fuller))

    async def _told(self, event: Event) -> None:
        await self._hear(event)

    async def _beside(self, call: Callable[[], _Done]) -> _Done | None:
        """In a thread of its own, if there is one to spare."""
        workers = self._around.workers
        return None if workers.full else await workers.run(call)

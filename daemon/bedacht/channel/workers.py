"""Threads for reviews. One each, gone afterwards: nothing is kept while nobody writes."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from typing import TypeVar

from bedacht.channel.needs import Failed, unheard

_Answer = TypeVar("_Answer")
LIMIT = 4
Ended = Callable[[], None]


def unnoticed() -> None:
    """For work whose end nobody waits for."""


class Workers:
    """Runs calls beside the loop, at most LIMIT at once.

    The threads never hold the process back: a review that hangs ends with it.
    """

    def __init__(self, failed: Failed = unheard, ended: Ended = unnoticed) -> None:
        """`ended` is called on the loop after each call that has ended."""
        self._busy, self._failed, self._ended = 0, failed, ended

    @property
    def idle(self) -> bool:
        """Is no thread running?"""
        return self._busy == 0

    @property
    def full(self) -> bool:
        """Are all threads taken, because reviews hang?"""
        return self._busy >= LIMIT

    async def run(self, call: Callable[[], _Answer]) -> _Answer | None:
        """What `call` returns; None where it raises. Ask first whether it is full."""
        self._busy += 1
        loop = asyncio.get_running_loop()
        done: asyncio.Future[_Answer | None] = loop.create_future()
        threading.Thread(
            target=self._work, args=(call, loop, done), name="review", daemon=True
        ).start()
        return await asyncio.shield(done)

    def _work(
        self,
        call: Callable[[], _Answer],
        loop: asyncio.AbstractEventLoop,
        done: asyncio.Future[_Answer | None],
    ) -> None:
        answer: _Answer | None = None
        try:
            answer = call()
        except BaseException as error:  # noqa: BLE001 - not checked, a panic of a library too
            self._failed(error)
        finally:
            with contextlib.suppress(RuntimeError):  # the loop is over, nobody waits
                loop.call_soon_threadsafe(self._finish, done, answer)

    def _finish(
        self, done: asyncio.Future[_Answer | None], answer: _Answer | None
    ) -> None:
        self._busy -= 1
        done.set_result(answer)
        self._ended()

"""What the second reader makes of a draft, where there is one and nobody wants it off."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from bedacht.desk.snapshot import Snapshot, opened
from bedacht.engine.draft import Draft
from bedacht.engine.impression import Impression
from bedacht.engine.reading import Memo
from bedacht.policy.second import Second, wanted
from bedacht.reader.asking import Asked, Asking, asking
from bedacht.reader.judgement import Judged

Read = Callable[[Asked], tuple[Judged, ...]]
_Done = TypeVar("_Done")
LONGEST = 8_000  # code points; what is longer is left to the rules


class Beside(Protocol):
    """Does something in a thread; None where it could not be done."""

    def __call__(self, call: Callable[[], _Done], /) -> Awaitable[_Done | None]:
        """What the call returns."""
        ...


class Reader(Protocol):
    """Who reads a second time, in another process: `bedacht.reader.keeper.Keeper`."""

    @property
    def broken(self) -> bool:
        """Is nobody asked any more?"""
        ...

    async def read(self, asked: Asked) -> tuple[Judged, ...] | None:
        """What it says; None where nobody has read."""
        ...

    def drop(self) -> None:
        """Nobody writes any more."""
        ...


def state_of(reader: Reader | None, snapshot: Snapshot) -> Second:
    """How it is with the second reader now."""
    will = wanted(snapshot.policy, snapshot.preferences)
    if will is not Second.ON:
        return will
    if reader is None:
        return Second.ABSENT
    return Second.BROKEN if reader.broken else Second.ON


def question(
    draft: Draft, snapshot: Snapshot, memo: Memo | None = None
) -> Asking | None:
    """What to ask about a draft; None where the draft is not the second reader's."""
    if len(draft.text) > LONGEST:
        return None
    return asking(opened(snapshot, draft).engine, draft, memo)


def impressions(
    draft: Draft, snapshot: Snapshot, read: Read | None
) -> tuple[Impression, ...]:
    """What `read` says of a draft at once; nothing where there is nobody to read (None)."""
    policy = snapshot.policy
    if read is None or (policy is not None and not policy.reader):
        return ()
    asks = question(draft, snapshot)
    return () if asks is None else asks.impressions(read(asks.asked))

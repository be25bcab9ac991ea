"""What the door needs from others: somebody who answers, and somebody with keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from bedacht.desk.second import Beside
from bedacht.policy.second import Second
from bedacht.wire.frames import (
    ChoiceFrame,
    KeptFrame,
    KeptSetFrame,
    PairedFrame,
    PreferencesFrame,
    PreferencesSetFrame,
    ReviewFrame,
    StatusFrame,
    VerdictFrame,
    WelcomeFrame,
)
from bedacht.wire.handshake import Identity

Failed = Callable[[BaseException], None]


def unheard(_error: BaseException) -> None:
    """For a door whose faults nobody wants to know."""


class Desk(Protocol):
    """Who answers what comes in through the door."""

    def review(self, frame: ReviewFrame) -> VerdictFrame:
        """The verdict on this revision; build it with `bedacht.wire.mapping`.

        Runs in a thread of its own, for several sessions at once.
        """
        ...

    @property
    def second(self) -> Second:
        """Whether a second reader looks at drafts."""
        ...

    async def reread(self, frame: ReviewFrame, beside: Beside) -> VerdictFrame | None:
        """A fuller verdict on this revision; None where there is none.

        Runs on the loop; what takes a while it hands to `beside`.
        """
        ...

    def choose(self, frame: ChoiceFrame) -> PreferencesFrame:
        """Keep the person's choice and tell the preferences that result."""
        ...

    def prefer(self, frame: PreferencesSetFrame) -> PreferencesFrame:
        """Change the preferences (or only ask for them) and tell all of them."""
        ...

    def keep(self, frame: KeptSetFrame) -> KeptFrame:
        """Change what is kept of the person (or only ask for it) and tell all of it."""
        ...

    def status(self) -> StatusFrame:
        """How the daemon is: product version, number of rules, policy, faults."""
        ...

    def welcome(self) -> WelcomeFrame:
        """What a new session is told first."""
        ...

    def forget(self) -> None:
        """Nobody is connected any more: nothing of a draft is remembered."""
        ...


class Keys(Protocol):
    """Who knows which extension may come in; see `bedacht.host.pairing`."""

    def admits(self, origin: str) -> bool:
        """May a connection from `origin` try at all?"""
        ...

    def identity(self, key_id: str, origin: str) -> Identity | None:
        """Key and prologue of a paired extension or of the live one-time code."""
        ...

    def failed(self, key_id: str) -> None:
        """Somebody tried `key_id` and did not hold its key."""
        ...

    def redeem(self, origin: str) -> PairedFrame:
        """The one-time code has done its work: the lasting key for `origin`."""
        ...

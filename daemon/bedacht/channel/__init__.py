"""The WebSocket door. What the daemon hands in, and how it is composed:

    from bedacht.channel import Desk, Door, Keys

    door = Door(desk, keys, instance)      # desk: Desk, keys: host.pairing.Keyring-like
    port = await door.open(preferred)      # preferred: last port or None; returns the port
    await door.close()

`Desk` is what answers: `bedacht.desk` implements it. `review` runs in a worker thread
(one call at a time per session, several sessions at once); all the others run on the
loop and must be quick. Whatever a Desk raises becomes *not checked* (review) or the
refusal `fault` (everything else); nothing is logged.
"""

from __future__ import annotations

from typing import Protocol

from bedacht.wire.frames import (
    ChoiceFrame,
    PreferencesFrame,
    PreferencesSetFrame,
    ReviewFrame,
    StatusFrame,
    VerdictFrame,
    WelcomeFrame,
)

__all__ = ["Desk"]


class Desk(Protocol):
    """Who answers what comes in through the door."""

    def review(self, frame: ReviewFrame) -> VerdictFrame:
        """The verdict on this revision; build it with `bedacht.wire.mapping`."""
        ...

    def choose(self, frame: ChoiceFrame) -> PreferencesFrame:
        """Keep the person's choice and tell the preferences that result."""
        ...

    def prefer(self, frame: PreferencesSetFrame) -> PreferencesFrame:
        """Change the preferences (or only ask for them) and tell all of them."""
        ...

    def status(self) -> StatusFrame:
        """How the daemon is: product version, number of rules, policy, faults."""
        ...

    def welcome(self) -> WelcomeFrame:
        """What a new session is told first."""
        ...

"""A desk and keys for tests of the channel, with all that a test may want to turn."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from bedacht.desk.second import Beside
from bedacht.engine.draft import Listed, Platform, Stance
from bedacht.engine.finding import Level
from bedacht.policy.second import Second
from bedacht.policy.verdict import State
from bedacht.wire.frames import (
    Address,
    ChoiceFrame,
    KeptFrame,
    KeptSetFrame,
    Language,
    PairedFrame,
    Preferences,
    PreferencesFrame,
    PreferencesSetFrame,
    ReviewFrame,
    Sensitivity,
    StatusFrame,
    VerdictFrame,
    WelcomeFrame,
)
from bedacht.wire.handshake import CODE_KEY_ID, Identity

ORIGIN = "chrome-extension://" + "a" * 32
PAIRED = Identity("0123456789abcdef", ORIGIN, "ab" * 16, bytes(range(32)))
BY_CODE = Identity(CODE_KEY_ID, ORIGIN, "", bytes(range(1, 33)))
PREFERENCES = Preferences(
    employer="Falkenried SE",
    listed=dict.fromkeys(
        (Platform.LINKEDIN, Platform.XING, Platform.FACEBOOK), Listed.NO
    ),
    language=Language.DE,
    address=Address.DU,
    stance=Stance.OPEN,
    sensitivity=Sensitivity.BALANCED,
    snooze_until=None,
    paused_sites=frozenset(),
    discreet=False,
    reader=False,
)
WELCOME = WelcomeFrame(1, "0.1.0", PREFERENCES, None)
KEPT = KeptFrame((), (), frozenset(), {}, ())
STATUS = StatusFrame("0.1.0", 3, None, ())


def clean(frame: ReviewFrame) -> VerdictFrame:
    """A verdict without findings."""
    return VerdictFrame(
        frame.draft, frame.revision, State.CHECKED, None, Level.OFF, (), None
    )


@dataclass
class StandInDesk:
    """Finds nothing, unless `judge` says otherwise; remembers what it was asked."""

    judge: Callable[[ReviewFrame], VerdictFrame] = clean
    trouble: Exception | None = None
    seen: list[object] = field(default_factory=list)
    second: Second = Second.OFF
    fuller: Callable[[ReviewFrame], VerdictFrame | None] = clean
    reread_now: list[ReviewFrame] = field(default_factory=list)
    forgotten: asyncio.Event = field(default_factory=asyncio.Event)

    def review(self, frame: ReviewFrame) -> VerdictFrame:
        self.seen.append(frame)
        return self.judge(frame)

    async def reread(self, frame: ReviewFrame, beside: Beside) -> VerdictFrame | None:
        self.reread_now.append(frame)
        return await beside(lambda: self.fuller(frame))

    def forget(self) -> None:
        self.forgotten.set()

    def choose(self, frame: ChoiceFrame) -> PreferencesFrame:
        return self._told(frame)

    def prefer(self, frame: PreferencesSetFrame) -> PreferencesFrame:
        return self._told(frame)

    def keep(self, frame: KeptSetFrame) -> KeptFrame:
        self._told(frame)
        return KEPT

    def status(self) -> StatusFrame:
        self._told(None)
        return STATUS

    def welcome(self) -> WelcomeFrame:
        self._told(None)
        return WELCOME

    def _told(self, frame: object) -> PreferencesFrame:
        self.seen.append(frame)
        if self.trouble is not None:
            raise self.trouble
        return PreferencesFrame(PREFERENCES)


@dataclass
class StandInKeys:
    """Knows some identities and remembers who failed."""

    known: tuple[Identity, ...] = (PAIRED, BY_CODE)
    failures: list[str] = field(default_factory=list)
    redeemed: list[str] = field(default_factory=list)

    def admits(self, origin: str) -> bool:
        return origin == ORIGIN

    def identity(self, key_id: str, origin: str) -> Identity | None:
        for identity in self.known:
            if (identity.key_id, identity.origin) == (key_id, origin):
                return identity
        return None

    def failed(self, key_id: str) -> None:
        self.failures.append(key_id)

    def redeem(self, origin: str) -> PairedFrame:
        self.redeemed.append(origin)
        return PairedFrame("fedcba9876543210", bytes(32))


class Latch:
    """Holds reviews until `open` is called; `reached` is set when one waits there."""

    def __init__(self) -> None:
        self.reached, self._open = threading.Event(), threading.Event()

    def open(self) -> None:
        self._open.set()

    def judge(self, frame: ReviewFrame) -> VerdictFrame:
        self.reached.set()
        self._open.wait(10)
        return clean(frame)

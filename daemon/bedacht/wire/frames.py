"""Every frame of docs/wire.md as a value. No words of a person appear in any repr.

Offsets in frames are UTF-16 code units, as the browser counts; `mapping` is where
they come from. How frames become bytes is the matter of `codec`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import TypedDict

from bedacht.engine.draft import (
    Attachment,
    Audience,
    Listed,
    Platform,
    Shared,
    Stance,
    Surface,
)
from bedacht.engine.finding import Confidence, Level
from bedacht.policy.preferences import Address as Address
from bedacht.policy.preferences import Language as Language
from bedacht.policy.preferences import Sensitivity as Sensitivity
from bedacht.policy.second import Second as Second
from bedacht.policy.verdict import Because as Because
from bedacht.policy.verdict import State
from bedacht.policy.wording import Advice as Advice
from bedacht.policy.wording import AdviceKind as AdviceKind
from bedacht.policy.wording import Contact as Contact
from bedacht.policy.wording import Guideline as Guideline
from bedacht.policy.wording import Wording as Wording
from bedacht.wire.kept import KeptFrame as KeptFrame
from bedacht.wire.kept import KeptSetFrame as KeptSetFrame

PROTOCOL = 1


class Action(StrEnum):
    """What a person can decide on a finding."""

    IGNORE_TERM = "ignore-term"
    LESS = "less"
    LINKED = "linked"


class Unchecked(StrEnum):
    """Why a draft was not checked."""

    TOO_LONG = "too-long"
    TIMEOUT = "timeout"
    BUSY = "busy"
    NO_RULES = "no-rules"
    FAULT = "fault"
    SNOOZED = "snoozed"


class Refused(IntEnum):
    """Why something was refused. Append-only: a number never changes its meaning."""

    DAEMON_AWAY = 1
    NOT_PAIRED = 2
    VERSION = 3
    MALFORMED = 4
    TOO_LONG = 5
    TOO_MANY = 6
    BUSY = 7
    KEYRING_LOCKED = 8
    FAULT = 9
    CODE_DEAD = 10

    @property
    def word(self) -> str:
        """The name used on the wire."""
        return self.name.lower().replace("_", "-")


# ---------------------------------------------------------------- handshake


@dataclass(frozen=True, slots=True)
class HelloFrame:
    """client → daemon: the first Noise message, `noise`, for the key `key_id`."""

    versions: tuple[int, ...]
    key_id: str
    noise: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChallengeFrame:
    """daemon → client: the second Noise message, proof that the daemon has the key."""

    noise: bytes = field(repr=False)


# ---------------------------------------------------------------- client → daemon


@dataclass(frozen=True, slots=True)
class ContextFrame:
    """What the page tells about a draft; the desk adds roles, stance and the day."""

    platform: Platform
    surface: Surface
    audience: Audience
    employer_listed: Listed
    attachments: frozenset[Attachment]
    shared: Shared | None
    page: str = field(repr=False)
    language: Language | None


@dataclass(frozen=True, slots=True)
class ReviewFrame:
    """Please look at this revision of this draft."""

    draft: str
    revision: int
    text: str = field(repr=False)
    context: ContextFrame


@dataclass(frozen=True, slots=True)
class ChoiceFrame:
    """The person decided something on a finding; fields that do not apply are None."""

    action: Action
    rule: str | None
    term: str | None = field(repr=False)
    platform: Platform | None


class PreferenceChange(TypedDict, total=False):
    """Only the preferences that are to change; `listed` only the sites that change."""

    employer: str
    listed: dict[Platform, Listed]
    language: Language
    address: Address
    stance: Stance
    sensitivity: Sensitivity
    snooze_until: datetime | None
    paused_sites: frozenset[Platform]
    discreet: bool
    reader: bool


@dataclass(frozen=True, slots=True)
class PreferencesSetFrame:
    """Change these preferences (None: none) and tell all of them."""

    change: PreferenceChange | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class StatusAskFrame:
    """How are you?"""


# ---------------------------------------------------------------- daemon → client


@dataclass(frozen=True, slots=True)
class Preferences:
    """All preferences that the extension shows; `listed` has the three sites."""

    employer: str = field(repr=False)
    listed: dict[Platform, Listed]
    language: Language
    address: Address
    stance: Stance
    sensitivity: Sensitivity
    snooze_until: datetime | None
    paused_sites: frozenset[Platform]
    discreet: bool
    reader: bool


@dataclass(frozen=True, slots=True)
class PolicyNote:
    """Which policy is in force; `source` and `state` are words of the policy room."""

    name: str
    version: int
    source: str
    state: str


@dataclass(frozen=True, slots=True)
class WelcomeFrame:
    """The first frame of a session; `product` is the daemon's version."""

    version: int
    product: str
    preferences: Preferences
    policy: PolicyNote | None


@dataclass(frozen=True, slots=True)
class FindingFrame:
    """One finding: `start` and `end` in UTF-16 units, both None for the whole draft.

    `id` is unique within its verdict and the same from one revision to the next as
    long as the rule's earlier findings stay.
    """

    id: str
    rule: str
    level: Level
    confidence: Confidence
    start: int | None
    end: int | None
    wording: Wording


@dataclass(frozen=True, slots=True)
class VerdictFrame:
    """The answer to one revision. `level` is None exactly where nothing was checked."""

    draft: str
    revision: int
    state: State
    reason: Unchecked | None
    level: Level | None
    findings: tuple[FindingFrame, ...]
    policy: int | None


@dataclass(frozen=True, slots=True)
class PreferencesFrame:
    """All preferences as they now are."""

    preferences: Preferences


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that the person should know: a stable code and a sentence."""

    code: str
    note: str


@dataclass(frozen=True, slots=True)
class StatusFrame:
    """How the daemon is; `rules` is the number of rules in force."""

    product: str
    rules: int
    policy: PolicyNote | None
    faults: tuple[Fault, ...]
    reader: Second = Second.ABSENT


@dataclass(frozen=True, slots=True)
class PairedFrame:
    """The lasting key, sent once in a session that was opened with a one-time code."""

    key_id: str
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class RefusalFrame:
    """No, and why; `draft` and `revision` where it is about one."""

    code: Refused
    draft: str | None = None
    revision: int | None = None


ClientFrame = (
    ReviewFrame | ChoiceFrame | PreferencesSetFrame | KeptSetFrame | StatusAskFrame
)
DaemonFrame = (
    WelcomeFrame
    | VerdictFrame
    | PreferencesFrame
    | KeptFrame
    | StatusFrame
    | PairedFrame
    | RefusalFrame
)

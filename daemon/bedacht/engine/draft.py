"""What comes in: a draft and the circumstances in which it would be published.

No text appears in any repr: these values end up in tracebacks and debuggers.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Platform(StrEnum):
    """The site on which the draft is written; `web` is the playground and the CLI."""

    LINKEDIN = "linkedin"
    XING = "xing"
    FACEBOOK = "facebook"
    WEB = "web"


class Voice(NamedTuple):
    """Somebody with `role` who speaks on `platform`."""

    role: str
    platform: Platform


class Surface(StrEnum):
    """What kind of thing is being written."""

    POST = "post"
    COMMENT = "comment"
    SHARE = "share"
    PROFILE = "profile"


class Audience(StrEnum):
    """Who would see it; `unknown` is never treated as private."""

    PUBLIC = "public"
    NETWORK = "network"
    GROUP = "group"
    SELF = "self"
    UNKNOWN = "unknown"


class Listed(StrEnum):
    """Does this platform's profile name the employer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class Stance(StrEnum):
    """How the person wants to keep work and private life."""

    SEPARATE = "separate"
    OPEN = "open"
    AMBASSADOR = "ambassador"


class Attachment(StrEnum):
    """What else would be published with the text."""

    IMAGE = "image"
    VIDEO = "video"
    DOCUMENT = "document"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Shared:
    """What is re-shared or commented on; empty strings where the page did not tell."""

    author: str = field(default="", repr=False)
    url: str = field(default="", repr=False)
    text: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Context:
    """The circumstances of a draft, see docs/house.md."""

    platform: Platform = Platform.WEB
    surface: Surface = Surface.POST
    audience: Audience = Audience.PUBLIC
    employer_listed: Listed = Listed.UNKNOWN
    roles: frozenset[str] = frozenset()
    stance: Stance = Stance.OPEN
    attachments: frozenset[Attachment] = frozenset()
    shared: Shared | None = None
    page: str = field(default="", repr=False)
    language: str | None = None
    now: date | None = None

    @property
    def voices(self) -> frozenset[Voice]:
        """As whom the author speaks here."""
        return frozenset(Voice(role, self.platform) for role in self.roles)


@dataclass(frozen=True, slots=True)
class Draft:
    """One state of one text that somebody is writing."""

    id: str
    revision: int
    text: str = field(repr=False)
    context: Context = Context()

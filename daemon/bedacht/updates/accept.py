"""Whether a signed pack takes the place of the one before.

Never an older one, never another one under the same version, never one of another company.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from bedacht.errors import UpdateError
from bedacht.updates.envelope import open_envelope
from bedacht.updates.keys import KeySet
from bedacht.updates.pack import KIND, Pack, read_pack


@dataclass(frozen=True, slots=True)
class Seen:
    """The highest version that was accepted, the digest of its payload, and under which keys.

    A newer set of keys begins to count anew: so a company comes down from a version that
    somebody has driven up.
    """

    version: int = 0
    digest: str = ""
    keys: int = 0


@dataclass(frozen=True, slots=True)
class Accepted:
    """A pack that may come into force, and what is to be remembered of it."""

    pack: Pack
    seen: Seen


def accept(data: bytes, keys: KeySet, seen: Seen) -> Accepted:
    """The pack in the envelope `data`; UpdateError with the reason where it may not be used.

    What is read are the very bytes that were signed.
    """
    envelope = open_envelope(data, KIND)
    keys.require(envelope)
    pack = read_pack(envelope.payload)
    now = Seen(pack.version, hashlib.sha256(envelope.payload).hexdigest(), keys.version)
    if pack.company != keys.company:
        raise UpdateError("company")
    _require_rising(seen, now)
    return Accepted(pack, now)


def _require_rising(seen: Seen, now: Seen) -> None:
    if now.keys < seen.keys:
        raise UpdateError("keys")
    if now.keys > seen.keys:
        return
    if now.version < seen.version:
        raise UpdateError("older")
    if now.version == seen.version and now.digest != seen.digest:
        raise UpdateError("other-content")

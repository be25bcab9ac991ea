"""Who is paired: records without secrets, keys derived from the master secret.

A key belongs to one browser profile and one extension origin. Asking again gives the
same key; after an revoke a new record gives another one.
"""

from __future__ import annotations

import base64
import hmac
import re
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bedacht.errors import KeyringError
from bedacht.host.callers import is_ours
from bedacht.host.records import Record, Records
from bedacht.host.secrets import Master
from bedacht.wire.frames import PairedFrame
from bedacht.wire.handshake import CODE_KEY_ID, Identity, length_prefixed

CODE_LIFE, CODE_TRIES, CODE_SIZE = 120.0, 5, 16


@dataclass(slots=True)
class _Code:
    key: bytes = field(repr=False)
    until: float
    tries: int = CODE_TRIES


class Pairing:
    """Knows every paired extension and the one-time code; what the door calls Keys."""

    def __init__(
        self,
        records: Records,
        master: Master | None,
        instance: str,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.records, self.master, self.instance = records, master, instance
        self._clock = clock
        self._code: _Code | None = None

    def pair(self, profile: str, origin: str) -> PairedFrame:
        """The key of this profile; a new record where there is none.

        Raises:
            KeyringError: the master secret is out of reach.
        """
        record = self.records.of(profile, origin) or self.records.add(
            profile, origin, by_code=False
        )
        return PairedFrame(record.key_id, self._key(record))

    def revoke(self, key_id: str) -> bool:
        """Forgets one extension; False where it is not known."""
        return self.records.remove(key_id)

    def code(self, port: int) -> str:
        """A new one-time code, to be read by a person; the one before is dead.

        Raises:
            KeyringError: the master secret is out of reach.
        """
        if self.master is None:
            raise KeyringError("the keyring is locked")
        secret = secrets.token_bytes(CODE_SIZE)
        self._code = _Code(code_key(secret), self._clock() + CODE_LIFE)
        return written_code(port, secret)

    # ------------------------------------------------------------ for the door

    def admits(self, origin: str) -> bool:
        """A paired extension; while a code lives, any that could be ours."""
        if any(record.origin == origin for record in self.records.all()):
            return True
        return self._living_code() is not None and is_ours(origin)

    def identity(self, key_id: str, origin: str) -> Identity | None:
        """Key and prologue for a hello."""
        if key_id == CODE_KEY_ID:
            code = self._living_code()
            return None if code is None else Identity(key_id, origin, "", code.key)
        record = self.records.get(key_id)
        if record is None or record.origin != origin or self.master is None:
            return None
        instance = "" if record.by_code else self.instance
        return Identity(key_id, origin, instance, self._key(record))

    def failed(self, key_id: str) -> None:
        """Too many wrong codes kill the right one."""
        if key_id == CODE_KEY_ID and self._code is not None:
            self._code.tries -= 1

    def redeem(self, origin: str) -> PairedFrame:
        """The code is dead from now on; here is the lasting key."""
        self._code = None
        record = self.records.add(secrets.token_hex(16), origin, by_code=True)
        return PairedFrame(record.key_id, self._key(record))

    def _living_code(self) -> _Code | None:
        code = self._code
        if code is None or code.tries < 1 or self._clock() > code.until:
            return None
        return code

    def _key(self, record: Record) -> bytes:
        if self.master is None:
            raise KeyringError("the keyring is locked")
        bound = (record.key_id, record.profile, record.origin)
        info = b"bedacht/1/key" + b"".join(map(length_prefixed, bound))
        return _derive(self.master.secret, info)


def code_key(secret: bytes) -> bytes:
    """The key of a session that is opened with a one-time code."""
    return _derive(secret, b"bedacht/1/code")


def written_code(port: int, secret: bytes) -> str:
    """A one-time code as a person reads and pastes it."""
    letters = base64.b32encode(secret).decode().rstrip("=")
    code = f"BDT1-{port}-{letters}"
    return f"{code}-{_check(code)}"


def read_code(written: str) -> tuple[int, bytes] | None:
    """Port and secret of a code; None where it was mistyped."""
    code, _, check = re.sub(r"\s", "", written).upper().rpartition("-")
    found = re.fullmatch("BDT1-([0-9]{5})-([A-Z2-7]{26})", code, re.ASCII)
    if found is None or not hmac.compare_digest(check.encode(), _check(code).encode()):
        return None
    return int(found[1]), base64.b32decode(found[2] + "======")


def _check(code: str) -> str:
    return base64.b32encode(sha256(code.encode()).digest()).decode()[:4]


def _derive(secret: bytes, info: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret)

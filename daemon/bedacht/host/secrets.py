"""The master secret, from which every pairing key is derived.

It lies in the keyring of the system. Where there is none, it lies in a file that only
this person can read, and the status says so. A keyring that is locked is never
replaced by a file: there would be two secrets, and pairings would break.
"""

from __future__ import annotations

import base64
import binascii
import os
import subprocess
import sys
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from secrets import token_bytes

from bedacht.errors import KeyringError, MalformedError, PlaceError
from bedacht.host.places import Places, read_private, write_private
from bedacht.wire import strict

SIZE = 32
PATIENCE = 5.0  # seconds; a locked keyring may be asking the person for a password
# What a keyring needs to be found; nothing else reaches the child.
_PASSED_ON = (
    "DBUS_SESSION_BUS_ADDRESS", "HOME", "LANG", "PATH", "XDG_RUNTIME_DIR",
    "APPDATA", "LOCALAPPDATA", "SYSTEMROOT", "USERPROFILE",
)  # fmt: skip


class Kept(StrEnum):
    """Where the master secret lies."""

    KEYRING = "keyring"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Master:
    """The master secret and where it lies."""

    secret: bytes = field(repr=False)
    kept: Kept


def master(places: Places, patience: float = PATIENCE) -> Master:
    """The master secret; made at the first start.

    Raises:
        KeyringError: the keyring is locked, silent, or gone since last time.
        PlaceError: the file with the secret is open to others or damaged.
    """
    kept = read_private(_file(places))
    if kept is not None:
        return Master(_checked(kept), Kept.FILE)
    known = read_private(_mark(places)) is not None
    answer = _keyring("read" if known else "create", patience)
    state, secret = answer.get("state"), answer.get("secret")
    if state == "held" and isinstance(secret, str):
        write_private(_mark(places), b"")
        return Master(_checked(secret.encode()), Kept.KEYRING)
    if known or state == "locked":
        raise KeyringError("the keyring is locked or gone: unlock it, start again")
    fresh = token_bytes(SIZE)
    write_private(_file(places), base64.b64encode(fresh))
    return Master(fresh, Kept.FILE)


def forget(places: Places, patience: float = PATIENCE) -> None:
    """Forgets the master secret wherever it lies; all pairings are void.

    Raises:
        KeyringError: it lies in a keyring that does not answer.
    """
    _file(places).unlink(missing_ok=True)
    if read_private(_mark(places)) is not None:
        if _keyring("remove", patience).get("state") != "held":
            raise KeyringError("the keyring is locked or gone: unlock it, try again")
        _mark(places).unlink()


def _file(places: Places) -> Path:
    return places.state / "master.key"


def _mark(places: Places) -> Path:
    """Exists once the secret lies in the keyring."""
    return places.state / "master.in-keyring"


def _checked(encoded: bytes) -> bytes:
    secret = b""
    try:
        secret = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        secret = b""
    if len(secret) != SIZE:
        raise PlaceError("the secret is damaged: bedacht remove --everything")
    return secret


def _keyring(verb: str, patience: float) -> strict.Object:
    # Not -I: that would hide packages which a person installed for themselves.
    command = (sys.executable, "-E", "-P", "-m", "bedacht.host.keyring_child", verb)
    environment = {k: v for k, v in os.environ.items() if k in _PASSED_ON}
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=patience,
            check=True,
        )
        return strict.parse(done.stdout)
    except (OSError, subprocess.SubprocessError, MalformedError):
        return {"state": "locked"}

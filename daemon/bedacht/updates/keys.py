"""Who may sign: a set of keys that only itself can hand over to the next.

The first set comes with the machine (IT lays it where only an administrator writes). Each
later one is signed by enough keys of the set before and by enough of its own, so that
neither a stolen old key nor a forged new one is enough.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from bedacht.errors import UpdateError
from bedacht.updates.envelope import Envelope, open_envelope, strict_object

KIND = "application/vnd.bedacht.keys.v1+json"
_FIELDS = ("format", "company", "version", "threshold", "keys")
_MOST_KEYS = 16
_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class KeySet:
    """Raw public keys by id; `threshold` of them make a signature count."""

    company: str
    version: int
    threshold: int
    keys: Mapping[str, bytes]

    def require(self, envelope: Envelope) -> None:
        """UpdateError where fewer than `threshold` of the keys have signed."""
        public = {
            name: Ed25519PublicKey.from_public_bytes(raw)
            for name, raw in self.keys.items()
        }
        if len(envelope.signed_by(public)) < self.threshold:
            raise UpdateError("signature")


def key_id(raw: bytes) -> str:
    """The id of a raw public key: nobody can give one key the name of another."""
    return hashlib.sha256(raw).hexdigest()[:16]


def keys_payload(keys: KeySet) -> bytes:
    """The set as the bytes that are signed."""
    values = {
        "format": 1,
        "company": keys.company,
        "version": keys.version,
        "threshold": keys.threshold,
        "keys": [raw.hex() for raw in keys.keys.values()],
    }
    return json.dumps(values, indent=1).encode() + b"\n"


def read_keys(payload: bytes) -> KeySet:
    """The set in `payload`; UpdateError where it is none."""
    values = strict_object(payload, _FIELDS)
    numbers = [values["format"], values["version"], values["threshold"]]
    if not all(type(number) is int and number > 0 for number in numbers):
        raise UpdateError("malformed")
    raw = _raw_keys(values["keys"])
    company = values["company"]
    if values["format"] != 1 or not isinstance(company, str) or not company:
        raise UpdateError("malformed")
    if not values["threshold"] <= len(raw):
        raise UpdateError("malformed")
    return KeySet(company, values["version"], values["threshold"], raw)


def _raw_keys(values: object) -> dict[str, bytes]:
    if not isinstance(values, list) or not 0 < len(values) <= _MOST_KEYS:
        raise UpdateError("malformed")
    try:
        keys = [bytes.fromhex(value) for value in values]
    except (TypeError, ValueError):
        raise UpdateError("malformed") from None
    by_id = {key_id(key): key for key in keys if len(key) == _KEY_BYTES}
    if len(by_id) != len(values):
        raise UpdateError("malformed")
    return by_id


def advance(trusted: KeySet, chain: Iterable[bytes]) -> KeySet:
    """The newest set that `trusted` hands over to; UpdateError at a broken link.

    `chain` holds envelopes with sets in rising versions; those not newer are passed over.
    """
    for data in chain:
        envelope = open_envelope(data, KIND)
        later = read_keys(envelope.payload)
        if later.version > trusted.version:
            _require_handover(trusted, later, envelope)
            trusted = later
    return trusted


def _require_handover(before: KeySet, later: KeySet, envelope: Envelope) -> None:
    if later.version != before.version + 1 or later.company != before.company:
        raise UpdateError("keys")
    before.require(envelope)
    later.require(envelope)

"""DSSE with Ed25519: what was signed, and by whom.

The protocol: https://github.com/secure-systems-lab/dsse (protocol.md, version 1). Written down here in a few lines because the daemon checks what it loads, and the library
that signs for software repositories costs it eighteen megabytes; the tests let that
library open what we sign and sign what we open.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from bedacht.errors import UpdateError

LARGEST = 1 << 20
_MOST_SIGNATURES = 16


@dataclass(frozen=True, slots=True)
class Envelope:
    """A payload of some `kind` with its signatures by key id, none of them checked yet."""

    kind: str
    payload: bytes = field(repr=False)
    signatures: Mapping[str, bytes] = field(repr=False)

    def signed_by(self, keys: Mapping[str, Ed25519PublicKey]) -> frozenset[str]:
        """The ids of those `keys` whose signature is right."""
        said = signed_bytes(self.kind, self.payload)
        return frozenset(
            name
            for name, signature in self.signatures.items()
            if name in keys and _is_right(keys[name], signature, said)
        )


def signed_bytes(kind: str, payload: bytes) -> bytes:
    """What a signature stands for: the kind is part of it (DSSE's PAE)."""
    name = kind.encode()
    return b"DSSEv1 %d %b %d %b" % (len(name), name, len(payload), payload)


def _is_right(key: Ed25519PublicKey, signature: bytes, said: bytes) -> bool:
    try:
        key.verify(signature, said)
    except InvalidSignature:
        return False
    return True


def seal(
    kind: str, payload: bytes, signers: Iterable[tuple[str, Ed25519PrivateKey]]
) -> bytes:
    """The envelope as bytes, signed by all `signers` (key id, key)."""
    said = signed_bytes(kind, payload)
    signatures = [
        {"keyid": name, "sig": base64.b64encode(key.sign(said)).decode()}
        for name, key in signers
    ]
    packed = base64.b64encode(payload).decode()
    values = {"payload": packed, "payloadType": kind, "signatures": signatures}
    return json.dumps(values, indent=1).encode() + b"\n"


def open_envelope(data: bytes, kind: str) -> Envelope:
    """The envelope of that kind in `data`; UpdateError where it is none."""
    values = strict_object(data, ("payload", "payloadType", "signatures"))
    if values["payloadType"] != kind:
        raise UpdateError("kind")
    return Envelope(kind, _bytes(values["payload"]), _signatures(values["signatures"]))


def strict_object(
    data: bytes, fields: tuple[str, ...], most: int = LARGEST
) -> dict[str, Any]:
    """A JSON object with exactly these fields, each once, of `most` bytes; UpdateError."""
    if len(data) > most:
        raise UpdateError("too-large")
    try:
        values = json.loads(data, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise UpdateError("malformed") from None
    if not isinstance(values, dict) or values.keys() != set(fields):
        raise UpdateError("malformed")
    return values


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        raise ValueError("a field stands there twice")
    return values


def _bytes(text: object) -> bytes:
    """Base64 in the one way to write it: what is checked is what is read."""
    if not isinstance(text, str):
        raise UpdateError("malformed")
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise UpdateError("malformed") from None
    if base64.b64encode(data).decode() != text:
        raise UpdateError("malformed")
    return data


def _signatures(values: object) -> dict[str, bytes]:
    if not isinstance(values, list) or len(values) > _MOST_SIGNATURES:
        raise UpdateError("malformed")
    signatures = dict(_signature(each) for each in values)
    if len(signatures) != len(values):
        raise UpdateError("malformed")
    return signatures


def _signature(value: object) -> tuple[str, bytes]:
    if not isinstance(value, dict) or value.keys() != {"keyid", "sig"}:
        raise UpdateError("malformed")
    name = value["keyid"]
    if not isinstance(name, str):
        raise UpdateError("malformed")
    return name, _bytes(value["sig"])

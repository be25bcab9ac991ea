"""DSSE envelopes: only what was signed is read, and the reference library agrees with ours."""

from __future__ import annotations

import base64
import json
from itertools import count
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st
from securesystemslib.dsse import Envelope as Reference
from securesystemslib.signer._crypto_signer import CryptoSigner
from securesystemslib.signer._key import SSlibKey

from bedacht.errors import UpdateError
from bedacht.updates.envelope import open_envelope, seal, signed_bytes
from bedacht.updates.keys import key_id

KIND = "application/vnd.bedacht.policy.v1+json"
KEY = Ed25519PrivateKey.generate()
RAW = KEY.public_key().public_bytes_raw()
NAME = key_id(RAW)
PUBLIC = {NAME: KEY.public_key()}
SEALED = seal(KIND, b"payload", [(NAME, KEY)])


def reference_key() -> SSlibKey:
    return SSlibKey(NAME, "ed25519", "ed25519", {"public": RAW.hex()})


def test_what_is_signed_is_as_in_the_specification() -> None:
    said = signed_bytes("http://example.com/HelloWorld", b"hello world")
    assert said == b"DSSEv1 29 http://example.com/HelloWorld 11 hello world"


def test_the_reference_library_opens_what_we_seal() -> None:
    envelope = Reference.from_dict(json.loads(SEALED))
    assert envelope.verify([reference_key()], 1)
    assert envelope.payload == b"payload"


def test_we_open_what_the_reference_library_seals() -> None:
    envelope = Reference(b"other", KIND, {})
    envelope.sign(CryptoSigner(KEY, reference_key()))
    opened = open_envelope(json.dumps(envelope.to_dict()).encode(), KIND)
    assert opened.signed_by(PUBLIC) == {NAME}


@pytest.mark.case("3.6.64")
@given(st.integers(0, len(SEALED) - 1), st.integers(1, 255))
def test_no_changed_byte_counts_as_signed(place: int, change: int) -> None:
    data = bytearray(SEALED)
    data[place] ^= change
    try:
        opened = open_envelope(bytes(data), KIND)
    except UpdateError:
        return
    same = opened.payload == b"payload"
    assert same or not opened.signed_by(PUBLIC)


def changed(**fields: Any) -> bytes:
    return json.dumps({**json.loads(SEALED), **fields}).encode()


def signature(**fields: Any) -> dict[str, Any]:
    return {**json.loads(SEALED)["signatures"][0], **fields}


@pytest.mark.case("3.6.74", "3.6.75")
@pytest.mark.parametrize(
    "data",
    [
        SEALED + b"{}",
        SEALED.replace(b"{", b'{"payload": "", ', 1),
        changed(more=1),
        changed(payload="cGF5bG9hZB"),
        changed(payload="cGF5bG9hZA==\n"),
        changed(payload=7),
        changed(signatures={}),
        changed(signatures=[signature()] * 2),
        changed(signatures=[signature()] * 17),
        changed(signatures=[signature(alg="none")]),
        changed(signatures=[{"sig": signature()["sig"]}]),
        changed(payloadType="application/vnd.bedacht.keys.v1+json"),
        b"[" * 100_000,
        b"PK\x03\x04" + SEALED,
        b" " * (1 << 20) + SEALED,
        b"\xff\xfe",
    ],
    ids=count(),  # the keys in them are other ones each time
)
def test_anything_but_an_envelope_is_refused(data: bytes) -> None:
    with pytest.raises(UpdateError):
        open_envelope(data, KIND)


@pytest.mark.case("3.6.66")
@pytest.mark.case("3.6.65")
@pytest.mark.parametrize(
    "signatures",
    [[], [signature(keyid="")], [signature(keyid="0" * 16)], [signature(sig="")]],
    ids=["none", "no key", "unknown key", "empty"],
)
def test_without_a_known_signature_nobody_has_signed(signatures: list[Any]) -> None:
    opened = open_envelope(changed(signatures=signatures), KIND)
    assert opened.signed_by(PUBLIC) == frozenset()


def test_another_kind_breaks_the_signature() -> None:
    values = json.loads(seal("text/plain", b"payload", [(NAME, KEY)]))
    relabelled = json.dumps({**values, "payloadType": KIND}).encode()
    assert base64.b64decode(values["payload"]) == b"payload"
    assert open_envelope(relabelled, KIND).signed_by(PUBLIC) == frozenset()

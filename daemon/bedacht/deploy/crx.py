"""CRX3: an extension for browsers of Chromium's kind, signed with the key that names it.

The file is `Cr24`, the version, the length of a header, the header and a zip. The header is
a small protocol buffer: an RSA key with its signature, and the name that was signed.
"""

from __future__ import annotations

import hashlib
import struct

from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

_MAGIC, _VERSION = b"Cr24", 3
_CONTEXT = b"CRX3 SignedData\x00"
# Numbers of fields in the header, and in the proof inside it.
_RSA_PROOF, _SIGNED = 2, 10000
_KEY, _SIGNATURE = 1, 2
_NAME = 1
_NAME_SIZE = 16
_BYTES = 2  # the kind of a field that holds bytes


def extension_id(key: RSAPrivateKey) -> str:
    """The 32 letters by which Chromium knows what `key` has signed."""
    return "".join(chr(ord("a") + int(digit, 16)) for digit in _name(key).hex())


def signed_crx(packed: bytes, key: RSAPrivateKey) -> bytes:
    """The zip `packed` as a CRX3 file."""
    signed = _field(_NAME, _name(key))
    said = _CONTEXT + struct.pack("<I", len(signed)) + signed + packed
    signature = key.sign(said, PKCS1v15(), SHA256())
    proof = _field(_KEY, _public(key)) + _field(_SIGNATURE, signature)
    header = _field(_RSA_PROOF, proof) + _field(_SIGNED, signed)
    return _MAGIC + struct.pack("<II", _VERSION, len(header)) + header + packed


def _name(key: RSAPrivateKey) -> bytes:
    return hashlib.sha256(_public(key)).digest()[:_NAME_SIZE]


def _public(key: RSAPrivateKey) -> bytes:
    return key.public_key().public_bytes(
        Encoding.DER, PublicFormat.SubjectPublicKeyInfo
    )


def _field(number: int, data: bytes) -> bytes:
    return _varint(number << 3 | _BYTES) + _varint(len(data)) + data


def _varint(value: int) -> bytes:
    low, rest = value & 0x7F, value >> 7
    return bytes([low | 0x80]) + _varint(rest) if rest else bytes([low])

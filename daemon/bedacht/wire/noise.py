"""Noise_NNpsk0_25519_AESGCM_SHA256, and nothing else of the Noise framework.

Randomness is passed in: the caller makes a fresh 32-byte ephemeral key for every
handshake and never uses it again. Pattern: `-> psk, e` then `<- e, ee`.
"""

from __future__ import annotations

import hmac
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bedacht.errors import ImpostorError

PROTOCOL_NAME = b"Noise_NNpsk0_25519_AESGCM_SHA256"
KEY_SIZE = 32
TAG_SIZE = 16
MESSAGE_LIMIT = 65535


class Cipher:
    """AES-256-GCM with a counter for the nonce; one direction of a transport."""

    def __init__(self, key: bytes) -> None:
        self._aead = AESGCM(key)
        self.count = 0

    def encrypt(self, plain: bytes, bound: bytes = b"") -> bytes:
        """Seal `plain`; `bound` is authenticated with it."""
        return self._aead.encrypt(self._nonce(), plain, bound)

    def decrypt(self, sealed: bytes, bound: bytes = b"") -> bytes:
        """Open `sealed`; ImpostorError where anything was changed or is out of turn."""
        try:
            return self._aead.decrypt(self._nonce(), sealed, bound)
        except (InvalidTag, ValueError):
            pass
        raise ImpostorError("a message does not open")

    def _nonce(self) -> bytes:
        nonce = bytes(4) + self.count.to_bytes(8, "big")
        self.count += 1
        return nonce


class Handshake:
    """One side of one handshake: two messages, then `split`.

    The initiator writes, then reads; the responder reads, then writes. Messages that
    do not open raise ImpostorError, and the handshake is over.
    """

    def __init__(
        self, *, initiator: bool, psk: bytes, prologue: bytes, ephemeral: bytes
    ) -> None:
        self._initiator = initiator
        self._own = X25519PrivateKey.from_private_bytes(ephemeral)
        self._peer: bytes | None = None
        self._chain = PROTOCOL_NAME
        self.hash = sha256(PROTOCOL_NAME + prologue).digest()
        self._chain, mixed, key = _expand(self._chain, psk, 3)
        self._mix_hash(mixed)
        self._cipher = Cipher(key)

    def write(self, payload: bytes) -> bytes:
        """The own message of the handshake, `payload` sealed in it."""
        public = self._own.public_key().public_bytes_raw()
        self._mix_public(public)
        if self._peer is not None:
            self._mix_key(self._shared(self._peer))
        return public + self._seal(payload)

    def read(self, message: bytes) -> bytes:
        """The payload of the other side's message."""
        if len(message) < KEY_SIZE + TAG_SIZE:
            raise ImpostorError("a handshake message is too short")
        self._peer = message[:KEY_SIZE]
        self._mix_public(self._peer)
        if self._initiator:
            self._mix_key(self._shared(self._peer))
        return self._open(message[KEY_SIZE:])

    def split(self) -> tuple[Cipher, Cipher]:
        """The ciphers for sending and receiving, as this side sees them."""
        first, second = map(Cipher, _expand(self._chain, b"", 2))
        return (first, second) if self._initiator else (second, first)

    def _shared(self, peer: bytes) -> bytes:
        try:
            return self._own.exchange(X25519PublicKey.from_public_bytes(peer))
        except ValueError:
            pass
        raise ImpostorError("a public key is of low order")

    def _mix_public(self, public: bytes) -> None:
        self._mix_hash(public)
        self._mix_key(public)

    def _mix_key(self, material: bytes) -> None:
        self._chain, key = _expand(self._chain, material, 2)
        self._cipher = Cipher(key)

    def _mix_hash(self, data: bytes) -> None:
        self.hash = sha256(self.hash + data).digest()

    def _seal(self, payload: bytes) -> bytes:
        sealed = self._cipher.encrypt(payload, self.hash)
        self._mix_hash(sealed)
        return sealed

    def _open(self, sealed: bytes) -> bytes:
        payload = self._cipher.decrypt(sealed, self.hash)
        self._mix_hash(sealed)
        return payload


def _expand(chain: bytes, material: bytes, count: int) -> list[bytes]:
    secret, block, blocks = _mac(chain, material), b"", []
    for number in range(1, count + 1):
        block = _mac(secret, block + bytes([number]))
        blocks.append(block)
    return blocks


def _mac(key: bytes, data: bytes) -> bytes:
    return hmac.digest(key, data, "sha256")

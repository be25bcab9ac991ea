"""Whole frames through a Noise transport: cut into pieces, sealed, and back."""

from __future__ import annotations

from bedacht.errors import ImpostorError
from bedacht.wire.noise import MESSAGE_LIMIT, TAG_SIZE, Cipher

PIECE = MESSAGE_LIMIT - TAG_SIZE
LIFETIME = 2**20  # Noise messages in one direction, then a new session


class Tunnel:
    """The sealed way between two sides after their handshake."""

    def __init__(self, ciphers: tuple[Cipher, Cipher]) -> None:
        self._sending, self._receiving = ciphers

    @property
    def spent(self) -> bool:
        """Is it time for a new session, because enough was said in this one?"""
        return max(self._sending.count, self._receiving.count) >= LIFETIME

    def seal(self, frame: bytes) -> bytes:
        """One WebSocket message for `frame`."""
        return b"".join(map(self._sending.encrypt, _cut(frame, PIECE)))

    def open(self, message: bytes) -> bytes:
        """The frame of one WebSocket message; ImpostorError where it does not open."""
        if not message:
            raise ImpostorError("a message is empty")
        return b"".join(map(self._receiving.decrypt, _cut(message, MESSAGE_LIMIT)))


def _cut(data: bytes, size: int) -> list[bytes]:
    return [data[at : at + size] for at in range(0, len(data), size)]

"""Sealed terms: a list of secrets that does not say them, and opens to who writes one.

A sealed term is a box with the term in it, and keyholes: one for each way to write it.
The words themselves turn into the key, slowly. So the file can lie on every laptop, and
a draft with a term in it is told about the term as if it stood there plainly.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

from bedacht.policy.shape import Shape

FORM = 1
SALT_SIZE = 16
KEY_SIZE = 16
NONCE_SIZE = 12
MARK_SIZE = 8
LOCK_SIZE = MARK_SIZE + KEY_SIZE + 8  # a wrapped key is eight bytes longer
ABOUT = b"bedacht/1/term"
# 128 KiB for each try, and a good part of a millisecond; docs/decisions say why no more.
_ROUNDS, _BLOCK = 128, 8


@dataclass(frozen=True, slots=True)
class Keyhole:
    """One way to write a term: its shape, by what one knows the words, the wrapped key."""

    shape: Shape
    mark: bytes = field(repr=False)
    wrapped: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class SealedTerm:
    """A box and its keyholes."""

    box: bytes = field(repr=False)
    keyholes: tuple[Keyhole, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Sealed:
    """All sealed terms of one policy, with the salt that all of them share."""

    salt: bytes = field(repr=False)
    terms: tuple[SealedTerm, ...] = field(repr=False)


def mark_and_key(words: str, salt: bytes) -> tuple[bytes, bytes]:
    """What `words` (folded, one space between) are known by, and the key that they are."""
    slow = Scrypt(salt, MARK_SIZE + KEY_SIZE, _ROUNDS, _BLOCK, 1)
    made = slow.derive(words.encode())
    return made[:MARK_SIZE], made[MARK_SIZE:]


def locks_of(sealed: Sealed) -> Mapping[bytes, list[tuple[SealedTerm, bytes]]]:
    """For each mark the terms that it may open, with their wrapped keys."""
    locks: dict[bytes, list[tuple[SealedTerm, bytes]]] = {}
    for term in sealed.terms:
        for keyhole in term.keyholes:
            locks.setdefault(keyhole.mark, []).append((term, keyhole.wrapped))
    return locks


def opened(locks: list[tuple[SealedTerm, bytes]], key: bytes) -> Iterator[str]:
    """What lies in the boxes that a key opens; what is damaged stays shut."""
    for term, wrapped in locks:
        try:
            inside = AESGCM(aes_key_unwrap(key, wrapped)).decrypt(
                term.box[:NONCE_SIZE], term.box[NONCE_SIZE:], ABOUT
            )
        except (InvalidUnwrap, InvalidTag, ValueError):
            continue
        yield inside.decode()

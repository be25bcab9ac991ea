"""Confidential terms -> sealed ones. Random bytes are passed in."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import aes_key_wrap

from bedacht.engine.entry import parse_entry
from bedacht.engine.phrase import Kind
from bedacht.policy.naming import Naming
from bedacht.policy.policy import Term
from bedacht.policy.quoted import quoted
from bedacht.policy.sealed import (
    ABOUT,
    KEY_SIZE,
    NONCE_SIZE,
    Keyhole,
    SealedTerm,
    mark_and_key,
)
from bedacht.policy.shape import Shape, shapes_of
from bedacht.policy.vocabulary import spellings_of

Randomness = Callable[[int], bytes]
_FILLED_TO = 128


def seal(
    term: Term, naming: Naming, salt: bytes, random: Randomness, *, slips: bool = True
) -> SealedTerm:
    """The term in a box with a keyhole for each of its spellings.

    `slips`: usual slips open it too, as with a list of terms that is not too long.
    """
    key, nonce = random(KEY_SIZE), random(NONCE_SIZE)
    box = nonce + AESGCM(key).encrypt(nonce, _inside(term), ABOUT)
    written = _ways(spellings_of(term, naming, slips=slips))
    keyholes = [_keyhole(shape, words, key, salt) for words, shape in written]
    return SealedTerm(box, tuple(sorted(keyholes, key=lambda hole: hole.mark)))


def _inside(term: Term) -> bytes:
    """The term as it stands in a policy, filled up so that its length tells little."""
    lines = [f"term = {quoted(term.term)}", f"means = {quoted(term.means)}"]
    if term.until is not None:
        lines.append(f"until = {term.until.isoformat()}")
    if term.ambiguous:
        lines.append("ambiguous = true")
    raw = "\n".join(lines).encode()
    return raw.ljust(-(-len(raw) // _FILLED_TO) * _FILLED_TO, b"\n")


def _keyhole(shape: Shape, words: str, key: bytes, salt: bytes) -> Keyhole:
    mark, wrapping = mark_and_key(words, salt)
    return Keyhole(shape, mark, aes_key_wrap(wrapping, key))


def _ways(entries: Iterable[str]) -> list[tuple[str, Shape]]:
    """The ways to write a term, without those that another one finds as well."""
    ways = {
        (words, shape)
        for entry in entries
        for phrase in parse_entry(entry)
        if phrase.parts
        for shape, words in shapes_of(phrase)
    }
    whole = [
        (words, shape.words[0][1])
        for words, shape in ways
        if len(shape.words) == 1 and not shape.capital
    ]
    return [way for way in ways if not _covered(*way, whole)]


def _covered(words: str, shape: Shape, whole: Collection[tuple[str, Kind]]) -> bool:
    """Whether one word with open ends stands in every text in which `words` do."""
    pieces = words.split(" ")
    for other, kind in whole:
        if other == words:
            if kind > shape.words[0][1]:
                return True
        elif (kind is Kind.INSIDE and any(other in piece for piece in pieces)) or (
            kind is Kind.STEM and any(piece.startswith(other) for piece in pieces)
        ):
            return True
    return False

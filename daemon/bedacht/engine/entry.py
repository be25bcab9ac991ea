"""One line of a word list, parsed: word, stem, compound, phrase with gaps.

The syntax is told in shared_rules/README.md. Text that people wrote in an entry
is folded like the text of a draft.
"""

from __future__ import annotations

import re
from enum import IntEnum
from itertools import chain, product
from math import prod
from typing import NamedTuple

from bedacht.engine.fold import fold
from bedacht.engine.tokens import tokenise

GAP = 4
MOST_ALTERNATIVES = 256
_GROUP = re.compile(r"\(([^()]*)\)")
_ENDINGS = frozenset(
    ["e", "en", "er", "es", "em", "n", "s", "st", "t", "te", "ten", "ter", "tes", "tem", "test", "tet", "et", "est", "ern", "ens", "nen", "se", "ses", "sen", "'s", "ed", "d", "ing", "ings", "er", "ers", "ies", "ly"]
) | {""}


class EntryError(ValueError):
    """An entry that nobody could match; the message says what to write instead."""


class Kind(IntEnum):
    """How a part of an entry meets a token."""

    WORD = 0
    INFLECTED = 1
    STEM = 2
    TAIL = 3
    INSIDE = 4


class Form(NamedTuple):
    """One way in which a part may stand there."""

    text: str
    kind: Kind

    def meets(self, token: str) -> bool:
        """Whether this form stands for `token` (folded)."""
        match self.kind:
            case Kind.WORD:
                return token.removesuffix("'s") == self.text or token == self.text
            case Kind.INFLECTED:
                return inflects(token, self.text)
            case Kind.STEM:
                return token.startswith(self.text)
            case Kind.TAIL:
                return token.endswith(self.text)
            case Kind.INSIDE:
                return self.text in token


class Part(NamedTuple):
    """One word of an entry; `gap` words at most (`least` at least) stand before it."""

    forms: tuple[Form, ...]
    gap: int = 0
    least: int = 0

    def meets(self, token: str) -> bool:
        """Whether one of the forms stands for `token` (folded)."""
        return any(form.meets(token) for form in self.forms)

    @property
    def weight(self) -> int:
        """How telling the part is: the length of its shortest form."""
        return min(len(form.text) for form in self.forms)


class Phrase(NamedTuple):
    """An entry without alternatives of several words: parts in order, or a bare sign."""

    parts: tuple[Part, ...] = ()
    sign: str = ""
    capital: bool = False

    @property
    def anchor(self) -> int:
        """The part to look for first: the most telling."""
        return max(range(len(self.parts)), key=lambda index: self.parts[index].weight)


def inflects(token: str, stem: str) -> bool:
    """Whether `token` is `stem` with one of the usual endings (both folded)."""
    return token.startswith(stem) and token[len(stem) :] in _ENDINGS


def parse_entry(entry: str) -> tuple[Phrase, ...]:
    """The phrases that an entry stands for; EntryError with the cure."""
    return tuple(_phrase(pieces, entry) for pieces in _alternatives(entry))


def _alternatives(entry: str) -> list[tuple[str, ...]]:
    """The pieces of each phrase; alternatives of one word each stay together."""
    choices = [_choices(text, entry) for text in _GROUP.split(entry)]
    count = prod(map(len, choices))
    if count > MOST_ALTERNATIVES:
        raise EntryError(f"{entry!r} stands for {count} phrases: split it into several")
    return [tuple(chain.from_iterable(chosen)) for chosen in product(*choices)]


def _choices(text: str, entry: str) -> list[tuple[str, ...]]:
    """What may stand in one place: lists of pieces (words, or words with `|` between)."""
    if "|" not in text:
        if "(" in text or ")" in text:
            raise EntryError(f"{entry!r}: brackets hold alternatives, as in '(a|b) c'")
        return [tuple(text.split())]
    alternatives = [alternative.split() for alternative in text.split("|")]
    single = "|".join(words[0] for words in alternatives if _is_one_token(words))
    longer = [tuple(words) for words in alternatives if not _is_one_token(words)]
    return [(single,), *longer] if single else longer


def _is_one_token(words: list[str]) -> bool:
    return len(words) == 1 and len(tokenise(fold(words[0]).text).words) == 1


def _phrase(pieces: tuple[str, ...], entry: str) -> Phrase:
    parts: list[Part] = []
    gap = least = 0
    for piece in pieces:
        if piece == "...":
            gap += GAP
        elif piece == "_":
            gap, least = gap + 1, least + 1
        else:
            parts += _parts(piece.removeprefix("^"), gap, least, entry)
            gap = least = 0
    if parts and gap:
        raise EntryError(f"{entry!r} ends with a gap: say which word comes after it")
    if parts:
        return Phrase(tuple(parts), capital=pieces[0].startswith("^"))
    sign = fold(" ".join(pieces)).text
    if not sign:
        raise EntryError(f"{entry!r} stands for nothing")
    return Phrase(sign=sign)


def _parts(piece: str, gap: int, least: int, entry: str) -> list[Part]:
    """The parts of one piece: several where a hyphen joins words."""
    spelled = [_forms(word, entry) for word in piece.split("|")]
    if len(spelled) == 1:
        forms = spelled[0]
        rest = [Part((form,)) for form in forms[1:]]
        return [Part((form,), gap, least) for form in forms[:1]] + rest
    return [Part(tuple(forms[0] for forms in spelled), gap, least)]


def _forms(word: str, entry: str) -> list[Form]:
    """One form for each token of a word; signs open its ends."""
    inflected, word = word.endswith("~"), word.removesuffix("~")
    opens, closes = word.startswith("*"), word.endswith("*")
    tokens = tokenise(fold(word.strip("*")).text).words
    if not tokens:
        return []
    forms = [Form(token, Kind.WORD) for token in tokens]
    if opens:
        forms[0] = Form(tokens[0], Kind.TAIL)
    if inflected:
        forms[-1] = Form(tokens[-1], Kind.INFLECTED)
    if closes:
        both = opens and len(tokens) == 1
        forms[-1] = Form(tokens[-1], Kind.INSIDE if both else Kind.STEM)
    if any(f.kind in (Kind.TAIL, Kind.INSIDE) and len(f.text) < 3 for f in forms):
        raise EntryError(f"{entry!r}: an open beginning needs three letters or more")
    return forms

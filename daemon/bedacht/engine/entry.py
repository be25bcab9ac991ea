"""One line of a word list, parsed: word, stem, compound, phrase with gaps.

The syntax is told in shared_rules/README.md. Text that people wrote in an entry
is folded like the text of a draft.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from itertools import chain, product
from math import prod
from typing import NamedTuple

from bedacht.engine.fold import fold
from bedacht.engine.tokens import tokenise

GAP = 4
MOST_ALTERNATIVES = 256
_GROUP = re.compile(r"\(([^()]*)\)")
_ENDINGS = frozenset(
    [
        "e",
        "en",
        "er",
        "es",
        "em",
        "n",
        "s",
        "st",
        "t",
        "te",
        "ten",
        "ter",
        "tes",
        "tem",
        "test",
        "tet",
        "et",
        "est",
        "ern",
        "ens",
        "nen",
        "se",
        "ses",
        "sen",
        "'s",
        "ed",
        "d",
        "ing",
        "ings",
        "er",
        "ers",
        "ies",
        "ly",
    ]
) | {""}


_EVERYWHERE = frozenset(
    fold(
        "aber alle als am an auch auf aus bei beim bin bis da dann das dass dem den der des"
        " die dir doch du ein eine einem einen einer er es euch für ganz gibt hab habe haben"
        " hat hatte heute hier ich ihr im in ist ja jetzt kann kein mal man mehr mein meine"
        " mich mir mit muss nach nicht noch nur ob oder schon sehr sein sich sie sind so soll"
        " über um und uns unser unsere vom von vor war was weil wenn wer werden wie wieder"
        " wir wird wo zu zum zur a about all am an and are as at be been but by can do for"
        " from get got had has have he her here him his how i if in is it just like me more"
        " my no not now of on one or our out she so some that the their them there they this"
        " time to up us was we were what when who will with would you your"
    ).text.split()
)


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

    words: frozenset[str]
    open: tuple[Form, ...] = ()
    gap: int = 0
    least: int = 0

    def meets(self, token: str) -> bool:
        """Whether one of the forms stands for `token` (folded)."""
        return token in self.words or any(form.meets(token) for form in self.open)

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form, words that stand alone first."""
        return (*(Form(word, Kind.WORD) for word in sorted(self.words)), *self.open)

    @property
    def weight(self) -> int:
        """How telling the part is: short words and those of every text tell little."""
        return min(
            1 if form.text in _EVERYWHERE else len(form.text) for form in self.forms
        )


class Phrase(NamedTuple):
    """An entry without alternatives of several words: parts in order, or a bare sign."""

    parts: tuple[Part, ...] = ()
    sign: str = ""
    capital: bool = False

    @property
    def anchor(self) -> int:
        """The part to look for first: the most telling."""
        return max(range(len(self.parts)), key=lambda index: self.parts[index].weight)

    def around(
        self, anchor: int, words: tuple[str, ...], sentence: tuple[int, ...], index: int
    ) -> tuple[int, int] | None:
        """The first and last token of the phrase whose anchor meets token `index`."""
        first = last = index
        for position in range(anchor, 0, -1):
            part, after = self.parts[position - 1], self.parts[position]
            reach = range(first - 1 - after.least, first - 2 - after.gap, -1)
            first = _near(part, words, sentence, index, reach)
            if first < 0:
                return None
        for part in self.parts[anchor + 1 :]:
            reach = range(last + 1 + part.least, last + 2 + part.gap)
            last = _near(part, words, sentence, index, reach)
            if last < 0:
                return None
        return first, last


def _near(
    part: Part,
    words: tuple[str, ...],
    sentence: tuple[int, ...],
    index: int,
    reach: range,
) -> int:
    """The first token of `reach` that meets `part` in the sentence of `index`, or -1."""
    for near in reach:
        if not 0 <= near < len(words) or sentence[near] != sentence[index]:
            return -1
        if part.meets(words[near]):
            return near
    return -1


def inflects(token: str, stem: str) -> bool:
    """Whether `token` is `stem` with one of the usual endings (both folded)."""
    return token.startswith(stem) and token[len(stem) :] in _ENDINGS


@lru_cache(maxsize=1 << 15)
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
        parts = [_part((form,)) for form in spelled[0]]
    else:
        parts = [_part(forms[0] for forms in spelled if forms)]
    if parts:
        parts[0] = parts[0]._replace(gap=gap, least=least)
    return parts


def _part(forms: Iterable[Form]) -> Part:
    alone: set[str] = set()
    open_ended: list[Form] = []
    for form in forms:
        if form.kind is Kind.WORD:
            alone.add(form.text)
        else:
            open_ended.append(form)
    return Part(frozenset(alone), tuple(open_ended))


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

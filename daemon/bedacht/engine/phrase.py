"""What an entry is after it was parsed: forms, parts, phrases, and how they meet tokens."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from bedacht.engine.fold import fold

_ENDINGS = frozenset(
    fold(
        "e en er es em n s st t te ten ter tes tem test tet et est ern ens nen se ses sen"
        " d ed ing ings er ers ies ly"
    ).text.split()
) | {"", "'s"}
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

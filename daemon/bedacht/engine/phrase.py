"""What an entry is after it was parsed: forms, parts, phrases, and how they meet tokens."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import chain
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
# Words of many texts that are not as frequent as those.
_OFTEN = frozenset(
    fold(
        "alles back because been beim can't denn diese dieser don't durch einfach einmal"
        " erst etwas even first gegen geht geht's gehen gerade getting go going good got"
        " great gut heute hin ihre immer immer into it's jahr jahre jetzt keine kommt"
        " know last let life like long machen macht make many menschen mir möchte morgen"
        " muss nach need never neu neue new nichts nie only other over own people really"
        " right said say see sehr seine seit selbst since something sondern still take"
        " team than these thing things think those though today too two unter very viel"
        " viele want war wäre way week weiß weiter welche well where which while who why"
        " wieder will wollen work working would würde year years yet zwei"
    ).text.split()
)
# How often in 10,000 words: both lists, all other words, open forms by their length (many
# words meet a short one).
_EVERYWHERE_TIMES, _OFTEN_TIMES, _RARELY = 40.0, 12.0, 0.3
_OPEN_TIMES = (1e6, 100.0, 60.0, 30.0, 12.0, 6.0, 3.0, 1.5)


class Kind(IntEnum):
    """How a part of an entry meets a token."""

    WORD = 0
    INFLECTED = 1
    STEM = 2
    TAIL = 3
    INSIDE = 4


_KINDS = tuple(Kind)


class Form(NamedTuple):
    """One way in which a part may stand there."""

    text: str
    kind: Kind


def _word_times(word: str) -> float:
    """How often a word that stands alone is to be expected in 10,000 words."""
    if word in _EVERYWHERE:
        return _EVERYWHERE_TIMES
    return _OFTEN_TIMES if word in _OFTEN else _RARELY


def _open_times(text: str) -> float:
    return _OPEN_TIMES[min(len(text), len(_OPEN_TIMES) - 1)]


class Part(NamedTuple):
    """One word of an entry, by the kinds of its forms.

    `gap` words at most (`least` at least) stand before it.
    """

    words: tuple[str, ...] = ()
    inflected: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()
    tails: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    gap: int = 0
    least: int = 0

    def meets(self, token: str) -> bool:
        """Whether one of the forms stands for `token` (folded)."""
        return token in self.words or self._open(token)

    def _open(self, token: str) -> bool:
        return (
            token.startswith(self.stems)
            or (token.startswith(self.inflected) and self._inflects(token))
            or token.endswith(self.tails)
            or (bool(self.inside) and any(text in token for text in self.inside))
        )

    def _inflects(self, token: str) -> bool:
        return any(inflects(token, stem) for stem in self.inflected)

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form, words that stand alone first."""
        kinds = (
            sorted(self.words),
            self.inflected,
            self.stems,
            self.tails,
            self.inside,
        )
        return tuple(
            Form(text, kind)
            for kind, texts in zip(_KINDS, kinds, strict=True)
            for text in texts
        )

    @property
    def plain(self) -> bool:
        """Whether all forms are words that stand alone."""
        return not any(self[1:5])

    @property
    def times(self) -> float:
        """How often the part is to be expected in 10,000 words."""
        plain = map(_word_times, sorted(self.words))
        return sum(chain(plain, *(map(_open_times, texts) for texts in self[1:5])))

    @property
    def weight(self) -> int:
        """How telling the part is: short words and those of every text tell little."""
        return min(
            1 if form.text in _EVERYWHERE else len(form.text) for form in self.forms
        )


def part_of(forms: Iterable[Form]) -> Part:
    """A part that stands for any of `forms`."""
    kinds: dict[Kind, dict[str, None]] = {kind: {} for kind in _KINDS}
    for form in forms:
        kinds[form.kind][form.text] = None
    words, inflected, stems, tails, inside = (tuple(texts) for texts in kinds.values())
    return Part(words, inflected, stems, tails, inside)


class Phrase(NamedTuple):
    """An entry without alternatives of several words: parts in order, or a bare sign."""

    parts: tuple[Part, ...] = ()
    sign: str = ""
    capital: bool = False

    @property
    def anchor(self) -> int:
        """The part to look for first: the rarest; with gaps the most telling.

        With gaps it decides as well which of several words near belong to the phrase.
        """
        parts = self.parts
        if len(parts) == 1:
            return 0
        if self.rigid:
            return min(range(len(parts)), key=lambda index: parts[index].times)
        return max(range(len(parts)), key=lambda index: parts[index].weight)

    @property
    def rigid(self) -> bool:
        """Whether the parts stand side by side, without gaps."""
        return not any(part.gap for part in self.parts)

    def around(
        self, anchor: int, words: Sequence[str], index: int, sentence: tuple[int, int]
    ) -> tuple[int, int] | None:
        """The first and last token of the phrase whose anchor meets token `index`.

        `sentence` is where the tokens of its sentence begin and end.
        """
        last = self._last(anchor, words, index, sentence[1])
        if last < 0:
            return None
        first = self._first(anchor, words, index, sentence[0])
        return (first, last) if first >= 0 else None

    def _last(self, anchor: int, words: Sequence[str], index: int, end: int) -> int:
        places: Sequence[int] = (index,)
        for part in self.parts[anchor + 1 :]:
            reach = _each(places, part.least + 1, part.gap + 2, 1)
            places = [n for n in reach if n < end and part.meets(words[n])]
            if not places:
                return -1
        return places[0]

    def _first(self, anchor: int, words: Sequence[str], index: int, begin: int) -> int:
        places: Sequence[int] = (index,)
        for position in range(anchor, 0, -1):
            part, after = self.parts[position - 1], self.parts[position]
            reach = _each(places, after.least + 1, after.gap + 2, -1)
            places = [n for n in reach if n >= begin and part.meets(words[n])]
            if not places:
                return -1
        return places[0]


def _each(places: Sequence[int], least: int, stop: int, way: int) -> Iterable[int]:
    """Every token that may come next, the nearest first: a gap may hold the next word too."""
    if len(places) == 1:
        place = places[0]
        return range(place + way * least, place + way * stop, way)
    steps = range(least, stop)
    return dict.fromkeys(place + way * step for place in places for step in steps)


def is_frequent(word: str) -> bool:
    """Whether `word` (folded) is one of those that stand in most texts."""
    return word in _EVERYWHERE or word in _OFTEN


def inflects(token: str, stem: str) -> bool:
    """Whether `token` is `stem` with one of the usual endings (both folded)."""
    return token.startswith(stem) and token[len(stem) :] in _ENDINGS

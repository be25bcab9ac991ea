"""What every word means by itself and which phrases hang on it, learned when it is first seen.

Writing goes by Zipf: after a few drafts nearly all words are known, and one look into a
dictionary answers for all lexicons, forms with an open end included (lexicon: 680 µs for
1,300 characters without this, 190 µs with it).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import NamedTuple

from bedacht.engine.lexicon import Lexicon, Longer
from bedacht.engine.literals import find_in_texts
from bedacht.engine.phrase import Part
from bedacht.engine.scanners import SCANNERS

MOST = 2048


# How near and (exclusive) how far from the anchor one of the words must stand.
Beside = tuple[int, int, frozenset[str]]
# Beside the anchor, a fixed place and the words that may stand there.
Fixed = tuple[int, Container[str]]
# A phrase, ready to be tried where its anchor and its clue stand: the place of its first and
# last part beside the anchor, then what must stand beside it. Without gaps each part has a
# fixed place; else of some parts one word must be near, before anybody looks whether all are
# in order. A plain tuple: it is taken apart much sooner than a named one.
Try = tuple[int, int, tuple[Fixed, ...] | None, tuple[Beside, ...]]


class _Loose:
    """The words that a part with open ends meets."""

    __slots__ = ("_part",)

    def __init__(self, part: Part) -> None:
        self._part = part

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and self._part.meets(word)


class More(NamedTuple):
    """What few words have: further sets of concepts, and scanners that they wake."""

    masks: tuple[int, ...]
    wakes: list[int]


Phrases = dict[str, list[Longer]]
# What one word means: its concepts by itself (0 for none) and perhaps more, and the phrases
# that it is the anchor of. Of each phrase something simple is known that must be true: the
# word after it or before it, or one along with it in the sentence; the last are those about
# which nothing is known. A plain tuple, as `Try`.
Meaning = tuple[int, More | None, Phrases, Phrases, Phrases, list[Longer]]


class Meanings:
    """The words seen so far, in memory only; a full one forgets them all and learns anew."""

    def __init__(
        self, lexicons: tuple[Lexicon, ...], names: int = 0, most: int = MOST
    ) -> None:
        """`names` is the mask of first names."""
        self._lexicons = lexicons
        self._names = names
        self._most = most
        self._known: dict[str, Meaning | None] = {}
        # By identity: the lexicons hold the phrases. Most phrases never come so far.
        self.tries: dict[int, Try] = {}
        signs = [sign for lexicon in lexicons for sign in lexicon.signs.items()]
        self.find_signs = find_in_texts(tuple(text for text, _ in signs))
        self.signs = tuple(longer for _, longer in signs)

    def of(self, words: Iterable[str]) -> Mapping[str, Meaning | None]:
        """The meanings of words (among others); None for one without any."""
        unknown = set(words).difference(self._known)
        if len(self._known) + len(unknown) > self._most:
            self._known, unknown = {}, set(words)
        for word in unknown:
            self._known[word] = self._learn(word)
        return self._known

    def to_try(self, longer: Longer) -> Try:
        """The phrase made ready, and kept so in `tries`."""
        made = self.tries[id(longer)] = _try(longer)
        return made

    def _learn(self, word: str) -> Meaning | None:
        masks: list[int] = []
        phrases: list[Longer] = []
        for lexicon in self._lexicons:
            alone, longer = lexicon.told(word)
            masks += alone
            phrases += longer
        name = any(mask & self._names for mask in (*masks, *map(_by_itself, phrases)))
        wakes = SCANNERS.woken_by(word, name=name)
        return _meaning(masks, wakes, phrases) if masks or wakes or phrases else None


def _by_itself(longer: Longer) -> int:
    """The concepts of a phrase of one word: one that must be written with a capital."""
    return longer.concepts if len(longer.phrase.parts) == 1 else 0


def _meaning(masks: list[int], wakes: list[int], phrases: list[Longer]) -> Meaning:
    mask, *others = _apart(masks) or (0,)
    more = More(tuple(others), wakes) if others or wakes else None
    after: Phrases = {}
    before: Phrases = {}
    along: Phrases = {}
    bare = [longer for longer in phrases if not longer.clue]
    for longer in phrases:
        side = (along, after, before)[longer.step]
        for clue in longer.clue:
            if clue in side:
                side[clue].append(longer)
            else:
                side[clue] = [longer]
    return mask, more, after, before, along, bare


def _apart(masks: list[int]) -> tuple[int, ...]:
    """The masks without those that say nothing that one before does not say as well."""
    kept: list[int] = []
    for mask in masks:
        if all(mask & ~other for other in kept):
            kept.append(mask)
    return tuple(kept)


def _try(longer: Longer) -> Try:
    anchor, parts = longer.anchor, longer.phrase.parts
    first, last = -anchor, len(parts) - 1 - anchor
    if not longer.phrase.rigid:
        return first, last, None, tuple(_beside(parts, anchor))
    clue = anchor + longer.step if longer.step else -1  # has been asked for already
    fixed = (
        (n - anchor, part.words if part.plain else _Loose(part))
        for n, part in enumerate(parts)
        if n not in (anchor, clue)
    )
    return first, last, tuple(fixed), ()


def _beside(parts: tuple[Part, ...], anchor: int) -> Iterator[Beside]:
    """How far from the anchor the words of the plain parts may be."""
    for n, part in enumerate(parts):
        if n != anchor and part.plain:
            between = parts[min(n, anchor) + 1 : max(n, anchor) + 1]
            least = sum(each.least + 1 for each in between)
            most = sum(each.gap + 1 for each in between)
            near, far = (least, most) if n > anchor else (-most, -least)
            yield near, far + 1, frozenset(part.words)

"""The words of a passage to hits: what they mean, and the phrases that they stand in."""

from __future__ import annotations

from collections.abc import Container, Iterator, KeysView, Mapping
from itertools import pairwise
from typing import NamedTuple

from bedacht.engine.fold import Folded
from bedacht.engine.hit import Hit, made
from bedacht.engine.lexicon import NOBODY, Longer
from bedacht.engine.meanings import Beside, Meaning, Meanings, More, Phrases
from bedacht.engine.tokens import Tokens


class Recognised(NamedTuple):
    """Hits in no particular order, and for each scanner that tokens wake those tokens."""

    hits: list[Hit]
    woken: dict[int, list[int]]


def recognised(meanings: Meanings, folded: Folded, tokens: Tokens) -> Recognised:
    """Every entry that stands in the passage."""
    starts, ends = folded.all_back(tokens.starts, tokens.ends)
    words = [*tokens.words, ""]
    passage = _Passage(meanings, folded.original, words, starts, ends, [], {})
    known = meanings.of(tokens.words)
    for number, (begin, end) in enumerate(pairwise(tokens.bounds)):
        near = dict.fromkeys(words[begin:end]).keys()
        _Sentence(passage, number, begin, end, near).read(known)
    passage.hits.extend(_signs(meanings, folded, tokens))
    return Recognised(passage.hits, passage.woken)


class _Passage(NamedTuple):
    """A passage while its words are looked at; `words` has an empty one at the end."""

    meanings: Meanings
    original: str
    words: list[str]
    starts: list[int]
    ends: list[int]
    hits: list[Hit]
    woken: dict[int, list[int]]

    def capital(self, index: int) -> bool:
        """Whether token `index` is written with a capital letter."""
        return self.original[self.starts[index]].isupper()


class _Sentence(NamedTuple):
    """One sentence: its number, where its tokens begin and end, and its words, each once."""

    passage: _Passage
    number: int
    begin: int
    end: int
    near: KeysView[str]

    def read(self, known: Mapping[str, Meaning | None]) -> None:  # noqa: C901 - asked for every word: no calls
        """Add what its words mean, and the phrases that stand around them."""
        passage, number, begin, end, near = self
        _, _, words, starts, ends, hits, _ = passage
        for index in range(begin, end):
            meaning = known[words[index]]
            if meaning is None:
                continue
            mask, more, after, before, along, likely = meaning
            if mask:
                place = starts[index], ends[index], index, index, number
                hits.append(made((mask, *place, "", NOBODY)))
            if more:
                self._add(more, index)
            if words[index + 1] in after:
                likely = likely + after[words[index + 1]]
            if words[index - 1] in before:
                likely = likely + before[words[index - 1]]
            if along:
                likely = likely + _once(along, near)
            if likely:
                self._try(likely, index)

    def _add(self, more: More, index: int) -> None:
        passage = self.passage
        start, end = passage.starts[index], passage.ends[index]
        for mask in more.masks:
            passage.hits.append(Hit(mask, start, end, index, index, self.number))
        for scanner in more.wakes:
            passage.woken.setdefault(scanner, []).append(index)

    def _try(self, likely: list[Longer], index: int) -> None:
        """Add those of the phrases that stand around token `index`."""
        passage, number, begin, end, _ = self
        tries, to_try = passage.meanings.tries, passage.meanings.to_try
        for longer in likely:
            before, after, fixed, beside = tries.get(id(longer)) or to_try(longer)
            first, last = index + before, index + after
            if first < begin or last >= end:
                continue
            if fixed is None:
                place = self._with_gaps(longer, beside, index)
                if place is None:
                    continue
                first, last = place
            elif fixed and not _stands(fixed, passage.words, index):
                continue
            if longer.phrase.capital and not passage.capital(first):
                continue
            span = passage.starts[first], passage.ends[last], first, last, number
            hit = made((longer.concepts, *span, longer.tag, longer.voices))
            passage.hits.append(hit)

    def _with_gaps(
        self, longer: Longer, beside: tuple[Beside, ...], index: int
    ) -> tuple[int, int] | None:
        words, begin, end = self.passage.words, self.begin, self.end
        for near, far, part in beside:
            if part.isdisjoint(words[max(index + near, begin) : min(index + far, end)]):
                return None
        return longer.phrase.around(longer.anchor, words, index, (begin, end))


def _stands(
    fixed: tuple[tuple[int, Container[str]], ...], words: list[str], index: int
) -> bool:
    """Whether each fixed place beside token `index` has one of its words."""
    for step, part in fixed:  # noqa: SIM110 - asked often: no generator
        if words[index + step] not in part:
            return False
    return True


def _once(along: Phrases, near: KeysView[str]) -> list[Longer]:
    """The phrases of the words that are near, each once; in the order of the words."""
    if near.isdisjoint(along.keys()):
        return []
    told = [along[word] for word in near if word in along]
    if len(told) == 1:
        return told[0]
    return list({id(longer): longer for some in told for longer in some}.values())


def _signs(meanings: Meanings, folded: Folded, tokens: Tokens) -> Iterator[Hit]:
    for number, begin, end in meanings.find_signs(folded.text):
        start, stop = folded.back(begin, end)
        token = max(tokens.holding(begin), 0)
        sentence = tokens.sentence_at(begin)
        for longer in meanings.signs[number]:
            concepts, tag, voices = longer.concepts, longer.tag, longer.voices
            yield Hit(concepts, start, stop, token, token, sentence, tag, voices)

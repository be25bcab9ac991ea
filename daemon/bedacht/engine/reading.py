"""A draft read paragraph by paragraph: everything recognised, no rule has spoken yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import reduce
from itertools import groupby, repeat
from operator import attrgetter, or_

from bedacht.engine.circumstances import AroundMasks, circumstances
from bedacht.engine.compiled import Engine
from bedacht.engine.concepts import Concepts
from bedacht.engine.draft import Context, Draft, Shared, Voice
from bedacht.engine.fold import Folded, fold
from bedacht.engine.hit import Hit
from bedacht.engine.meanings import Meanings
from bedacht.engine.passage import Passage, Piece, paragraphs
from bedacht.engine.recognise import recognised
from bedacht.engine.scan import Sight
from bedacht.engine.scanners import SCANNERS
from bedacht.engine.smooth import smooth
from bedacht.engine.tokens import Tokens, tokenise
from bedacht.engine.weigh import Around

_LOOK_BACK = 12
_FRAME = 500  # what a passage weighs besides its text, in code points

GIVEN_NAME = "given-name"
_sentence = attrgetter("sentence")
_concepts = attrgetter("concepts")


class Memo:
    """Passages that were read, so that typing costs what changed; one engine only.

    The oldest make way once their code points, and `_FRAME` more for each, exceed `most`.
    """

    def __init__(self, most: int = 200_000) -> None:
        self._most, self._held = most, 0
        self._passages: dict[str, Passage] = {}
        self._meanings: Meanings | None = None

    def passages(self, engine: Engine, texts: Sequence[str]) -> list[Passage]:
        """The passages of `texts`, read now or before."""
        unread = [text for text in dict.fromkeys(texts) if text not in self._passages]
        if unread:
            self._read(engine, unread)
        found = {text: self._passages.pop(text) for text in dict.fromkeys(texts)}
        self._passages |= found  # the latest last
        self._make_room()
        return [found[text] for text in texts]

    @property
    def empty(self) -> bool:
        """Has nothing been read yet?"""
        return self._meanings is None

    def passage(self, engine: Engine, text: str) -> Passage:
        """The passage of one text."""
        return self.passages(engine, (text,))[0]

    def _read(self, engine: Engine, texts: list[str]) -> None:
        if self._meanings is None:
            names = engine.concepts.bits.get(GIVEN_NAME, 0)
            self._meanings = Meanings(engine.lexicons, names)
        read = read_passages(engine, texts, self._meanings)
        self._passages.update(zip(texts, read, strict=True))
        self._held += sum(len(text) + _FRAME for text in texts)

    def _make_room(self) -> None:
        while self._held > self._most and len(self._passages) > 1:
            oldest = next(iter(self._passages))
            del self._passages[oldest]
            self._held -= len(oldest) + _FRAME


@dataclass(frozen=True, slots=True)
class Reading:
    """One draft while its evidence is weighed."""

    engine: Engine = field(repr=False)
    context: Context
    passages: tuple[tuple[Piece, Passage], ...] = field(repr=False)
    draft_mask: int
    shared_mask: int

    def whole(self) -> Around:
        """Around the whole draft."""
        return Around(
            self.draft_mask, self.draft_mask, self.draft_mask, self.shared_mask
        )

    def around(self, passage: Passage, sentence: int) -> Around:
        """Around one sentence."""
        mask = passage.masks.get(sentence, 0)
        return Around(mask, passage.mask, self.draft_mask, self.shared_mask)


def read_draft(engine: Engine, draft: Draft, memo: Memo) -> Reading:
    """Recognise everything in a draft; no rule has spoken yet."""
    voices = draft.context.voices
    pieces = tuple(paragraphs(draft.text))
    read = memo.passages(engine, [piece.text for piece in pieces])
    passages = tuple(
        (piece, _without(passage, voices))
        for piece, passage in zip(pieces, read, strict=True)
    )
    shared, facts = _surroundings(engine, draft.context, memo)
    mask = reduce(or_, (passage.mask for _, passage in passages), facts)
    return Reading(engine, draft.context, passages, mask, shared)


def _surroundings(engine: Engine, context: Context, memo: Memo) -> tuple[int, int]:
    """The concepts in what is shared, and those that the context brings."""
    told = context.shared or Shared()
    texts = (told.author, told.url, told.text, context.page)
    masks = AroundMasks(*(_mask(engine, memo, text) for text in texts))
    facts = circumstances(context, masks, engine.concepts, engine.speakers)
    return masks.all, engine.concepts.mask(facts)


def _mask(engine: Engine, memo: Memo, text: str) -> int:
    """The concepts in a text that somebody else wrote."""
    return memo.passage(engine, text).mask if text else 0


def _without(passage: Passage, voices: frozenset[Voice]) -> Passage:
    """The passage without words that mean nothing for an author with these voices."""
    if not voices or not any(hit.voices & voices for hit in passage.hits):
        return passage
    hits = tuple(hit for hit in passage.hits if not hit.voices & voices)
    sentences, masks = _by_sentence(hits)
    return replace(passage, hits=hits, sentences=sentences, masks=masks,
                   mask=reduce(or_, masks.values(), 0))  # fmt: skip


def read_passages(
    engine: Engine, texts: Sequence[str], meanings: Meanings
) -> list[Passage]:
    """Recognise everything in some paragraphs; offsets are code points of each text.

    All of them go through a stage before the next stage begins: the interpreter does the
    same for a while and waits less for its own code (an eighth of a cold draft).
    """
    usual = [smooth(text) for text in texts]
    folded = [fold(each.text) for each in usual]
    tokens = [tokenise(each.text) for each in folded]
    seen = list(map(recognised, repeat(meanings), folded, tokens))
    for way, words, (hits, woken) in zip(folded, tokens, seen, strict=True):
        sight = Sight(way.original, way, words, woken)
        hits.extend(_scanned(engine.concepts, sight))
    kept = [outermost(hits) for hits, _ in seen]
    passages = map(_passage, repeat(engine), kept, tokens)
    return [
        _brought_back(passage, way) if way.edits else passage
        for passage, way in zip(passages, usual, strict=True)
    ]


def _brought_back(passage: Passage, usual: Folded) -> Passage:
    """The passage with the offsets of the text before it was smoothed."""
    hits = tuple(_moved(hit, *usual.back(hit.start, hit.end)) for hit in passage.hits)
    sentences, _ = _by_sentence(hits)
    return replace(passage, hits=hits, sentences=sentences)


def _moved(hit: Hit, start: int, end: int) -> Hit:
    return hit._replace(start=start, end=end)


def _passage(engine: Engine, hits: list[Hit], tokens: Tokens) -> Passage:
    sentences, masks = _by_sentence(hits)
    mask = reduce(or_, masks.values(), 0)
    return Passage(
        hits=tuple(hits),
        sentences=sentences,
        masks=masks,
        mask=mask,
        candidates=tuple(sorted(set(_candidates(engine, masks)))),
        tokens=len(tokens.words),
        sentence_count=len(tokens.sentence_ends) + 1,
    )


def outermost(hits: list[Hit]) -> list[Hit]:
    """Hits in the order of the text, without those that a longer one says as well."""
    # From the left, of those that begin together the longest first.
    hits.sort(key=attrgetter("end"), reverse=True)
    hits.sort(key=attrgetter("start"))
    kept: list[Hit] = []
    reached = 0
    for hit in hits:
        if hit.end > reached:
            reached = hit.end
        elif _said(hit, kept[-_LOOK_BACK:]):
            continue
        kept.append(hit)
    return kept


def _said(hit: Hit, before: list[Hit]) -> bool:
    """Whether one of the hits before, which begin no later, covers it and says as much."""
    concepts, _, end, _, _, _, tag, _ = hit
    for other in before:
        if other.end >= end and not concepts & ~other.concepts and other.tag == tag:
            return True
    return False


def _scanned(concepts: Concepts, sight: Sight) -> Iterator[Hit]:
    """What the scanners saw, placed among the tokens."""
    tokens = sight.tokens
    place = sight.folded.forward
    for concept, start, end in SCANNERS.all_seen(sight):
        first = tokens.reaching(place(start))
        last = max(tokens.holding(place(end - 1)), first)
        sentence = tokens.sentence_at(place(start))
        yield Hit(concepts.closed[concept], start, end, first, last, sentence)


def _by_sentence(hits: Iterable[Hit]) -> tuple[dict[int, list[Hit]], dict[int, int]]:
    sentences: dict[int, list[Hit]] = {}
    for number, those in groupby(hits, _sentence):
        sentences.setdefault(number, []).extend(those)
    masks = {
        number: reduce(or_, map(_concepts, those))
        for number, those in sentences.items()
    }
    return sentences, masks


def _candidates(engine: Engine, masks: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The (evidence, sentence) pairs of which every group is there; some more than once."""
    gates, gated = engine.gates, engine.gated
    for sentence, here in masks.items():
        likely = here & gated
        while likely:
            bit = likely & -likely
            likely ^= bit
            any_other, waiting = gates[bit]
            if here & any_other:
                for index, other, more in waiting:
                    if here & other and (not more or _all_in(here, more)):
                        yield index, sentence


def _all_in(here: int, groups: tuple[int, ...]) -> bool:
    """Whether one of each group is there."""
    for group in groups:  # noqa: SIM110 - asked often: no generator
        if not here & group:
            return False
    return True


def all_hits(reading: Reading) -> list[Hit]:
    """The hits of all paragraphs, numbered through; offsets in the draft."""
    hits: list[Hit] = []
    token = sentence = 0
    for piece, passage in reading.passages:
        hits += (
            Hit(
                hit.concepts,
                hit.start + piece.base,
                hit.end + piece.base,
                hit.first + token,
                hit.last + token,
                hit.sentence + sentence,
                hit.tag,
                hit.voices,
            )
            for hit in passage.hits
        )
        token += passage.tokens
        sentence += passage.sentence_count
    return hits

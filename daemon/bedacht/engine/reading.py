"""A draft read paragraph by paragraph: everything recognised, no rule has spoken yet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import attrgetter, or_

from bedacht.engine.circumstances import AroundMasks, circumstances
from bedacht.engine.compiled import Engine
from bedacht.engine.concepts import Concepts, bits_of
from bedacht.engine.draft import Context, Draft, Shared, Voice
from bedacht.engine.fold import Folded, fold
from bedacht.engine.hit import Hit
from bedacht.engine.meanings import Meanings
from bedacht.engine.passage import Passage, Piece, paragraphs
from bedacht.engine.recognise import recognised
from bedacht.engine.scan import Sight
from bedacht.engine.scanners import SCANNERS
from bedacht.engine.smooth import smooth
from bedacht.engine.tokens import tokenise
from bedacht.engine.weigh import Around

_LOOK_BACK = 12
_FRAME = 500  # what a passage weighs besides its text, in code points

GIVEN_NAME = "given-name"


class Memo:
    """Passages that were read, so that typing costs what changed; one engine only.

    The oldest make way once their code points, and `_FRAME` more for each, exceed `most`.
    """

    def __init__(self, most: int = 200_000) -> None:
        self._most, self._held = most, 0
        self._passages: dict[str, Passage] = {}
        self._meanings: Meanings | None = None

    def passage(self, engine: Engine, text: str) -> Passage:
        """The passage of `text`, read now or before."""
        known = self._passages.pop(text, None)
        if known is None:
            if self._meanings is None:
                names = engine.concepts.bits.get(GIVEN_NAME, 0)
                self._meanings = Meanings(engine.lexicons, names)
            known = read_passage(engine, text, self._meanings)
            self._make_room(len(text) + _FRAME)
        self._passages[text] = known
        return known

    def _make_room(self, size: int) -> None:
        self._held += size
        while self._held > self._most and self._passages:
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
    passages = tuple(
        (piece, _without(memo.passage(engine, piece.text), voices)) for piece in pieces
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


def read_passage(engine: Engine, text: str, meanings: Meanings) -> Passage:
    """Recognise everything in one paragraph; offsets are code points of `text`."""
    usual = smooth(text)
    passage = _read(engine, usual.text, meanings)
    return _brought_back(passage, usual) if usual.edits else passage


def _brought_back(passage: Passage, usual: Folded) -> Passage:
    """The passage with the offsets of the text before it was smoothed."""
    hits = tuple(_moved(hit, *usual.back(hit.start, hit.end)) for hit in passage.hits)
    sentences, _ = _by_sentence(hits)
    return replace(passage, hits=hits, sentences=sentences)


def _moved(hit: Hit, start: int, end: int) -> Hit:
    return hit._replace(start=start, end=end)


def _read(engine: Engine, text: str, meanings: Meanings) -> Passage:
    folded = fold(text)
    tokens = tokenise(folded.text)
    hits, woken = recognised(meanings, folded, tokens)
    hits.extend(_scanned(engine.concepts, Sight(text, folded, tokens, woken)))
    hits = outermost(hits)
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
    for other in before:
        covers = other.end >= hit.end and other.tag == hit.tag
        if covers and hit.concepts & ~other.concepts == 0:
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
    masks: dict[int, int] = {}
    for hit in hits:
        number = hit.sentence
        if number in masks:
            sentences[number].append(hit)
            masks[number] |= hit.concepts
        else:
            sentences[number] = [hit]
            masks[number] = hit.concepts
    return sentences, masks


def _candidates(engine: Engine, masks: dict[int, int]) -> Iterator[tuple[int, int]]:
    """The (evidence, sentence) pairs of which every group is there; some more than once."""
    gates = engine.gates
    for sentence, here in masks.items():
        for bit in bits_of(here & engine.gated):
            for index, others in gates[bit]:
                for group in others:
                    if not here & group:
                        break
                else:
                    yield index, sentence


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

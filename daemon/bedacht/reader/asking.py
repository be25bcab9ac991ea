"""A draft to what the second reader is asked, and its answer back to the draft. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bedacht.engine.compiled import Engine
from bedacht.engine.draft import Draft
from bedacht.engine.finding import Span
from bedacht.engine.fold import fold
from bedacht.engine.impression import Impression
from bedacht.engine.reading import Memo, all_hits, read_draft
from bedacht.engine.tokens import sentence_ends
from bedacht.reader.judgement import NOWHERE, Judged
from bedacht.reader.named import named, names_employer
from bedacht.reader.question import Question, ask


@dataclass(frozen=True, slots=True)
class Asked:
    """What the model reads; `starts` is where the sentences begin in it (code points)."""

    text: str = field(repr=False)
    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Asking:
    """One draft: what is asked, and where its sentences stand (code points of the draft)."""

    asked: Asked
    sentences: tuple[Span, ...]

    def impressions(self, answer: Iterable[Judged]) -> tuple[Impression, ...]:
        """The answer, with the sentences where they stand in the draft."""
        return tuple(
            Impression(rule, self._span(sentence), confidence)
            for rule, sentence, confidence in answer
            if NOWHERE <= sentence < len(self.sentences)
        )

    def _span(self, sentence: int) -> Span | None:
        return None if sentence == NOWHERE else self.sentences[sentence]


def asking(engine: Engine, draft: Draft, memo: Memo | None = None) -> Asking:
    """What to ask about a draft; of one without a word there is nothing to ask."""
    asked = question(engine, draft, memo)
    sentences = sentences_of(draft.text)
    starts = tuple(asked.forward(each.start) for each in sentences)
    return Asking(Asked(asked.text, starts), sentences)


def question(engine: Engine, draft: Draft, memo: Memo | None = None) -> Question:
    """A draft with the names of the engine's policy replaced by roles."""
    reading = read_draft(engine, draft, memo or Memo())
    return ask(
        draft,
        named(all_hits(reading), engine.concepts),
        shares_employer=names_employer(reading.shared_mask, engine.concepts),
    )


def sentences_of(text: str) -> tuple[Span, ...]:
    """The sentences of a draft, without the space around them."""
    folded = fold(text)
    ends = [folded.back(end - 1, end)[1] for end in sentence_ends(folded.text)]
    stretches = zip([0, *ends], [*ends, len(text)], strict=True)
    trimmed = (_trimmed(text, start, end) for start, end in stretches)
    return tuple(span for span in trimmed if span.start < span.end)


def _trimmed(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))

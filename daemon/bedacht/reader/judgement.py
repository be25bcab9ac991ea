"""The numbers of the model to what it says: which rule, which sentence, how sure. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import isfinite
from typing import NamedTuple

from bedacht.engine.finding import Confidence
from bedacht.errors import ReaderError
from bedacht.reader.card import Card

NOWHERE = -1  # the sentence of what stands in none


@dataclass(frozen=True, slots=True)
class Seen:
    """One window: the logits of the whole and of each token, and the tokens' sentences."""

    draft: Sequence[float] = field(repr=False)
    tokens: Sequence[Sequence[float]] = field(repr=False)
    sentences: Sequence[int] = field(repr=False)


class Judged(NamedTuple):
    """A rule that is meant by the sentence with this number, and how sure that is.

    A family that stands `NOWHERE` is a doubt: nothing of it seems to be meant.
    """

    rule: str
    sentence: int
    confidence: Confidence


def judged(card: Card, seen: Sequence[Seen]) -> tuple[Judged, ...]:
    """What the model says of a draft: at most one thing for each family.

    Raises:
        ReaderError: the numbers are none that the card speaks of.
    """
    for window in seen:
        _check(card, window)
    return tuple(each for name in card.families for each in _family(card, name, seen))


def _family(card: Card, name: str, seen: Sequence[Seen]) -> Iterator[Judged]:
    place = card.place(name)
    window = max(seen, key=lambda each: each.draft[place], default=None)
    if window is None:
        return
    if card.families[name].doubts(window.draft[place]):
        yield Judged(name, NOWHERE, Confidence.LOW)
    confidence = card.families[name].confidence(window.draft[place])
    sentence = _sentence(window, place)
    if confidence is not None and sentence != NOWHERE:
        rule = max(card.rules(name), key=lambda each: window.draft[card.place(each)])
        yield Judged(rule, sentence, confidence)


def _sentence(window: Seen, place: int) -> int:
    """The sentence of the token that speaks most for the label at `place`."""
    inside = (
        (logits[place], sentence)
        for logits, sentence in zip(window.tokens, window.sentences, strict=True)
        if sentence != NOWHERE
    )
    return max(inside, key=lambda each: each[0], default=(0.0, NOWHERE))[1]


def _check(card: Card, window: Seen) -> None:
    rows = (window.draft, *window.tokens)
    whole = len(window.tokens) == len(window.sentences)
    if not whole or any(len(row) != len(card.labels) for row in rows):
        raise ReaderError("the second reader does not answer in the shape of its card")
    if not all(isfinite(logit) for row in rows for logit in row):
        raise ReaderError("the second reader does not answer with numbers")

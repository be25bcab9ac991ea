"""Months by name; `May` and `March` only where nothing else can be meant."""

from __future__ import annotations

from collections.abc import Iterator

from bedacht.engine.scan import Scanner, Seen, Sight
from bedacht.engine.scanners.patterns import words

_MONTHS = words(
    "januar jaenner jänner februar feber maerz märz april juni juli august"
    " september oktober november dezember january february june july october"
    " december"
)
_DOUBTFUL = frozenset({"mai", "may", "march"})
_BEFORE = words(
    "in im by of since until till from last next this early late mid seit bis ab"
    " ende anfang mitte letzten naechsten diesen"
)


def _months(sight: Sight) -> Iterator[Seen]:
    words = sight.tokens.words
    for index in sight.here:
        if words[index] in _MONTHS or _is_month(words, index):
            span = sight.tokens.starts[index], sight.tokens.ends[index]
            yield Seen("month", *sight.folded.back(*span))


def _is_month(words: list[str], index: int) -> bool:
    """A number beside it or a word of time before it."""
    beside = words[max(index - 1, 0) : index + 2]
    return any(w.isdigit() for w in beside) or (
        index > 0 and words[index - 1] in _BEFORE
    )


def _likely(word: str, _name: bool) -> bool:  # noqa: FBT001 - a Wakes
    return word in _MONTHS or word in _DOUBTFUL


SCANNERS = (Scanner(_months, token=_likely),)

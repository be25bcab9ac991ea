"""What the scanners see in a text, by concept."""

from __future__ import annotations

from collections import defaultdict

from bedacht.engine.fold import fold
from bedacht.engine.reading import Memo
from bedacht.engine.scan import Seen, Sight
from bedacht.engine.scanners import SCANNERS
from bedacht.engine.tokens import tokenise
from tests.engine.falkenried import ENGINE


def all_seen(text: str) -> list[Seen]:
    """Everything that the scanners see, without the word lists."""
    folded = fold(text)
    tokens = tokenise(folded.text)
    woken: defaultdict[int, list[int]] = defaultdict(list)
    for index, word in enumerate(tokens.words):
        for scanner in SCANNERS.woken_by(word, name=False):
            woken[scanner].append(index)
    return list(SCANNERS.all_seen(Sight(text, folded, tokens, woken)))


def seen(text: str, concept: str) -> list[str]:
    """The words in which `concept` was recognised, word lists at hand."""
    bit = ENGINE.concepts.bits[concept]
    hits = Memo().passage(ENGINE, text).hits
    return [text[hit.start : hit.end] for hit in hits if hit.concepts & bit]

"""The syntax of word lists."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bedacht.engine.entry import EntryError, parse_entry
from bedacht.engine.fold import fold
from bedacht.engine.tokens import tokenise


def stands(entry: str, text: str) -> bool:
    """Whether one of the phrases of `entry` stands in `text`."""
    tokens = tokenise(fold(text).text)
    return any(
        phrase.around(phrase.anchor, tokens.words, index, sentence)
        for phrase in parse_entry(entry)
        for sentence in pairwise(tokens.bounds)
        for index in range(*sentence)
        if phrase.parts[phrase.anchor].meets(tokens.words[index])
    )


@pytest.mark.parametrize(
    ("entry", "there", "not_there"),
    [
        ("umsatz", "der Umsatz", "Umsätze"),
        ("kunde~", "die Kunden", "Kundendienst"),
        ("launch~", "we launched", "launchpad"),
        ("umsatz*", "Umsatzminus", "Quartalsumsatz"),
        ("*umsatz", "Quartalsumsatz", "Umsatzminus"),
        ("*umsatz*", "Quartalsumsatzes", "um Satz"),
        ("darf nicht", "das darf nicht sein", "darf ich nicht"),
        ("darf ... sagen", "darf ich euch nicht sagen", "darf a b c d e sagen"),
        ("im _ quartal", "im dritten Quartal", "im Quartal"),
        ("zimmer _", "auf Zimmer zwölf", "das Zimmer"),
        ("(darf|dürfen) nicht", "wir dürfen nicht", "müssen nicht"),
        ("(gar|) nicht", "nicht", "gar"),
        ("nicht (mal so|) gut", "nicht mal so gut", "nicht so gut"),
        ("(go-live|start)", "der Go-Live", "go and live"),
        ("don't", "I don't", "dont"),
        ("über die", "ueber die", "uber die"),
    ],
)
def test_an_entry_finds_what_its_line_says(
    entry: str, there: str, not_there: str
) -> None:
    assert stands(entry, there)
    assert not stands(entry, not_there)


def test_a_phrase_never_reaches_over_the_end_of_a_sentence() -> None:
    assert not stands("darf ... sagen", "Das darf er. Sagen wir.")


@pytest.mark.parametrize("entry", ["darf ...", "", "*ab*", "(a|b", "..."])
def test_an_entry_that_nobody_could_match_is_refused(entry: str) -> None:
    with pytest.raises(EntryError):
        parse_entry(entry)


def test_an_emoji_is_a_sign() -> None:
    assert parse_entry("🤫")[0].sign == "🤫"


def test_too_many_alternatives_are_refused_with_a_cure() -> None:
    with pytest.raises(EntryError, match="split it"):
        parse_entry(" ".join(["(a b|c d|e f|g h)"] * 5))

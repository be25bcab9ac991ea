"""No text, however hostile, costs much more than an ordinary one of its size."""

from __future__ import annotations

import time

import pytest

from tests.engine.falkenried import findings

SIZE = 1 << 16
ORDINARY = (
    "Heute war ein langer Tag im Werk, wir haben viel geschafft und am Ende gab es Kuchen. "
    "Mein Kollege Jan hat erzählt, dass der Termin am 3. Mai um 14:30 Uhr nun doch steht. "
)
HOSTILE = {
    "one word": "a",
    "digits": "1",
    "spaced digits": "1 ",
    "dots": "1.",
    "ats": "a@",
    "exclamations": "!",
    "capitals": "A ",
    "quotes": '"a',
    "hashes": "#aA",
    "combining": "a\u0301\u0301\u0301",
    "joiners": "\u200d",
    "we": "wir ",
    "negation": "nicht ",
    "slashes": "//a.",
    "brackets": "([{",
    "bold": "𝗮",
    "lines": "\n",
    "paragraphs": "a\n\n",
    "cue words": "unser umsatz ist darf nicht sagen ",
    "names": "Anna Meier ",
    "secrets": "password: ",
    "right to left": "\u202ea",
}


def seconds(text: str) -> float:
    started = time.perf_counter()
    findings(text)
    return time.perf_counter() - started


def filled(piece: str) -> str:
    return (piece * (SIZE // len(piece) + 1))[:SIZE]


@pytest.fixture(scope="module")
def usual() -> float:
    findings(ORDINARY)
    return seconds(filled(ORDINARY))


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_costs_at_most_fifty_ordinary_ones(
    piece: str, usual: float
) -> None:
    assert seconds(filled(piece)) < 50 * usual

"""What only looks different is judged the same: the labelled drafts, written in other ways."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bedacht.cli.eval import reviewed
from bedacht.cli.records import Record
from bedacht.engine.finding import Level
from bedacht.engine.fold import fold
from tests.corpora.readable import POLICIES, readable

UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"}
Rewrite = Callable[[str], str]


def spelled_out(text: str) -> str:
    """ae for ä, and AE for Ä in a word of capitals."""
    shouted = re.sub(r"(?<=[A-ZÄÖÜ])[ÄÖÜ]|[ÄÖÜ](?=[A-ZÄÖÜ])", _spelled_loud, text)
    return re.sub("[äöüßÄÖÜ]", _spelled, shouted)


def _spelled_loud(letter: re.Match[str]) -> str:
    return UMLAUTS[letter.group().lower()].upper()


def _spelled(letter: re.Match[str]) -> str:
    way = UMLAUTS[letter.group().lower()]
    return way if letter.group().islower() else way.capitalize()


def bold(text: str) -> str:
    """Latin letters from the block of mathematical bold ones."""
    return "".join(
        chr(
            ord(c)
            - ord("a" if c.islower() else "A")
            + (0x1D41A if c.islower() else 0x1D400)
        )
        if c.isascii() and c.isalpha()
        else c
        for c in text
    )


def gender(sign: str) -> Rewrite:
    """Kolleg*innen with another sign."""
    return lambda text: re.sub(r"(?<=[a-zäöü])[*:_](?=in(?:nen)?\b)", sign, text)


REWRITES: Mapping[str, Rewrite] = {
    "composed": lambda text: unicodedata.normalize("NFC", text),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "zero-width": lambda text: re.sub(r"(?<=\w)(?=\w)", "\u200b", text),
    "soft hyphens": lambda text: re.sub(r"(?<=\w{3})(?=\w{3})", "\u00ad", text),
    "bold": bold,
    "spelled out": spelled_out,
    "gender colon": gender(":"),
    "gender underscore": gender("_"),
    "plain quotes": lambda text: re.sub("[„“”«»]", '"', text).replace("’", "'"),
    "long dashes": lambda text: text.replace("–", "—"),
    "odd spaces": lambda text: text.replace(" ", "\u00a0"),
    "trailing spaces": lambda text: re.sub("$", "  ", text, flags=re.MULTILINE),
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "emoji in front": lambda text: "👩🏽‍💻 " + text,
}


DRAFTS = tuple(readable())


def judged(record: Record, text: str) -> Mapping[str, Level]:
    """The loudest level of each rule that speaks; its words are checked on the way."""
    levels: dict[str, Level] = {}
    draft = replace(record.draft, text=text)
    for graded in reviewed(replace(record, draft=draft), POLICIES):
        finding = graded.finding
        if finding.span is not None:
            words = text[slice(*finding.span)]
            assert words == words.strip()
            assert fold(words).text
        levels[finding.rule] = max(graded.level, levels.get(finding.rule, Level.OFF))
    return levels


@pytest.mark.parametrize("rewrite", REWRITES.values(), ids=REWRITES)
@given(record=st.sampled_from(DRAFTS))
@settings(max_examples=150, deadline=None)
def test_the_verdict_is_the_same(rewrite: Rewrite, record: Record) -> None:
    text = record.draft.text
    assert judged(record, rewrite(text)) == judged(record, text)


@pytest.mark.parametrize("between", ["", " "], ids=["joined", "spaced"])
def test_a_hashtag_is_read_as_its_words(between: str) -> None:
    words = between.join(("Umsatz", "Einbruch", "Bei", "Uns"))
    assert fold(f"#{words}").text.split() == ["#umsatz", "einbruch", "bei", "uns"]

"""The whole way: findings, their places, and what must not change them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bedacht.engine.draft import (
    Audience,
    Context,
    Draft,
    Listed,
    Shared,
    Stance,
    Surface,
)
from bedacht.engine.find import find
from bedacht.engine.finding import Level
from bedacht.engine.reading import Memo
from tests.engine.falkenried import ENGINE, RULEBOOK, findings, quotes

PIECES = st.sampled_from(
    [
        "Mein Chef bei Falkenried", "das Projekt Nordlicht", "der Umsatz ist eingebrochen",
        "um 23 %", "darf ich noch nicht sagen", "ist ein Vollpfosten", "heute", "nicht", "?",
        ". ", "\n", "\n\n", "!!! ", "🙂 ", "Brünnhaus AG", "Bitte teilen!", "#TeamFalke",
        "laut Pressemitteilung", "Weiß jemand, ob", "„so ist das“", "our revenue fell by 12 %",
        "my boss", "Passwort: ", "0171 2345678", "we will miss Q3",
    ]
)  # fmt: skip
DRAFTS = st.lists(PIECES, max_size=14).map(" ".join)


@given(DRAFTS)
@settings(max_examples=150, deadline=None)
def test_spans_lie_within_the_text_and_are_not_empty(text: str) -> None:
    for finding in findings(text):
        if finding.span is not None:
            assert 0 <= finding.span.start < finding.span.end <= len(text)


@given(st.lists(DRAFTS, min_size=1, max_size=5))
@settings(max_examples=80, deadline=None)
def test_a_memo_changes_nothing(texts: list[str]) -> None:
    memo = Memo(most=1800)
    for revision, text in enumerate(texts):
        draft = Draft("typing", revision, text)
        assert find(ENGINE, draft, memo) == find(ENGINE, draft)


@given(st.lists(st.lists(st.integers(1, 3000), max_size=4), max_size=20))
def test_a_memo_holds_no_more_than_it_may(drafts: list[list[int]]) -> None:
    memo = Memo(most=5000)
    for sizes in drafts:
        memo.passages(ENGINE, ["a" * size for size in sizes])
        held = memo._passages
        assert memo._held == sum(map(len, held)) + 500 * len(held)
        assert len(held) <= 1 or memo._held <= 5000


@given(st.lists(DRAFTS, max_size=4))
@settings(max_examples=40, deadline=None)
def test_paragraphs_read_together_are_read_as_alone(texts: list[str]) -> None:
    together = Memo().passages(ENGINE, [*texts, *texts[:1]])
    alone = [Memo().passage(ENGINE, text) for text in (*texts, *texts[:1])]
    assert together == alone


@given(DRAFTS)
@settings(max_examples=80, deadline=None)
def test_decomposed_letters_change_no_rule_and_no_level(text: str) -> None:
    apart = unicodedata.normalize("NFD", text)
    assert _said(apart) == _said(text)


@given(DRAFTS)
@settings(max_examples=80, deadline=None)
def test_an_emoji_in_front_moves_spans_and_nothing_else(text: str) -> None:
    before = findings(text)
    after = findings("🙂 " + text)
    assert [(f.rule, f.level) for f in before] == [(f.rule, f.level) for f in after]
    for one, other in zip(before, after, strict=True):
        if one.span is not None and other.span is not None:
            assert (one.span.start + 2, one.span.end + 2) == tuple(other.span)


def _said(text: str) -> list[tuple[str, Level]]:
    return sorted((finding.rule, finding.level) for finding in findings(text))


@pytest.mark.parametrize(
    "written",
    ["Projekt Nordlicht", "projekt nordlicht", "𝗣𝗿𝗼𝗷𝗲𝗸𝘁 𝗡𝗼𝗿𝗱𝗹𝗶𝗰𝗵𝘁", "Pro\u00adjekt Nord\u200blicht",
     "PROJEKT-NORDLICHT", "Projekt Nordlichts", "#ProjektNordlicht"],
)  # fmt: skip
def test_a_term_is_found_however_it_is_written(written: str) -> None:
    text = f"Morgen startet {written} hier."
    assert ("confidentiality.term", written.removeprefix("#")) in quotes(text)


def test_a_role_that_may_speak_silences_its_topic() -> None:
    text = "Kein Wort zur Dividende, sagt mein Chef."
    assert ("authority.reserved-topic", "Dividende") in quotes(text)
    assert not any(
        rule == "authority.reserved-topic"
        for rule, _ in quotes(text, Context(roles=frozenset({"press"})))
    )


def test_what_is_shared_is_never_quoted() -> None:
    shared = Shared("Falkenried SE", "", "Das Projekt Nordlicht startet")
    context = Context(surface=Surface.SHARE, shared=shared, employer_listed=Listed.NO)
    assert quotes("", context) >= {("association.first-link", None)}
    assert all(quote is None for _, quote in quotes("", context))


def test_stance_separate_raises_the_employers_name() -> None:
    text = "Schöner Abend mit Falkenried."
    (finding,) = [f for f in findings(text) if f.rule == "association.employer-named"]
    assert finding.level is Level.HINT
    apart = findings(text, Context(stance=Stance.SEPARATE))
    (finding,) = [f for f in apart if f.rule == "association.employer-named"]
    assert finding.level is Level.WARN
    assert [a.id for a in finding.adjustments] == ["kept-apart"]


def test_amplifiers_speak_only_beside_a_loud_finding() -> None:
    loud = "Das Projekt Nordlicht startet bei uns. Bitte teilen!"
    assert ("reach.amplified", None) in quotes(loud)
    assert ("reach.amplified", None) not in quotes("Katze weg. Bitte teilen!")
    hidden = Context(audience=Audience.SELF)
    assert ("reach.amplified", None) not in quotes(loud, hidden)


def test_no_repr_shows_what_was_written() -> None:
    written = "Nordlichtgeheimnis"
    shared = Shared(written, written, written)
    draft = Draft("id", 0, f"Projekt Nordlicht {written}", Context(shared=shared))
    memo = Memo()
    shown = repr((draft, find(ENGINE, draft, memo), memo, ENGINE, RULEBOOK))
    assert written not in shown
    assert written not in repr(replace(draft, revision=1))

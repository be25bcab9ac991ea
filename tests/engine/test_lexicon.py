"""Hits: concepts, exact places, tags, and words that mean nothing for some roles."""

from __future__ import annotations

from collections.abc import Iterable

from bedacht.engine.concepts import Concepts, number_concepts
from bedacht.engine.draft import Platform, Voice
from bedacht.engine.fold import fold
from bedacht.engine.hit import Hit
from bedacht.engine.lexicon import Word, compile_lexicon
from bedacht.engine.meanings import Meanings
from bedacht.engine.recognise import recognised
from bedacht.engine.tokens import tokenise

CONCEPTS: Concepts = number_concepts({"wide": ("narrow",), "narrow": (), "other": ()})


def hits_in(text: str, words: Iterable[Word]) -> list[Hit]:
    lexicon = compile_lexicon(words, CONCEPTS)
    folded = fold(text)
    return recognised(Meanings((lexicon,)), folded, tokenise(folded.text)).hits


def seen(
    text: str, *entries: tuple[str, str], words: tuple[Word, ...] = ()
) -> set[tuple[str, str]]:
    return {
        (name, text[hit.start : hit.end])
        for hit in hits_in(text, [*(Word(*e) for e in entries), *words])
        for name in CONCEPTS.names(hit.concepts)
    }


def test_a_concept_that_includes_another_is_seen_with_it() -> None:
    assert seen("ein Wort", ("narrow", "wort")) == {
        ("narrow", "Wort"),
        ("wide", "Wort"),
    }


def test_the_whole_token_is_the_place_of_a_part() -> None:
    assert seen("Die Quartalsumsätze!", ("other", "*umsätze")) == {
        ("other", "Quartalsumsätze")
    }


def test_a_gap_may_hold_a_word_that_comes_next_as_well() -> None:
    entry = ("other", "weiß (noch|offiziell) ... keiner")
    assert seen("weiß offiziell noch keiner", entry) == {
        ("other", "weiß offiziell noch keiner")
    }
    entry = ("other", "keiner ... (weiß|es) (es|noch)")
    assert seen("keiner der weiß, was es noch gibt", entry) == {
        ("other", "keiner der weiß, was es noch")
    }


def test_a_phrase_spans_from_its_first_to_its_last_word() -> None:
    assert seen("Das läuft gerade echt schlecht.", ("other", "läuft ... schlecht")) == {
        ("other", "läuft gerade echt schlecht")
    }


def test_an_emoji_is_found_where_it_stands() -> None:
    assert seen("psst 🤫 ok", ("other", "🤫")) == {("other", "🤫")}


def test_a_capital_is_asked_for_only_where_the_entry_says_so() -> None:
    assert seen("die Marge", ("other", "^marge")) == {("other", "Marge")}
    assert seen("die marge", ("other", "^marge")) == set()


def test_bold_letters_and_soft_hyphens_keep_exact_places() -> None:
    text = "mit 𝗡𝗼𝗿𝗱\u00ad𝗹𝗶𝗰𝗵𝘁!"
    word = Word("other", "Nordlicht")
    assert seen(text, words=(word,)) == {("other", "𝗡𝗼𝗿𝗱\u00ad𝗹𝗶𝗰𝗵𝘁")}


def test_tags_and_voices_travel_with_the_hit() -> None:
    press = frozenset({Voice("press", Platform.XING)})
    word = Word("other", "Dividende", "finance", press)
    (hit,) = hits_in("Dividende", [word])
    assert (hit.tag, hit.voices) == ("finance", press)

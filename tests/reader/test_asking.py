"""What is asked about a draft leads back to its sentences."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bedacht.desk.snapshot import assemble, open_library
from bedacht.engine.draft import Context, Draft
from bedacht.engine.finding import Confidence
from bedacht.engine.impression import Impression
from bedacht.policy.preferences import Preferences
from bedacht.reader.asking import asking, sentences_of
from bedacht.reader.judgement import NOWHERE, Judged
from tests.rules.world import DAY

TEXT = st.text(
    st.sampled_from("aB .!?\n\u00fc\u0308\u200b[]\U0001f600Nordwind "), max_size=60
)


ENGINE = assemble(open_library(), None, Preferences(employer="Nordwind"), DAY).engine


@given(TEXT)
def test_sentences_hold_every_word_and_do_not_overlap(text: str) -> None:
    spans = sentences_of(text)
    assert [*spans] == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    held = "".join(text[span.start : span.end] for span in spans)
    assert "".join(held.split()) == "".join(text.split())


@given(TEXT)
def test_a_sentence_begins_in_the_question_where_it_begins_in_the_draft(
    text: str,
) -> None:
    asks = asking(ENGINE, Draft("d", 0, text, Context()))
    assert [*asks.asked.starts] == sorted(asks.asked.starts)
    for start, span in zip(asks.asked.starts, asks.sentences, strict=True):
        first, there = text[span.start], asks.asked.text[start]
        assert there == first or asks.asked.text[start:].startswith("[EMPLOYER]")


def test_the_answer_stands_where_the_sentence_stands() -> None:
    text = "Hallo. Nordwind hat ein Problem!  Gute Nacht."
    asks = asking(ENGINE, Draft("d", 0, text, Context()))
    assert "Nordwind" not in asks.asked.text
    said = asks.impressions([Judged("conduct.heat", 1, Confidence.LOW)])
    assert said == (Impression("conduct.heat", asks.sentences[1], Confidence.LOW),)
    assert said[0].span is not None
    assert text[slice(*said[0].span)] == "Nordwind hat ein Problem!"


def test_an_answer_about_no_sentence_is_none() -> None:
    asks = asking(ENGINE, Draft("d", 0, "Hallo.", Context()))
    nowhere = [Judged("conduct.heat", at, Confidence.LOW) for at in (-2, 1, 99)]
    assert asks.impressions(nowhere) == ()


def test_a_doubt_is_about_no_sentence() -> None:
    asks = asking(ENGINE, Draft("d", 0, "Hallo.", Context()))
    doubt = Judged("conduct", NOWHERE, Confidence.LOW)
    assert asks.impressions([doubt]) == (Impression("conduct", None, Confidence.LOW),)

"""What a second reader thinks: a finding of its own, a step of surety, or nothing at all."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedacht.engine.draft import Context, Draft
from bedacht.engine.find import find
from bedacht.engine.finding import Confidence, Finding, Level, Span
from bedacht.engine.impression import (
    LEFT_ALONE,
    NOT_ALONE,
    READER,
    Impression,
    with_impressions,
)
from bedacht.engine.reading import Memo, read_draft
from bedacht.engine.rulebook import Rule
from bedacht.rules.load import load
from tests.rules.phrase_blocks.scored import lines
from tests.rules.world import example_engine

ENGINE = example_engine()
RULES = sorted(ENGINE.rules)
TEXT = "Das war ein langer Tag. Nur die Kaffeemaschine läuft noch auf vollen Touren."
SENTENCE = Span(24, len(TEXT))
FIGURES, ROADMAP = "confidentiality.figures", "confidentiality.roadmap"
LOW, MEDIUM, HIGH = Confidence
FOUND = Finding(FIGURES, Span(28, 33), "e", (), LOW, Level.WARN)


def brought(
    *impressions: Impression, findings: tuple[Finding, ...] = (), text: str = TEXT
) -> tuple[Finding, ...]:
    """The findings after the impressions on a draft."""
    draft = Draft("d", 0, text, Context())
    return with_impressions(ENGINE, draft, findings, impressions)


def thinks(rule: str = FIGURES, confidence: Confidence = HIGH) -> Impression:
    """An impression of the sentence about the coffee machine."""
    return Impression(rule, SENTENCE, confidence)


@pytest.mark.parametrize("confidence", Confidence)
def test_alone_it_is_a_finding_on_the_sentence(confidence: Confidence) -> None:
    (found,) = brought(thinks(confidence=confidence))
    assert (found.rule, found.span, found.evidence) == (FIGURES, SENTENCE, READER)
    assert found.confidence is confidence
    assert found.seconded is None


@pytest.mark.parametrize("rule", sorted({*RULES} - NOT_ALONE))
def test_alone_it_is_never_louder_than_warn(rule: str) -> None:
    (found,) = brought(thinks(rule))
    assert found.level <= Level.WARN


@pytest.mark.parametrize("rule", sorted(NOT_ALONE))
def test_what_may_be_fair_criticism_is_left_to_the_rules(rule: str) -> None:
    assert brought(thinks(rule)) == ()


@pytest.mark.parametrize("there", [FIGURES, ROADMAP])
@pytest.mark.parametrize(("before", "after"), [(LOW, MEDIUM), (MEDIUM, HIGH)])
def test_what_a_rule_found_becomes_surer_by_a_step_and_does_not_stand_twice(
    there: str, before: Confidence, after: Confidence
) -> None:
    found = replace(FOUND, rule=there, confidence=before, level=Level.CONFIRM)
    now = brought(thinks(), findings=(found,))
    assert now == (replace(found, confidence=after, seconded=HIGH),)


def test_the_same_rule_is_made_surer_before_another_of_its_family() -> None:
    other = replace(FOUND, rule=ROADMAP, level=Level.CONFIRM)
    now = brought(thinks(), findings=(FOUND, other))
    assert [each.rule for each in now if each.seconded] == [FIGURES]


def test_what_is_sure_gets_no_surer() -> None:
    sure = replace(FOUND, confidence=HIGH)
    assert brought(thinks(), findings=(sure,)) == (replace(sure, seconded=HIGH),)


def test_a_doubt_marks_what_the_rules_of_the_family_found_and_adds_nothing() -> None:
    other = replace(FOUND, rule="conduct.heat")
    doubt = Impression("confidentiality", None, LOW)
    now = brought(doubt, findings=(FOUND, other))
    assert {each.rule: each.doubted for each in now} == {
        FIGURES: True,
        "conduct.heat": False,
    }
    assert brought(doubt) == ()


def test_another_family_or_another_sentence_has_a_finding_of_its_own() -> None:
    elsewhere = replace(FOUND, span=Span(0, 3))
    for found in (elsewhere, replace(FOUND, rule="conduct.heat")):
        now = brought(thinks(), findings=(found,))
        assert len(now) == 2
        assert found in now


def test_two_impressions_of_one_family_do_not_lift_each_other() -> None:
    (only,) = brought(thinks(confidence=LOW), thinks(ROADMAP))
    assert (only.rule, only.confidence, only.seconded) == (FIGURES, LOW, None)


def test_a_rule_that_nobody_knows_is_not_spoken_of() -> None:
    assert brought(thinks("confidentiality.unheard")) == ()


def test_what_calms_a_rule_calms_the_second_reader() -> None:
    rule, draft, level = _calmed()
    whole = Span(0, len(draft.text))
    impression = Impression(rule.id, whole, HIGH)
    (found,) = with_impressions(ENGINE, draft, (), [impression])
    assert found.adjustments
    assert found.level == level


def _calmed() -> tuple[Rule, Draft, Level]:
    """A draft of the rules' examples in which a circumstance calms what a rule found."""
    for rule in load().rules.values():
        for example in rule.silent:
            draft = Draft("d", 0, example.text, example.context)
            if read_draft(ENGINE, draft, Memo()).draft_mask & LEFT_ALONE_BIT:
                continue
            for found in find(ENGINE, draft):
                calm = [a.level for a in found.adjustments if a.level < Level.WARN]
                anyone = all(not a.only for a in rule.adjusts)
                if found.rule == rule.id and calm and anyone and _one(draft.text):
                    return rule, draft, min(calm)
    raise AssertionError("no example is calmed")


def _one(text: str) -> bool:
    return "\n" not in text


LEFT_ALONE_BIT = ENGINE.concepts.bits[LEFT_ALONE]


def everything(text: str) -> list[Impression]:
    """Whatever a model could say of a draft: every rule, as sure as can be."""
    return [Impression(rule, Span(0, len(text)), HIGH) for rule in RULES]


PROTECTED = lines("protected")
IN_OWN_WORDS = "work in own words"
NAMED = [line["text"] for line in PROTECTED if line["topic"] != IN_OWN_WORDS]


@pytest.mark.parametrize("text", NAMED)
def test_nothing_is_added_where_one_has_a_right_to_say_it(text: str) -> None:
    draft = Draft("d", 0, text, Context())
    found = find(ENGINE, draft)
    assert with_impressions(ENGINE, draft, found, everything(text)) == found


def _protected_examples() -> list[str]:
    examples = (
        e for rule in load().rules.values() for e in (*rule.silent, *rule.finds)
    )
    return sorted(
        {
            e.text
            for e in examples
            if read_draft(ENGINE, Draft("d", 0, e.text), Memo()).draft_mask
            & LEFT_ALONE_BIT
        }
    )


def test_nothing_is_added_to_the_protected_examples_of_the_rules() -> None:
    examples = _protected_examples()
    assert len(examples) > 15
    for text in examples:
        draft = Draft("d", 0, text, Context())
        found = find(ENGINE, draft)
        assert with_impressions(ENGINE, draft, found, everything(text)) == found, text


@given(st.lists(st.tuples(st.sampled_from(RULES), st.sampled_from(Confidence))))
def test_no_finding_is_lost_or_made_less_sure(
    said: list[tuple[str, Confidence]],
) -> None:
    findings = (FOUND, replace(FOUND, rule="conduct.heat", span=None))
    now = brought(*(Impression(r, SENTENCE, c) for r, c in said), findings=findings)
    for before in findings:
        (after,) = [e for e in now if (e.rule, e.span) == (before.rule, before.span)]
        assert after.confidence >= before.confidence
        assert (after.level, after.evidence) == (before.level, before.evidence)


def test_no_rule_calls_evidence_by_the_readers_name() -> None:
    names = {e.id for rule in ENGINE.rules.values() for e in rule.evidence}
    assert READER not in names


def test_words_alone_silence_nearly_all_that_people_have_a_right_to_say() -> None:
    """Whatever the model: the given one is tried on all of it in tests/reader."""
    texts = [line["text"] for line in PROTECTED]
    silenced = [text for text in texts if not added(text)]
    assert len(silenced) >= 0.9 * len(texts)


def added(text: str) -> bool:
    """Whether the surest of models would be heard."""
    return bool(
        with_impressions(ENGINE, Draft("d", 0, text, Context()), (), everything(text))
    )

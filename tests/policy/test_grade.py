"""From finding to level, every step with its because."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bedacht.engine.draft import Audience, Context, Draft, Platform
from bedacht.engine.finding import Adjustment, Confidence, Finding, Level, Reason, Span
from bedacht.engine.rulebook import ALWAYS, Adjust, Evidence, Rule, Said, Scope
from bedacht.policy.grade import Situation, grade
from bedacht.policy.label import Label
from bedacht.policy.policy import Policy, Setting
from bedacht.policy.preferences import Preferences, Sensitivity
from bedacht.policy.verdict import Graded
from tests.policy.company import library, small

NOBODY, ANYWHERE = Preferences(), Context()
FIGURES, HEAT = "confidentiality.figures", "conduct.heat"


def said(text: str) -> Said:
    return Said(text, text, text)


def rule(name: str = FIGURES, level: Level = Level.CONFIRM) -> Rule:
    """A rule with a plain, a vague and an unsure evidence."""
    levels = {"plain": None, "vague": Level.WARN, "plainer": Level.CONFIRM}
    evidence = tuple(
        Evidence(
            id=each,
            all=(),
            none=(),
            within=Scope.SENTENCE,
            near=None,
            ordered=False,
            mark=(),
            confidence=Confidence.HIGH,
            level=lv,
            when=ALWAYS,
        )
        for each, lv in levels.items()
    )
    adjusts = tuple(
        Adjust(each, (), (), (), ALWAYS, lv, frozenset(), said(each))
        for each, lv in (("published", Level.HINT), ("named", Level.CONFIRM))
    )
    return Rule(
        id=name, reason=Reason.CONFIDENTIALITY, level=level, whole=False, since="",
        evidence=evidence, adjusts=adjusts, title=said("t"), why=said("w"), advice=(),
        finds=(), silent=(),
    )  # fmt: skip


def finding(
    evidence: str = "plain", confidence: Confidence = Confidence.HIGH,
    adjustments: tuple[Adjustment, ...] = (), level: Level = Level.CONFIRM,
) -> Finding:  # fmt: skip
    return Finding(FIGURES, Span(0, 4), evidence, (), confidence, level, adjustments)


def graded(
    found: Finding | None = None, preferences: Preferences = NOBODY,
    policy: Policy | None = None, context: Context = ANYWHERE, of: Rule | None = None,
) -> Graded:  # fmt: skip
    draft = Draft("d", 0, "Worte und mehr", context)
    spoken = library().sentences(preferences)
    return grade(
        found or finding(), of or rule(), Situation(draft, policy, preferences, spoken)
    )


def sources(result: Graded) -> list[tuple[str, Level]]:
    return [(step.source, step.level) for step in result.because]


def levels(**settings: Setting) -> Policy:
    """The small company with other levels."""
    return replace(
        small(), levels={k.replace("_", "."): v for k, v in settings.items()}
    )


def prefer(level: Level, key: str = FIGURES, **more: object) -> Preferences:
    return replace(Preferences(levels={key: level}), **more)  # type: ignore[arg-type]


def test_rule_speaks_where_nobody_else_does() -> None:
    assert sources(graded()) == [("rule", Level.CONFIRM)]


def test_evidence_has_its_own_level() -> None:
    result = graded(finding("vague"))
    assert sources(result) == [("rule", Level.CONFIRM), ("evidence", Level.WARN)]


def test_adjustments_speak_with_the_rules_words() -> None:
    result = graded(finding("vague", adjustments=(Adjustment("named", Level.CONFIRM),)))
    assert result.level is Level.CONFIRM
    assert result.because[-1].note == "named"


def test_what_calms_has_the_last_word() -> None:
    both = (Adjustment("published", Level.HINT), Adjustment("named", Level.CONFIRM))
    assert graded(finding("vague", adjustments=both)).level is Level.HINT


@pytest.mark.parametrize(
    ("sensitivity", "confidence", "level"),
    [
        (Sensitivity.RELAXED, Confidence.HIGH, Level.CONFIRM),
        (Sensitivity.RELAXED, Confidence.MEDIUM, Level.HINT),
        (Sensitivity.BALANCED, Confidence.MEDIUM, Level.CONFIRM),
        (Sensitivity.BALANCED, Confidence.LOW, Level.HINT),
        (Sensitivity.CAREFUL, Confidence.LOW, Level.CONFIRM),
    ],
)
def test_sensitivity_moves_the_threshold(
    sensitivity: Sensitivity, confidence: Confidence, level: Level
) -> None:
    preferences = Preferences(sensitivity=sensitivity)
    assert graded(finding(confidence=confidence), preferences).level is level


def test_post_for_oneself_speaks_more_softly() -> None:
    alone = Context(audience=Audience.SELF)
    assert graded(context=alone, of=rule(HEAT)).level is Level.WARN
    assert graded(context=alone).level is Level.CONFIRM


def test_quiet_period_is_told_with_figures() -> None:
    found = finding("vague")
    before, within = (
        graded(found, policy=small(), context=Context(now=date(2026, m, 23)))
        for m in (10, 11)
    )
    assert before.level is within.level is Level.WARN
    assert before.because[-1].source == "evidence"
    assert within.because[-1].source == "context"


def test_company_lifts_and_never_silences() -> None:
    found = finding("vague")
    louder = levels(confidentiality=Setting(default=Level.CONFIRM))
    softer = levels(confidentiality=Setting(default=Level.HINT))
    assert graded(found, policy=louder).level is Level.CONFIRM
    assert graded(found, policy=softer).level is Level.WARN


def test_company_does_not_lift_what_is_public() -> None:
    found = finding(adjustments=(Adjustment("published", Level.HINT),))
    policy = levels(confidentiality=Setting(default=Level.CONFIRM))
    assert graded(found, policy=policy).level is Level.HINT


def test_person_has_the_last_word() -> None:
    policy = levels(confidentiality=Setting(default=Level.CONFIRM))
    assert graded(policy=policy, preferences=prefer(Level.OFF)).level is Level.OFF


def test_person_does_not_lift_what_is_public() -> None:
    found = finding(adjustments=(Adjustment("published", Level.HINT),))
    assert graded(found, prefer(Level.CONFIRM)).level is Level.HINT


def test_person_chooses_for_one_site() -> None:
    mine = Preferences(site_levels={Platform.XING: {FIGURES: Level.OFF}})
    assert graded(preferences=mine, context=Context(platform=Platform.XING)).level is (
        Level.OFF
    )
    assert graded(preferences=mine).level is Level.CONFIRM


def test_floor_binds_the_person_and_says_so() -> None:
    policy = levels(confidentiality_figures=Setting(floor=Level.WARN))
    result = graded(policy=policy, preferences=prefer(Level.OFF))
    assert sources(result)[-2:] == [("person", Level.OFF), ("floor", Level.WARN)]


def test_floor_tells_the_reason_of_the_company() -> None:
    why = Label("Ein Wort zu früh.", "A word too early.")
    policy = levels(confidentiality=Setting(floor=Level.WARN, why=why))
    result = graded(policy=policy, preferences=prefer(Level.OFF))
    assert result.because[-1].note.endswith("festgelegt. Ein Wort zu früh.")


def test_floor_does_not_lift_evidence() -> None:
    policy = levels(confidentiality=Setting(floor=Level.CONFIRM))
    found = finding(adjustments=(Adjustment("published", Level.HINT),))
    result = graded(found, prefer(Level.OFF), policy)
    assert result.level is Level.HINT


def test_ignored_words_are_silent_above_the_floor_only() -> None:
    mine = Preferences(ignored_terms=("wort",))
    exact = Preferences(ignored_terms=("WORT",))
    found = replace(finding(), span=Span(0, 4))
    assert graded(found, mine).level is Level.OFF
    floor = levels(confidentiality=Setting(floor=Level.WARN))
    assert graded(found, exact, floor).level is Level.WARN


def test_topic_names_its_speakers() -> None:
    result = graded(replace(finding(), tags=("finance",)), policy=small())
    assert "Presse" in result.because[-1].note


def test_topic_without_speakers_says_so() -> None:
    policy = small(('speakers = ["press"]', "speakers = []"))
    result = graded(replace(finding(), tags=("finance",)), policy=policy)
    assert "niemand" in result.because[-1].note


LEVELS = some.sampled_from(Level)
MAYBE = some.none() | LEVELS
FOUND = some.builds(
    finding,
    some.sampled_from(["plain", "vague", "plainer"]),
    some.sampled_from(Confidence),
    some.lists(
        some.sampled_from(
            [Adjustment("published", Level.HINT), Adjustment("named", Level.CONFIRM)]
        ),
        unique=True,
    ).map(tuple),
)
POLICIES = some.none() | some.builds(
    lambda default, floor: levels(confidentiality=Setting(default, floor)), MAYBE, MAYBE
)
CONTEXTS = some.builds(
    Context, audience=some.sampled_from(Audience), now=some.just(date(2026, 11, 23))
)


@given(FOUND, POLICIES, CONTEXTS, MAYBE)
def test_more_careful_is_never_softer(
    found: Finding, policy: Policy | None, context: Context, wanted: Level | None
) -> None:
    mine = Preferences() if wanted is None else prefer(wanted)
    heard = [
        graded(found, replace(mine, sensitivity=s), policy, context).level
        for s in (Sensitivity.RELAXED, Sensitivity.BALANCED, Sensitivity.CAREFUL)
    ]
    assert heard == sorted(heard)


@given(FOUND, LEVELS, CONTEXTS, some.sampled_from(Sensitivity))
def test_floor_never_lowers_and_never_lifts_alone(
    found: Finding, floor: Level, context: Context, sensitivity: Sensitivity
) -> None:
    policy = levels(confidentiality=Setting(floor=floor))
    mine = Preferences(sensitivity=sensitivity)
    without = graded(found, mine, levels(), context).level
    assert graded(found, mine, policy, context).level is without


@given(FOUND, MAYBE, CONTEXTS, LEVELS)
def test_person_can_raise_above_any_floor(
    found: Finding, floor: Level | None, context: Context, wanted: Level
) -> None:
    policy = levels(confidentiality=Setting(floor=floor))
    free = graded(found, Preferences(), policy, context).level
    chosen = graded(found, prefer(wanted), policy, context).level
    assert chosen >= min(free, floor or Level.OFF)
    if wanted > free and not any(a.level < Level.WARN for a in found.adjustments):
        assert chosen in {free, wanted}


@given(FOUND, POLICIES, CONTEXTS, MAYBE)
def test_last_because_is_the_level(
    found: Finding, policy: Policy | None, context: Context, wanted: Level | None
) -> None:
    mine = Preferences() if wanted is None else prefer(wanted)
    result = graded(found, mine, policy, context)
    assert result.because[-1].level is result.level
    assert all(step.note for step in result.because)

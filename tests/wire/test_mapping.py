"""Between frames and the values of engine and policy."""

from datetime import date

import pytest

from bedacht.engine.draft import (
    Attachment,
    Audience,
    Listed,
    Platform,
    Shared,
    Stance,
    Surface,
)
from bedacht.engine.finding import Confidence, Finding, Level, Reason, Span
from bedacht.policy.verdict import Graded, State, Verdict
from bedacht.wire import codec
from bedacht.wire.frames import (
    ContextFrame,
    Language,
    ReviewFrame,
    Unchecked,
    VerdictFrame,
    Wording,
)
from bedacht.wire.mapping import FINDINGS_LIMIT, draft_of, unchecked, verdict_of

TEXT = "🚀 Unser Umsatz 🚀 sinkt"
WORDING = Wording(Reason.CONFIDENTIALITY, "so", title="Zahlen", why="darum", advice=())


def review(listed: Listed) -> ReviewFrame:
    """A comment on XING; the page shows `listed` about the employer."""
    context = ContextFrame(
        Platform.XING,
        Surface.COMMENT,
        Audience.GROUP,
        listed,
        frozenset({Attachment.LINK}),
        Shared("a", "b", "c"),
        "Seite",
        Language.EN,
    )
    return ReviewFrame("d", 3, TEXT, context)


def graded(rule: str, span: Span | None, level: Level = Level.WARN) -> Graded:
    """A finding of `rule` at `span`."""
    finding = Finding(rule, span, "e", (), Confidence.HIGH, level)
    return Graded(finding, level, ())


@pytest.mark.parametrize(
    ("page", "told", "counts"),
    [
        (Listed.UNKNOWN, {Platform.XING: Listed.YES}, Listed.YES),
        (Listed.UNKNOWN, {Platform.LINKEDIN: Listed.YES}, Listed.UNKNOWN),
        (Listed.NO, {Platform.XING: Listed.YES}, Listed.NO),
    ],
)
def test_page_comes_before_what_the_person_told(
    page: Listed, told: dict[Platform, Listed], counts: Listed
) -> None:
    draft = draft_of(
        review(page),
        roles=frozenset({"press"}),
        stance=Stance.SEPARATE,
        listed=told,
        now=date(2026, 11, 24),
    )
    assert draft.context.employer_listed is counts
    assert (draft.id, draft.revision, draft.text) == ("d", 3, TEXT)
    assert draft.context.roles == {"press"}
    assert draft.context.stance is Stance.SEPARATE
    assert draft.context.shared == Shared("a", "b", "c")
    assert draft.context.page == "Seite"
    assert draft.context.now == date(2026, 11, 24)


def test_findings_come_in_the_order_of_the_text_and_in_its_units() -> None:
    findings = (
        graded("b", None),
        graded("a", Span(17, 22), Level.HINT),
        graded("a", Span(2, 14)),
    )
    verdict = Verdict("d", 3, State.CHECKED, findings, policy=7)
    frame = verdict_of(verdict, (WORDING,) * 3, TEXT)
    assert [(f.id, f.start, f.end) for f in frame.findings] == [
        ("a#1", 3, 15),
        ("a#2", 19, 24),
        ("b#1", None, None),
    ]
    assert frame.level is Level.WARN
    assert frame.policy == 7
    assert codec.decode_answer(codec.encode(frame)) == frame


def test_loudest_findings_are_told_where_there_are_too_many() -> None:
    hints = [graded("a", Span(at, at + 1), Level.HINT) for at in range(20)]
    verdict = Verdict("d", 3, State.CHECKED, (*hints * 5, graded("z", None)))
    frame = verdict_of(verdict, (WORDING,) * 101, TEXT)
    assert len(frame.findings) == FINDINGS_LIMIT
    assert frame.findings[-1].rule == "z"
    assert frame.level is Level.WARN


def test_nothing_found_is_clean() -> None:
    frame = verdict_of(Verdict("d", 3, State.CHECKED), (), TEXT)
    assert frame.level is Level.OFF
    assert b'"clean"' in codec.encode(frame)


@pytest.mark.case("3.9.97")
@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("timeout", Unchecked.TIMEOUT),
        ("tired", Unchecked.FAULT),
        (None, Unchecked.FAULT),
    ],
)
def test_unchecked_never_looks_clean(said: str | None, reason: Unchecked) -> None:
    verdict = Verdict("d", 3, State.NOT_CHECKED, reason=said)
    frame = verdict_of(verdict, (), TEXT)
    assert frame == unchecked("d", 3, reason)
    assert frame.level is None
    assert b"clean" not in codec.encode(frame)


def test_wording_must_be_there_for_every_finding() -> None:
    verdict = Verdict("d", 3, State.CHECKED, (graded("a", None),))
    with pytest.raises(ValueError, match="shorter"):
        verdict_of(verdict, (), TEXT)


def test_frame_of_an_unchecked_draft_says_nothing_else() -> None:
    assert unchecked("d", 1, Unchecked.BUSY) == VerdictFrame(
        "d", 1, State.NOT_CHECKED, Unchecked.BUSY, None, (), None
    )

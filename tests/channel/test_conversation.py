"""What is said when: each line of a playbook is one event and the acts that follow."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedacht.channel.conversation import BURST, Conversation, Stage
from bedacht.channel.turns import (
    Act,
    Again,
    Alarm,
    Close,
    Consult,
    Event,
    Greeted,
    HandOver,
    HangUp,
    Judged,
    Late,
    Reread,
    Rest,
    Rested,
    Say,
    Start,
    Welcome,
    Wronged,
)
from bedacht.errors import ImpostorError, MalformedError, PeerError, VersionError
from bedacht.wire.frames import (
    PreferencesSetFrame,
    RefusalFrame,
    Refused,
    ReviewFrame,
    StatusAskFrame,
    Unchecked,
    VerdictFrame,
)
from bedacht.wire.mapping import unchecked
from tests.channel.client import review
from tests.channel.stand_ins import clean

HELLO = Greeted(by_code=False)
BREACH: list[Act] = [Say(RefusalFrame(Refused.MALFORMED)), HangUp(Close.BREACH)]
A0, A1, A2 = (review("", revision, "a") for revision in range(3))
B0 = review("", 0, "b")


def play(*lines: tuple[Event, list[Act]]) -> Conversation:
    """Lets an opened conversation hear the events; each must lead to its acts."""
    conversation = Conversation()
    conversation.hear(HELLO, 0.0)
    for event, acts in lines:
        assert conversation.hear(event, 0.0) == acts
    return conversation


def start(serial: int, frame: ReviewFrame) -> list[Act]:
    """The acts with which a review begins at once."""
    return [Start(serial, frame), Alarm(serial)]


def said(frame: ReviewFrame, reason: Unchecked) -> Say:
    """The answer that `frame` was not checked."""
    return Say(unchecked(frame.draft, frame.revision, reason))


def test_paired_client_is_welcomed() -> None:
    conversation = Conversation()
    assert conversation.hear(HELLO, 0.0) == [Welcome()]
    assert conversation.stage is Stage.OPEN


def test_client_with_code_gets_its_key_and_leaves() -> None:
    conversation = Conversation()
    acts = conversation.hear(Greeted(by_code=True), 0.0)
    assert acts == [Welcome(), HandOver(), HangUp(Close.DONE)]
    assert conversation.hear(A0, 0.0) == []


def test_review_is_answered_by_its_verdict() -> None:
    play((A0, start(1, A0)), (Judged(1, clean(A0)), [Say(clean(A0))]))


def test_newer_revision_silences_the_older_verdict() -> None:
    play(
        (A0, start(1, A0)),
        (A1, [Alarm(2)]),
        (Judged(1, clean(A0)), [Start(2, A1)]),
        (Judged(2, clean(A1)), [Say(clean(A1))]),
    )


def test_latest_waiting_revision_wins() -> None:
    play(
        (A0, start(1, A0)),
        (A1, [Alarm(2)]),
        (A2, [Alarm(3)]),
        (Judged(1, clean(A0)), [Start(3, A2)]),
    )


def test_other_draft_makes_way_and_hears_of_it() -> None:
    play(
        (A0, start(1, A0)),
        (B0, [Alarm(2)]),
        (A1, [said(B0, Unchecked.BUSY), Alarm(3)]),
        (Judged(1, clean(A0)), [Start(3, A1)]),
    )


def test_two_drafts_are_answered_both() -> None:
    play(
        (A0, start(1, A0)),
        (B0, [Alarm(2)]),
        (Judged(1, clean(A0)), [Say(clean(A0)), Start(2, B0)]),
        (Judged(2, clean(B0)), [Say(clean(B0))]),
    )


def test_late_verdict_is_dropped_after_timeout() -> None:
    play(
        (A0, start(1, A0)),
        (Late(1), [said(A0, Unchecked.TIMEOUT)]),
        (Late(1), []),
        (Judged(1, clean(A0)), []),
        (A1, start(2, A1)),
    )


def test_waiting_review_times_out_behind_one_that_hangs() -> None:
    play(
        (A0, start(1, A0)),
        (B0, [Alarm(2)]),
        (Late(1), [said(A0, Unchecked.TIMEOUT)]),
        (Late(2), [said(B0, Unchecked.TIMEOUT)]),
        (Judged(1, clean(A0)), []),
    )


def test_timed_out_review_makes_way_in_silence() -> None:
    play(
        (A0, start(1, A0)),
        (B0, [Alarm(2)]),
        (Late(2), [said(B0, Unchecked.TIMEOUT)]),
        (A1, [Alarm(3)]),
    )


@pytest.mark.case("3.9.97")
@pytest.mark.parametrize("verdict", [None, clean(A1), clean(B0)])
def test_failed_or_foreign_verdict_is_a_fault(verdict: VerdictFrame | None) -> None:
    play((A0, start(1, A0)), (Judged(1, verdict), [said(A0, Unchecked.FAULT)]))


def test_verdict_that_nobody_asked_for_is_ignored() -> None:
    play((Judged(7, clean(A0)), []))
    play((A0, start(1, A0)), (Judged(7, clean(A0)), []), (Late(7), []))


def test_too_long_draft_is_not_started() -> None:
    play(
        (long := review("ü" * 32769), [said(long, Unchecked.TOO_LONG)]),
        (fits := review("ü" * 32768), start(2, fits)),
    )


@pytest.mark.case("3.4.47")
def test_flood_of_reviews_is_refused_draft_by_draft() -> None:
    conversation = play()
    for revision in range(BURST):
        conversation.hear(review("", revision), 0.0)
    refusal = Say(RefusalFrame(Refused.TOO_MANY, "d", 99))
    assert conversation.hear(review("", 99), 0.0) == [refusal]
    assert Alarm(BURST + 1) in conversation.hear(review("", 100), 0.1)


@pytest.mark.case("3.4.47")
def test_flood_of_questions_ends_the_session() -> None:
    conversation = play()
    for _ in range(BURST):
        ask = StatusAskFrame()
        assert conversation.hear(ask, 0.0) == [Consult(ask)]
    acts = conversation.hear(PreferencesSetFrame(None), 0.0)
    assert acts == [Say(RefusalFrame(Refused.TOO_MANY)), HangUp(Close.TOO_MANY)]


@pytest.mark.parametrize(
    ("error", "acts"),
    [
        (MalformedError(), BREACH),
        (VersionError(), [Say(RefusalFrame(Refused.VERSION)), HangUp(Close.BREACH)]),
        (ImpostorError(), [HangUp(Close.IMPOSTOR)]),
    ],
)
def test_breach_ends_the_session(error: PeerError, acts: list[Act]) -> None:
    conversation = play((Wronged(error), acts), (A0, []))
    assert conversation.stage is Stage.CLOSED
    assert Conversation().hear(Wronged(error), 0.0) == acts


@pytest.mark.case("3.2.25")
def test_nothing_is_reviewed_before_the_greeting() -> None:
    assert Conversation().hear(A0, 0.0) == BREACH


def test_second_greeting_is_a_breach() -> None:
    play((HELLO, BREACH))


JUDGE = Judged(0, None)  # stands for "the running review is done"
EVENTS = st.sampled_from([A0, A1, A2, B0, StatusAskFrame(), JUDGE])


@pytest.mark.case("3.3.36", "3.9.97")
@given(st.lists(EVENTS | st.builds(Late, st.integers(1, 9))))
def test_no_draft_is_called_clean_that_was_not_judged(events: list[Event]) -> None:
    """Whatever happens: at most one runs, and each review is answered at most once."""
    conversation, running, asked, answers = play(), list[Start](), 0, 0
    for number, event in enumerate(events):
        done = running.pop() if event is JUDGE and running else None
        verdict = None if done is None else clean(done.review)
        heard = event if done is None else Judged(done.serial, verdict)
        asked += isinstance(event, ReviewFrame)
        acts = conversation.hear(heard, float(number))
        running += [act for act in acts if isinstance(act, Start)]
        frames = [act.frame for act in acts if isinstance(act, Say)]
        answers += len(frames)
        assert len(running) <= 1
        for frame in frames:
            assert isinstance(frame, VerdictFrame)
            assert frame.reason is not None or frame == verdict
    assert answers <= asked


def fuller(frame: ReviewFrame) -> VerdictFrame:
    """Another verdict on the same revision."""
    return replace(clean(frame), policy=7)


Line = tuple[Event, list[Act]]


def begun(frame: ReviewFrame) -> tuple[Line, Line]:
    """The first review, answered."""
    return (frame, start(1, frame)), more(1, frame)


def more(serial: int, frame: ReviewFrame) -> Line:
    """A verdict of which a second reader may have more to say."""
    return Judged(serial, clean(frame), more=True), [Say(clean(frame)), Rest(serial)]


def test_second_reading_follows_the_verdict_when_typing_rests() -> None:
    play(
        (A0, start(1, A0)),
        more(1, A0),
        (Rested(1), [Again(1, A0)]),
        (Reread(1, fuller(A0)), [Say(fuller(A0))]),
        (Reread(1, fuller(A0)), []),
    )


@pytest.mark.parametrize("nothing", [None, clean(A0), fuller(A1), fuller(B0)])
def test_second_reading_that_adds_nothing_says_nothing(
    nothing: VerdictFrame | None,
) -> None:
    play(*begun(A0), (Rested(1), [Again(1, A0)]), (Reread(1, nothing), []))


def test_newer_revision_leaves_nothing_of_the_second_reading() -> None:
    play(*begun(A0), (A1, start(2, A1)), (Rested(1), []))
    again: Line = (Rested(1), [Again(1, A0)])
    play(*begun(A0), again, (A1, start(2, A1)), (Reread(1, fuller(A0)), []))


def test_without_second_reader_or_verdict_nobody_waits() -> None:
    play((A0, start(1, A0)), (Judged(1, clean(A0)), [Say(clean(A0))]), (Rested(1), []))
    busy = unchecked("a", 0, Unchecked.BUSY)
    play((A0, start(1, A0)), (Judged(1, busy, more=True), [Say(busy)]))
    late: Line = (Late(1), [said(A0, Unchecked.TIMEOUT)])
    play((A0, start(1, A0)), late, (Judged(1, clean(A0), more=True), []))

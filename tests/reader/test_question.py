"""The question that the model reads, and the way back to the draft."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bedacht.engine.draft import Attachment, Context, Draft, Listed, Shared, Surface
from bedacht.engine.finding import Span
from bedacht.reader.question import MARKS, ROLES, Name, Question, ask


def _asked(text: str, *names: Name, context: Context | None = None) -> Question:
    draft = Draft("d", 1, text, context or Context())
    return ask(draft, names, shares_employer=False)


def test_names_stand_there_as_their_roles() -> None:
    text = "Musterwerk liefert an Kolbe."
    question = _asked(text, Name(0, 10, "employer"), Name(22, 27, "customer"))
    assert question.text.endswith("] [EMPLOYER] liefert an [CUSTOMER].")


def test_a_word_that_may_be_a_name_stays_and_is_marked() -> None:
    question = _asked("Falke fliegt.", Name(0, 5, "term-ambiguous"))
    assert question.text.endswith("] Falke [TERM?] fliegt.")


def test_the_surer_name_and_then_the_longer_one_wins() -> None:
    names = (
        Name(0, 5, "employer-ambiguous"),
        Name(0, 5, "employer"),
        Name(0, 10, "employer"),
    )
    assert _asked("Brandt Bau baut.", *names).text.endswith("] [EMPLOYER] baut.")


def test_the_circumstances_stand_before_the_draft() -> None:
    context = Context(
        surface=Surface.SHARE,
        employer_listed=Listed.YES,
        attachments=frozenset({Attachment.VIDEO, Attachment.IMAGE}),
        shared=Shared(author="Somebody", url="", text="Something"),
    )
    question = _asked("Schaut.", context=context)
    assert (
        question.text == "[share] [listed-yes] [open] [image] [video] [SHARED] Schaut."
    )


def test_a_role_leads_back_to_the_whole_name() -> None:
    question = _asked("Bei Musterwerk brennt es.", Name(4, 14, "employer"))
    at = question.text.index("[EMPLOYER]")
    assert question.back(at + 2, at + 5) == Span(4, 14)


def test_the_line_of_context_and_marks_lead_nowhere() -> None:
    question = _asked("Falke fliegt.", Name(0, 5, "term-ambiguous"))
    assert question.back(0, 4) is None
    at = question.text.index("[TERM?]")
    assert question.back(at, at + 7) is None


def test_no_text_in_a_repr() -> None:
    assert "Falke" not in repr(_asked("Falke fliegt."))


@st.composite
def _drafts(draw: st.DrawFn) -> tuple[str, list[Name]]:
    text = draw(st.text(max_size=40))
    places = st.integers(0, len(text))
    names = []
    for _ in range(draw(st.integers(0, 4))):
        start, end = sorted((draw(places), draw(places)))
        if start < end:
            names.append(Name(start, end, draw(st.sampled_from((*ROLES, *MARKS)))))
    return text, names


@given(_drafts())
def test_every_letter_of_the_draft_that_is_asked_leads_back_to_itself(
    drawn: tuple[str, list[Name]],
) -> None:
    text, names = drawn
    question = _asked(text, *names)
    hidden = {at for each in names for at in range(each.start, each.end)}
    seen = set()
    for at, letter in enumerate(question.text):
        span = question.back(at, at + 1)
        if span is not None and span.end - span.start == 1 and span.start not in hidden:
            assert text[span.start] == letter
            seen.add(span.start)
    assert set(range(len(text))) - hidden <= seen

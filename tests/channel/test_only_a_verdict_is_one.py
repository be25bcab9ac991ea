"""Whatever happens in a session, only the desk's own verdict is ever said to be one."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bedacht.channel.conversation import Conversation
from bedacht.channel.turns import Act, Event, Greeted, Judged, Late, Say, Start, Wronged
from bedacht.errors import MalformedError
from bedacht.policy.verdict import State
from bedacht.wire.frames import StatusAskFrame, VerdictFrame
from tests.channel.client import review
from tests.channel.stand_ins import clean

# What a desk may hand back: nothing, the right verdict, one on another draft or revision.
ANSWERS = ("none", "right", "other draft", "other revision")
STEPS = some.lists(
    some.tuples(
        some.sampled_from(["review", "judged", "late", "wronged", "status"]),
        some.integers(0, 3),
        some.sampled_from(ANSWERS),
    ),
    max_size=30,
)


class Play:
    """A conversation, what was started in it, and which verdicts the desk really gave."""

    def __init__(self) -> None:
        self.conversation = Conversation()
        self.started: list[Start] = []
        self.given: set[tuple[str, int]] = set()
        self.now = 0.0
        self.hear(Greeted(by_code=False))

    def hear(self, event: Event) -> list[Act]:
        self.now += 0.1
        acts = self.conversation.hear(event, self.now)
        self.started += [act for act in acts if isinstance(act, Start)]
        return acts

    def step(self, what: str, number: int, answer: str) -> list[Act]:
        if what == "review":
            return self.hear(review("Hallo", number, f"d{number % 2}"))
        if what == "judged" and self.started:
            return self.hear(self.judged(self.started[-1], answer))
        if what == "late":
            return self.hear(Late(number))
        if what == "wronged" and number == 0:
            return self.hear(Wronged(MalformedError("x")))
        return self.hear(StatusAskFrame()) if what == "status" else []

    def judged(self, start: Start, answer: str) -> Judged:
        verdict = clean(start.review)
        if answer == "none":
            return Judged(start.serial, None)
        if answer == "other draft":
            return Judged(start.serial, replace(verdict, draft="z"))
        if answer == "other revision":
            return Judged(start.serial, replace(verdict, revision=99))
        self.given.add((verdict.draft, verdict.revision))
        return Judged(start.serial, verdict)


@pytest.mark.case("3.9.97")
@given(STEPS)
def test_checked_is_said_only_where_the_desk_has_said_it(
    steps: list[tuple[str, int, str]],
) -> None:
    play = Play()
    for step in steps:
        for act in play.step(*step):
            if isinstance(act, Say) and isinstance(act.frame, VerdictFrame):
                about = (act.frame.draft, act.frame.revision)
                assert act.frame.state is not State.CHECKED or about in play.given

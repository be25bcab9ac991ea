"""Nothing that goes wrong anywhere in a review ends as "nothing found"."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from bedacht.channel.conversation import Conversation
from bedacht.channel.turns import Greeted, Judged, Say, Start
from bedacht.channel.workers import Workers
from bedacht.desk.asks import Asks
from bedacht.desk.desk import Desk
from bedacht.desk.sources import Sources
from bedacht.engine.finding import Level
from bedacht.engine.reading import Memo
from bedacht.policy.verdict import State
from bedacht.wire.frames import ReviewFrame, Unchecked, VerdictFrame
from tests.channel.client import review
from tests.policy.company import SMALL, library

# Closing a generator is a call too; what is raised there Python itself leaves out.
pytestmark = pytest.mark.filterwarnings(
    "ignore::pytest.PytestUnraisableExceptionWarning"
)
TEXT = "Bei Falkenried stoppen wir Projekt Nordlicht. Kaupmann Motors ist unser Kunde."
OURS = "/bedacht/"


class Panic(BaseException):
    """What a library in Rust raises: no Exception at all."""


FAULTS = [
    ValueError, KeyError, IndexError, RuntimeError, RecursionError, MemoryError, OSError,
    StopIteration, UnicodeDecodeError, AssertionError, SystemExit, Panic,
]  # fmt: skip


@pytest.fixture(scope="module")
def asks(tmp_path_factory: pytest.TempPathFactory) -> tuple[Asks, Desk]:
    given_policy = tmp_path_factory.mktemp("desk") / "policy.toml"
    given_policy.write_text(SMALL, "utf-8")
    now = datetime(2026, 10, 23, tzinfo=UTC)
    desk = Desk(Sources(given=given_policy), library=library(), now=lambda: now)
    return Asks(desk), desk


def fault(kind: type[BaseException]) -> BaseException:
    """One of a kind, with words in it that nobody may repeat."""
    if kind is UnicodeDecodeError:
        return UnicodeDecodeError("utf-8", TEXT.encode(), 0, 1, TEXT)
    return kind(TEXT)


class Breaking:
    """Raises in the `at`th call of our own code; counts them where `at` is None."""

    def __init__(self, at: int | None, kind: type[BaseException]) -> None:
        self.at, self.kind, self.calls = at, kind, 0

    def __call__(self, frame: FrameType, event: str, _given: Any) -> None:
        if event != "call" or OURS not in frame.f_code.co_filename:
            return
        self.calls += 1
        if self.calls == self.at:
            sys.settrace(None)
            raise fault(self.kind)


def broken(call: Callable[[], VerdictFrame], breaking: Breaking) -> VerdictFrame:
    """What `call` returns while `breaking` looks on."""
    before = sys.gettrace()
    sys.settrace(breaking)
    try:
        return call()
    finally:
        sys.settrace(before)


async def spoken(frame: ReviewFrame, judge: Callable[[], VerdictFrame]) -> VerdictFrame:
    """What a session says in the end, by way of its worker and its conversation."""
    said = Conversation()
    said.hear(Greeted(by_code=False), 0)
    start = next(act for act in said.hear(frame, 0) if isinstance(act, Start))
    verdict = await Workers().run(judge)
    act = said.hear(Judged(start.serial, verdict), 1)[0]
    assert isinstance(act, Say)
    assert isinstance(act.frame, VerdictFrame)
    return act.frame


def judged(
    asks: tuple[Asks, Desk], frame: ReviewFrame, breaking: Breaking
) -> VerdictFrame:
    """The verdict on `frame` with a fault in it; nothing is remembered from before."""
    room, desk = asks
    desk._memo = Memo()
    return asyncio.run(
        spoken(frame, lambda: broken(lambda: room.review(frame), breaking))
    )


@pytest.fixture(scope="module")
def sound(asks: tuple[Asks, Desk]) -> tuple[VerdictFrame, int]:
    """The verdict without a fault, and in how many calls it was made."""
    counting = Breaking(None, ValueError)
    verdict = judged(asks, review(TEXT), counting)
    assert verdict.level is not None
    assert verdict.level >= Level.WARN
    assert counting.calls > 100
    return verdict, counting.calls


@pytest.mark.case("3.9.97")
@settings(
    max_examples=300, deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip
@given(place=some.floats(0, 1), kind=some.sampled_from(FAULTS))
def test_fault_anywhere_is_not_checked(
    asks: tuple[Asks, Desk],
    sound: tuple[VerdictFrame, int],
    place: float,
    kind: type[BaseException],
) -> None:
    verdict, calls = sound
    breaking = Breaking(1 + int(place * (calls - 1)), kind)
    answer = judged(asks, review(TEXT), breaking)
    if answer.state is State.CHECKED:  # somebody could do without what was broken
        assert answer == verdict
    else:
        assert (answer.level, answer.findings) == (None, ())
        assert answer.reason is Unchecked.FAULT


@pytest.mark.case("3.9.97")
@pytest.mark.parametrize("kind", FAULTS)
def test_first_call_of_all_may_fail(
    asks: tuple[Asks, Desk], kind: type[BaseException]
) -> None:
    answer = judged(asks, review(TEXT), Breaking(1, kind))
    assert (answer.state, answer.reason) == (State.NOT_CHECKED, Unchecked.FAULT)


def test_desk_is_whole_after_a_fault(
    asks: tuple[Asks, Desk], sound: tuple[VerdictFrame, int]
) -> None:
    for at in range(1, sound[1], max(1, sound[1] // 20)):
        judged(asks, review(TEXT), Breaking(at, ValueError))
    assert judged(asks, review(TEXT), Breaking(None, ValueError)) == sound[0]

"""Whom the desk asks a second time, and what becomes of the answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TypeVar

import pytest

from bedacht.desk.asks import Asks
from bedacht.desk.desk import Desk
from bedacht.desk.second import LONGEST
from bedacht.desk.sources import Sources
from bedacht.engine.finding import Confidence
from bedacht.policy.preferences import Preferences
from bedacht.policy.second import Second, wanted
from bedacht.reader.asking import Asked
from bedacht.reader.judgement import Judged
from bedacht.wire.frames import VerdictFrame
from tests.channel.client import review
from tests.policy.company import library, small

_Done = TypeVar("_Done")
SAID = (Judged("confidentiality.figures", 1, Confidence.HIGH),)
TEXT = "Guten Morgen. Nur die Kaffeemaschine läuft noch auf vollen Touren."


@dataclass
class Attentive:
    """Says the same of everything, and remembers what it was asked."""

    said: tuple[Judged, ...] | None = SAID
    broken: bool = False
    asked: list[Asked] = field(default_factory=list)
    dropped: bool = False

    async def read(self, asked: Asked) -> tuple[Judged, ...] | None:
        self.asked.append(asked)
        return self.said

    def drop(self) -> None:
        self.dropped = True


async def beside(call: Callable[[], _Done]) -> _Done:
    """At once, for a desk that nobody waits for."""
    return call()


async def reread(
    reader: Attentive | None, text: str = TEXT, mine: Preferences | None = None
) -> VerdictFrame | None:
    """What the desk adds to its first verdict."""
    preset = mine or Preferences(reader=True)
    desk = Desk(Sources(), preset=preset, library=library())
    return await Asks(desk, reader=reader).reread(review(text), beside)


async def test_what_it_says_is_a_finding_on_the_sentence() -> None:
    verdict = await reread(Attentive())
    assert verdict is not None
    (found,) = verdict.findings
    assert TEXT[found.start : found.end] == TEXT[14:]
    assert found.rule == "confidentiality.figures"
    assert "kann sich irren" in found.wording.why


@pytest.mark.parametrize("said", [None, ()])
async def test_who_says_nothing_adds_nothing(said: tuple[Judged, ...] | None) -> None:
    assert await reread(Attentive(said)) is None


async def test_whoever_wants_it_off_is_not_overheard() -> None:
    reader = Attentive()
    assert await reread(reader, mine=Preferences()) is None
    assert await reread(Attentive(broken=True)) is None
    assert await reread(None) is None
    assert await reread(reader, "a" * (LONGEST + 1)) is None
    assert reader.asked == []


async def test_protected_speech_stays_as_it_is() -> None:
    frame = review("Hallo. Wir streiken am Freitag vor dem Werk.")
    desk = Desk(Sources(), preset=Preferences(reader=True), library=library())
    asks = Asks(desk, reader=Attentive())
    assert await asks.reread(frame, beside) == asks.review(frame)


@pytest.mark.parametrize("person", [True, False])
def test_the_company_can_want_it_off(person: bool) -> None:  # noqa: FBT001
    mine, against = Preferences(reader=person), replace(small(), reader=False)
    assert wanted(against, mine) is Second.COMPANY
    assert wanted(small(), mine) is (Second.ON if person else Second.OFF)


def test_with_the_last_session_it_forgets() -> None:
    reader = Attentive()
    Asks(Desk(Sources(), library=library()), reader=reader).forget()
    assert reader.dropped

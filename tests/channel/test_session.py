"""Sessions through a real door, as they should be, and what happens when one fails."""

import asyncio

import pytest

from bedacht.engine.draft import Platform
from bedacht.wire.frames import (
    Action,
    ChoiceFrame,
    KeptSetFrame,
    PairedFrame,
    PreferencesFrame,
    PreferencesSetFrame,
    RefusalFrame,
    Refused,
    ReviewFrame,
    StatusAskFrame,
    Unchecked,
    VerdictFrame,
)
from tests.channel.client import closed_with, review
from tests.channel.conftest import House
from tests.channel.stand_ins import (
    BY_CODE,
    KEPT,
    ORIGIN,
    PAIRED,
    PREFERENCES,
    STATUS,
    WELCOME,
    Latch,
    clean,
)


async def test_paired_client_is_welcomed_and_answered(house: House) -> None:
    async with house.client() as client:
        assert client.welcome == WELCOME
        asked = review("Ein schöner Tag 🚀")
        assert await client.ask(asked) == clean(asked)
        assert house.desk.seen == [None, asked]


async def test_desk_is_asked_and_told(house: House) -> None:
    choice = ChoiceFrame(Action.LINKED, None, None, Platform.XING)
    wish = PreferencesSetFrame({"discreet": True})
    word = KeptSetFrame({"own_terms": ("Blaue Möwe",)})
    async with house.client() as client:
        assert await client.ask(choice) == PreferencesFrame(PREFERENCES)
        assert await client.ask(wish) == PreferencesFrame(PREFERENCES)
        assert await client.ask(StatusAskFrame()) == STATUS
        assert await client.ask(word) == KEPT
    assert house.desk.seen[1:] == [choice, wish, None, word]


async def test_trouble_at_the_desk_is_told_and_nothing_more(house: House) -> None:
    async with house.client() as client:
        house.desk.trouble = KeyError("sparrow" + "hawk")
        assert await client.ask(StatusAskFrame()) == RefusalFrame(Refused.FAULT)
        house.desk.trouble = None
        assert await client.ask(StatusAskFrame()) == STATUS


@pytest.mark.case("3.9.97")
@pytest.mark.parametrize("trouble", [ValueError("x"), SystemExit(1), MemoryError()])
async def test_review_that_raises_is_not_checked(
    house: House, trouble: BaseException
) -> None:
    def fail(_frame: ReviewFrame) -> VerdictFrame:
        raise trouble

    house.desk.judge = fail
    async with house.client() as client:
        answer = await client.ask(review("x"))
        assert isinstance(answer, VerdictFrame)
        assert answer.reason is Unchecked.FAULT
        house.desk.judge = clean
        assert await client.ask(review("x")) == clean(review("x"))


@pytest.mark.case("3.4.48", "3.9.97")
async def test_review_that_hangs_is_not_checked_in_time(house: House) -> None:
    latch = Latch()
    house.desk.judge = latch.judge
    async with house.client() as client:
        answer = await client.ask(review("x", 1))
        assert isinstance(answer, VerdictFrame)
        assert answer.reason is Unchecked.TIMEOUT
        latch.open()
        later = review("x", 2)
        assert await client.ask(later) == clean(later)


@pytest.mark.case("3.4.48")
async def test_loop_goes_on_while_a_review_hangs(house: House) -> None:
    latch = Latch()
    house.desk.judge = latch.judge
    async with house.client() as busy, house.client() as other:
        await busy.say(review("x"))
        await asyncio.to_thread(latch.reached.wait, 5)
        assert await other.ask(StatusAskFrame()) == STATUS
        latch.open()


def timers() -> int:
    """How many timers of the loop would wake it."""
    scheduled = asyncio.get_running_loop()._scheduled  # type: ignore[attr-defined]
    return sum(not timer.cancelled() for timer in scheduled)


async def test_an_answered_review_leaves_no_alarm(house: House) -> None:
    async with house.client() as client:
        await client.ask(StatusAskFrame())
        await asyncio.sleep(0.05)
        before = timers()
        await client.ask(review("x"))
        await asyncio.sleep(0.05)
        assert timers() == before


async def test_after_the_last_session_the_desk_forgets(house: House) -> None:
    async with house.client() as stays:
        async with house.client() as leaves:
            await leaves.ask(review("x"))
        await asyncio.sleep(0.1)
        assert await stays.ask(StatusAskFrame()) == STATUS
        assert not house.desk.forgotten.is_set()
    async with asyncio.timeout(5):
        await house.desk.forgotten.wait()


async def test_a_review_that_outlives_its_session_is_forgotten_too(
    house: House,
) -> None:
    latch = Latch()
    house.desk.judge = latch.judge
    async with house.client() as client:
        await client.say(review("x"))
        await asyncio.to_thread(latch.reached.wait, 5)
    await asyncio.sleep(0.1)
    assert not house.desk.forgotten.is_set()
    latch.open()
    async with asyncio.timeout(5):
        await house.desk.forgotten.wait()


@pytest.mark.case("3.9.98")
async def test_only_the_newest_revision_is_answered(house: House) -> None:
    latch = Latch()
    house.desk.judge = latch.judge
    async with house.client() as client:
        await client.say(review("x", 0))
        await asyncio.to_thread(latch.reached.wait, 5)
        for revision in (1, 2, 3):
            await client.say(review("x", revision))
        await client.ask(StatusAskFrame())
        latch.open()
        assert await client.hear() == clean(review("x", 3))
    assert review("x", 1) not in house.desk.seen


async def test_longest_draft_comes_through(house: House) -> None:
    async with house.client() as client:
        long = review("\n" * 65536)
        assert await client.ask(long) == clean(long)


@pytest.mark.case("3.4.44", "3.9.97")
async def test_longer_draft_is_not_checked(house: House) -> None:
    async with house.client() as client:
        answer = await client.ask(review("ü" * 32769))
        assert isinstance(answer, VerdictFrame)
        assert answer.reason is Unchecked.TOO_LONG
    assert house.desk.seen == [None]


async def test_code_brings_the_lasting_key_and_closes(house: House) -> None:
    async with house.client(BY_CODE) as client:
        assert client.welcome == WELCOME
        assert await client.hear() == PairedFrame("fedcba9876543210", bytes(32))
        assert await closed_with(client.hear()) == 1000
    assert house.keys.redeemed == [ORIGIN]


async def test_door_knows_who_is_there(house: House) -> None:
    assert house.door.connected() == set()
    async with house.client():
        assert house.door.connected() == {PAIRED.key_id}


@pytest.mark.case("3.2.29")
async def test_revoked_session_ends_at_once(house: House) -> None:
    async with house.client() as client:
        house.door.hang_up(PAIRED.key_id)
        async with asyncio.timeout(1):
            assert await closed_with(client.hear()) is None

"""A second look over the wire: after the first verdict, where somebody reads at all."""

from dataclasses import replace

from bedacht.policy.second import Second
from bedacht.wire.frames import ReviewFrame, StatusAskFrame, VerdictFrame
from tests.channel.client import review
from tests.channel.conftest import House
from tests.channel.stand_ins import STATUS, clean


def fuller(frame: ReviewFrame) -> VerdictFrame:
    """What the second reader adds."""
    return replace(clean(frame), policy=7)


async def test_its_verdict_follows_the_first_on_the_same_revision(house: House) -> None:
    house.desk.second, house.desk.fuller = Second.ON, fuller
    async with house.client() as client:
        asked = review("Hallo")
        assert await client.ask(asked) == clean(asked)
        assert await client.hear() == fuller(asked)
        assert house.desk.reread_now == [asked]


async def test_what_was_written_on_is_not_looked_at_twice(house: House) -> None:
    house.desk.second, house.desk.fuller = Second.ON, fuller
    async with house.client() as client:
        earlier, later = review("Hallo", 1), review("Hallo du", 2)
        await client.ask(earlier)
        assert await client.ask(later) == clean(later)
        assert await client.hear() == fuller(later)
        assert house.desk.reread_now == [later]


async def test_a_second_reader_that_fails_costs_nothing(house: House) -> None:
    def fail(_frame: ReviewFrame) -> VerdictFrame:
        raise ValueError("sparrow" + "hawk")

    house.desk.second, house.desk.fuller = Second.ON, fail
    async with house.client() as client:
        asked = review("Hallo")
        assert await client.ask(asked) == clean(asked)
        assert await client.ask(StatusAskFrame()) == STATUS


async def test_where_nobody_reads_nobody_waits(house: House) -> None:
    async with house.client() as client:
        await client.ask(review("Hallo"))
        assert await client.ask(StatusAskFrame()) == STATUS
        assert house.desk.reread_now == []

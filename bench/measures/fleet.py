"""Many machines that ask one server for their company's policy, in virtual time.

When a machine asks is the product's own code (`updates/due.py`); that somebody looks at the
clock is what `host/schedule.py` lays down: two minutes after the session begins, then every
hour, each time up to ten minutes later. Machines are switched on when people come to work.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from random import Random

from bedacht.updates.due import DAY, Due, after_failure, after_success

HOUR = 3600.0
MACHINES = 100_000
_FIRST, _EVERY, _LATER = 120.0, HOUR, 600.0
_COMES, _COMES_SPREAD = 8.25 * HOUR, 0.6 * HOUR
_STAYS, _STAYS_SPREAD = 8.5 * HOUR, 1.0 * HOUR
_ALWAYS_ON = 0.1  # share of machines that nobody switches off


class Answer(StrEnum):
    """What a machine gets."""

    SAME = "unchanged"
    NEW = "new version"
    NONE = "no answer"


@dataclass(frozen=True, slots=True)
class Server:
    """`published`: when versions appear; `away`: from when to when nobody answers. In seconds."""

    published: tuple[float, ...] = (0.0,)
    away: tuple[float, float] = (0.0, 0.0)

    def version(self, now: float) -> int:
        """The version that it gives; 0 where it gives none."""
        begin, end = self.away
        return 0 if begin <= now < end else sum(time <= now for time in self.published)


@dataclass(frozen=True, slots=True)
class Load:
    """How many machines asked in which second, by what they got."""

    seconds: dict[Answer, Counter[int]] = field(
        default_factory=lambda: {answer: Counter() for answer in Answer}
    )

    def asked(self, answer: Answer, begin: float, end: float) -> int:
        """How often that was the answer, from `begin` to before `end`."""
        return sum(n for at, n in self.seconds[answer].items() if begin <= at < end)

    def busiest(self, width: int, begin: float, end: float) -> int:
        """How often the server answered in the busiest stretch of `width` seconds."""
        stretches: Counter[int] = Counter()
        for answer in (Answer.SAME, Answer.NEW):
            for at, times in self.seconds[answer].items():
                if begin <= at < end:
                    stretches[at // width] += times
        return max(stretches.values(), default=0)


def simulated(server: Server, days: int, machines: int = MACHINES) -> Load:
    """Days of `machines` that have never asked before; the same in every run."""
    load = Load()
    for number in range(machines):
        for at, answer in _life(Random(number), server, days):  # noqa: S311 - no secret
            load.seconds[answer][int(at)] += 1
    return load


def _life(draw: Random, server: Server, days: int) -> Iterator[tuple[float, Answer]]:
    due, have = Due(), 0
    for now in _looks(draw, days):
        if not due.is_due(now):
            continue
        version = server.version(now)
        if version == 0:
            due = after_failure(due, now, draw.random())
            yield now, Answer.NONE
            continue
        due = after_success(now, draw.random())
        yield now, Answer.SAME if version == have else Answer.NEW
        have = version


def _looks(draw: Random, days: int) -> Iterator[float]:
    """When the machine looks at the clock."""
    if draw.random() < _ALWAYS_ON:
        yield from _every_hour(draw, draw.uniform(0, HOUR), days * DAY)
        return
    for day in range(days):
        begin = day * DAY + draw.gauss(_COMES, _COMES_SPREAD)
        end = begin + draw.gauss(_STAYS, _STAYS_SPREAD)
        yield from _every_hour(draw, begin + _FIRST, end)


def _every_hour(draw: Random, now: float, end: float) -> Iterator[float]:
    now += draw.uniform(0, _LATER)
    while now < end:
        yield now
        now += _EVERY + draw.uniform(0, _LATER)

"""Many machines and one server: no crowd, whatever has happened, and nobody is left behind."""

from __future__ import annotations

import pytest

from bedacht.updates.due import DAY
from bench.measures.fleet import HOUR, Answer, Server, simulated

MACHINES = 2000


@pytest.mark.parametrize("hours", [2, 6])
def test_nobody_crowds_a_server_that_is_back(hours: float) -> None:
    back = 2 * DAY + 14 * HOUR
    load = simulated(Server(away=(back - hours * HOUR, back)), 3, MACHINES)
    assert load.asked(Answer.NONE, 0, 3 * DAY) > 0
    assert load.asked(Answer.SAME, back, 3 * DAY) > MACHINES / 10
    assert load.busiest(60, back, 3 * DAY) < MACHINES / 50


def test_nearly_all_have_a_new_version_a_day_later_and_all_two_days_later() -> None:
    published = DAY + 10 * HOUR
    load = simulated(Server((0, published)), 4, MACHINES)
    assert load.asked(Answer.NEW, published, 3 * DAY) > 0.98 * MACHINES
    assert load.asked(Answer.NEW, published, 4 * DAY) == MACHINES


def test_who_has_it_does_not_fetch_it_again() -> None:
    load = simulated(Server(), 3, MACHINES)
    assert load.asked(Answer.NEW, 0, 3 * DAY) == MACHINES
    assert load.asked(Answer.SAME, 0, 3 * DAY) > MACHINES

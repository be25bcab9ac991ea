"""When the server is asked: daily, spread, less often while nobody answers."""

from __future__ import annotations

import pytest

from bedacht.updates.due import DAY, Due, after_failure, after_success


@pytest.mark.parametrize("chance", [0.0, 0.5, 1.0])
def test_machines_ask_once_a_day_and_not_all_at_once(chance: float) -> None:
    later = after_success(1000.0, chance)
    assert 0.75 * DAY <= later.at - 1000 <= 1.25 * DAY
    assert not later.is_due(1000.0)
    assert later.is_due(1000 + 1.25 * DAY)


def test_while_nobody_answers_it_is_asked_less_and_less_often() -> None:
    due, now, waits = Due(), 0.0, []
    for _ in range(8):
        due = after_failure(due, now, 0.5)
        waits.append(due.at - now)
        now = due.at
    assert waits == sorted(waits)
    assert waits[0] == 3600
    assert waits[-1] == DAY


def test_a_clock_that_was_set_back_does_not_stop_the_asking() -> None:
    assert Due(at=10 * DAY).is_due(0.0)

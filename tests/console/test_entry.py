"""Tickets and the token: once, soon, and not by guessing."""

from __future__ import annotations

import pytest

from bedacht.console.entry import LIFE, Entry
from tests.console.conftest import Clock


@pytest.mark.case("3.5.52")
def test_ticket_opens_once(clock: Clock) -> None:
    entry = Entry(clock)
    ticket = entry.ticket()
    bearer = entry.admit(ticket)
    assert bearer is not None and entry.knows(f"Bearer {bearer}")
    assert entry.admit(ticket) is None


@pytest.mark.case("3.5.52")
def test_ticket_is_worth_nothing_after_a_minute(clock: Clock) -> None:
    entry = Entry(clock)
    ticket = entry.ticket()
    clock.now += LIFE + 1
    assert entry.admit(ticket) is None


@pytest.mark.case("3.5.52")
def test_guessing_ends_the_ticket(clock: Clock) -> None:
    entry = Entry(clock)
    ticket = entry.ticket()
    assert not any(entry.admit(f"{ticket}{guess}") for guess in range(6))
    assert entry.admit(ticket) is None


def test_nobody_is_known_before_the_ticket(clock: Clock) -> None:
    entry = Entry(clock)
    assert not entry.knows("Bearer None")
    assert not entry.knows("")


def test_later_ticket_replaces_the_one_before(clock: Clock) -> None:
    entry = Entry(clock)
    first, second = entry.ticket(), entry.ticket()
    assert entry.admit(first) is None
    assert entry.admit(second) is not None

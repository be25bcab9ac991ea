"""Whom to ask at a moment: hours, days away, deputies, and when somebody is back."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bedacht.policy.contact import Contact, Hours, Period, whom_to_ask
from bedacht.policy.label import Label

WORKDAYS = Hours(frozenset(range(5)), time(9), time(17))
DEPUTY = Contact(Label("Presse", "Press"), "press@falkenried.example")
TEAM = Contact(
    Label("Team", "Team"),
    "team@falkenried.example",
    hours=(WORKDAYS,),
    away=(Period(date(2026, 12, 24), date(2027, 1, 3)),),
)
TUESDAY = datetime(2026, 11, 24, 10, tzinfo=UTC)


def test_contact_is_asked_in_its_hours() -> None:
    asked = whom_to_ask(TEAM, TUESDAY)
    assert (asked.who, asked.stands_in, asked.later) == (TEAM, False, None)


def test_without_a_moment_the_contact_is_told() -> None:
    assert whom_to_ask(TEAM, None).who is TEAM


@pytest.mark.parametrize(
    ("moment", "back"),
    [
        ((2026, 11, 24, 8), (2026, 11, 24, 9)),
        ((2026, 11, 24, 17), (2026, 11, 25, 9)),
        ((2026, 11, 27, 18), (2026, 11, 30, 9)),
        ((2026, 12, 24, 10), (2027, 1, 4, 9)),
    ],
)
def test_moment_of_return_is_told(
    moment: tuple[int, int, int, int], back: tuple[int, int, int, int]
) -> None:
    asked = whom_to_ask(TEAM, datetime(*moment, tzinfo=UTC))
    assert asked.later == datetime(*back, tzinfo=UTC)


def test_deputy_stands_in_outside_of_hours() -> None:
    contact = Contact(TEAM.name, "t@x.example", hours=(WORKDAYS,), deputies=(DEPUTY,))
    asked = whom_to_ask(contact, TUESDAY.replace(hour=20))
    assert (asked.who, asked.stands_in, asked.later) == (DEPUTY, True, None)


def test_who_is_back_first_is_told() -> None:
    late = Contact(
        DEPUTY.name, "p@x.example", hours=(Hours(frozenset({5}), time(10), time(12)),)
    )
    contact = Contact(TEAM.name, "t@x.example", hours=(WORKDAYS,), deputies=(late,))
    asked = whom_to_ask(contact, datetime(2026, 11, 27, 18, tzinfo=UTC))
    assert (asked.who, asked.later) == (late, datetime(2026, 11, 28, 10, tzinfo=UTC))


def test_nobody_soon_is_said() -> None:
    forever = Period(date(2026, 1, 1), date(2028, 1, 1))
    asked = whom_to_ask(Contact(TEAM.name, "t@x.example", away=(forever,)), TUESDAY)
    assert asked.away and asked.later is None


HOURS = some.builds(
    Hours,
    some.frozensets(some.integers(0, 6), min_size=1),
    some.just(time(8)),
    some.just(time(16)),
)
CONTACTS = some.builds(
    Contact,
    some.just(TEAM.name),
    some.just("x@x.example"),
    hours=some.lists(HOURS, max_size=2).map(tuple),
    deputies=some.lists(
        some.builds(
            Contact,
            some.just(DEPUTY.name),
            hours=some.lists(HOURS, max_size=2).map(tuple),
        ),
        max_size=2,
    ).map(tuple),
)
MOMENTS = some.integers(0, 10_000).map(lambda n: TUESDAY + timedelta(minutes=n))


@given(CONTACTS, MOMENTS)
def test_who_is_told_is_there_when_it_is_said(
    contact: Contact, moment: datetime
) -> None:
    asked = whom_to_ask(contact, moment)
    when = asked.later or moment
    assert asked.who.there_from(when) == when
    everybody = (contact, *contact.deputies)
    assert when == min(filter(None, (each.there_from(moment) for each in everybody)))

"""The table `contact` of a policy: whom to ask, when, and who stands in."""

from __future__ import annotations

import re
from datetime import time

from bedacht.policy.contact import Contact, Hours, Period
from bedacht.policy.fields import Table

_EMAIL = re.compile(r"[^@\s:/]+@[^@\s:/]+")
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORKDAYS = frozenset(range(5))
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")


def read_contact(table: Table | None) -> Contact | None:
    """The contact with its deputies, if there is one."""
    if table is None:
        return None
    deputies = tuple(_contact(inner) for inner in table.tables("deputies"))
    return _contact(table, deputies)


def read_periods(table: Table, key: str) -> tuple[Period, ...]:
    """A list of `{ from, to }`, days that are both included."""
    read = (_period(inner) for inner in table.tables(key))
    return tuple(period for period in read if period is not None)


def _contact(table: Table, deputies: tuple[Contact, ...] = ()) -> Contact:
    contact = Contact(
        name=table.label("name", need=True),
        email=table.text("email"),
        url=table.url("url"),
        hours=tuple(filter(None, map(_hours, table.tables("hours")))),
        away=read_periods(table, "away"),
        deputies=deputies,
    )
    if contact.email and not _EMAIL.fullmatch(contact.email):
        table.fault("email", "email")
    if not (contact.email or contact.url):
        table.fault("name", "contact-empty")
    table.close()
    return contact


def _hours(table: Table) -> Hours | None:
    start, end = _time(table, "from"), _time(table, "to")
    days = frozenset(_days(table)) or _WORKDAYS
    table.close()
    if start is None or end is None:
        return None
    if end <= start:
        table.fault("to", "backwards")
    return Hours(days, start, end)


def _days(table: Table) -> list[int]:
    """Days by their short English names; without any, Monday to Friday."""
    found = []
    for name in table.texts("days"):
        if name in _DAYS:
            found.append(_DAYS.index(name))
        else:
            table.fault("days", "choice", value=name[:40], choices=", ".join(_DAYS))
    return found


def _time(table: Table, key: str) -> time | None:
    """A time of day, as "09:00"."""
    told = table.text(key, need=True)
    match = _TIME.fullmatch(told)
    if match is None:
        if told:
            table.fault(key, "time", value=told[:40])
        return None
    return time(int(match[1]), int(match[2]))


def _period(table: Table) -> Period | None:
    start, end = table.day("from", need=True), table.day("to", need=True)
    table.close()
    if start is None or end is None:
        return None
    if end < start:
        table.fault("to", "backwards")
    return Period(start, end)

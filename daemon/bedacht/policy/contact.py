"""Whom to ask, and who of them is there: hours, days away, deputies.

Moments are those of the person who asks: local, with their time zone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from bedacht.policy.label import Label

# Beyond this many days nobody is told when somebody is there again.
_AHEAD = 60


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` to `end`, both included."""

    start: date
    end: date

    def holds_on(self, day: date) -> bool:
        """Whether `day` is one of them."""
        return self.start <= day <= self.end


@dataclass(frozen=True, slots=True)
class Hours:
    """When somebody can be asked: `days` count from 0, Monday; the time `end` is past it."""

    days: frozenset[int]
    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask; shown with a finding, opened only by the person.

    Without `hours` always there but in the periods `away`.
    """

    name: Label
    email: str = ""
    url: str = ""
    hours: tuple[Hours, ...] = ()
    away: tuple[Period, ...] = ()
    deputies: tuple[Contact, ...] = ()

    def there_from(self, moment: datetime) -> datetime | None:
        """The first moment from `moment` on at which they are there; None: not soon."""
        for ahead in range(_AHEAD):
            day = moment.date() + timedelta(days=ahead)
            for start, end in self._open_on(day):
                if moment < datetime.combine(day, end, moment.tzinfo):
                    return max(moment, datetime.combine(day, start, moment.tzinfo))
        return None

    def _open_on(self, day: date) -> list[tuple[time, time]]:
        if any(period.holds_on(day) for period in self.away):
            return []
        if not self.hours:
            return [(time.min, time.max)]
        open_ = [(h.start, h.end) for h in self.hours if day.weekday() in h.days]
        return sorted(open_)


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is asked at a moment; `later`: not before then, `away`: nobody knows when."""

    who: Contact
    stands_in: bool = False
    later: datetime | None = None
    away: bool = False


def whom_to_ask(contact: Contact, moment: datetime | None) -> Asked:
    """The contact or the first deputy who is there; else who is there first again.

    Without a moment the contact.
    """
    if moment is None:
        return Asked(contact)
    everybody = (contact, *contact.deputies)
    back = [(each.there_from(moment), each) for each in everybody]
    known = [(when, each) for when, each in back if when is not None]
    if not known:
        return Asked(contact, away=True)
    when, who = min(known, key=lambda pair: pair[0])
    later = when if when > moment else None
    return Asked(who, stands_in=who is not contact, later=later)

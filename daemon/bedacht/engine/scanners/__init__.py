"""Scanners: what no word list can hold. One file for each kind of thing."""

from __future__ import annotations

from bedacht.engine.scan import Scanners
from bedacht.engine.scanners import (
    accounts,
    addresses,
    calendar,
    emails,
    keys,
    marks,
    network,
    number_words,
    numbers,
    people,
    phones,
)

SCANNERS = Scanners(
    (
        *numbers.SCANNERS,
        *number_words.SCANNERS,
        *calendar.SCANNERS,
        *marks.SCANNERS,
        *emails.SCANNERS,
        *phones.SCANNERS,
        *accounts.SCANNERS,
        *network.SCANNERS,
        *keys.SCANNERS,
        *people.SCANNERS,
        *addresses.SCANNERS,
    )
)

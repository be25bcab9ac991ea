"""A small company to test with, and the words that come with the product."""

from __future__ import annotations

from functools import cache

from bedacht.desk.snapshot import Library, open_library
from bedacht.policy.fault import Fault
from bedacht.policy.policy import Policy
from bedacht.policy.read_policy import read_policy

SMALL = """\
policy = 1
version = 3

[organisation]
name = "Falkenried SE"
aliases = ["Falkenried", "FR"]
ambiguous = ["FR"]
brands = ["FlowPress"]
hashtags = ["TeamFalke"]
domains = ["falkenried.example"]
internal = ["*.fr.lan", "FalkNet"]
handles = { linkedin = ["falkenried"] }

[[confidential]]
term = "Projekt Nordlicht"
until = 2027-03-01

[business]
customers = ["Kaupmann Motors", "Brünnhaus AG"]
references = ["Brünnhaus AG"]
quiet_periods = [{ from = 2026-11-01, to = 2026-11-30 }]

[[people]]
name = "Dr. Ines Harlander"

[roles]
press = { de = "Presse", en = "Press office" }

[[topics]]
id = "finance"
title = { de = "Zahlen", en = "Results" }
phrases = ["Quartalszahlen", "order intake"]
speakers = ["press"]

[contact]
name = "Team Social"
email = "social@falkenried.example"

[guidelines]
url = "https://falkenried.example/guide"

[[guidelines.sections]]
id = "3"
reason = "confidentiality"
title = "Was im Haus bleibt"

[levels]
confidentiality = { floor = "warn" }
"association.employer-named" = { default = "warn" }
"""


@cache
def library() -> Library:
    """What comes with the product, read once."""
    return open_library()


def read(source: str) -> Policy | tuple[Fault, ...]:
    """A policy file of today's rules."""
    return read_policy(source, library().rule_ids, library().lint)


def small(change: tuple[str, str] = ("", "")) -> Policy:
    """The small company, with one text in its file replaced."""
    policy = read(SMALL.replace(*change))
    assert isinstance(policy, Policy), policy
    return policy


def faults(change: tuple[str, str]) -> list[tuple[int, int, str]]:
    """Line, column and kind of the faults after one text was replaced."""
    assert change[0] in SMALL
    found = read(SMALL.replace(*change))
    assert not isinstance(found, Policy)
    return [(fault.line, fault.column, fault.what) for fault in found]

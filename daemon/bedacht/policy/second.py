"""Whether a second reader looks at drafts: off wherever anybody wants it off."""

from __future__ import annotations

from enum import StrEnum

from bedacht.policy.policy import Policy
from bedacht.policy.preferences import Preferences


class Second(StrEnum):
    """How it is with the second reader; in all states but `on` nobody reads."""

    ON = "on"
    OFF = "off"
    COMPANY = "company"  # the company wants it off
    ABSENT = "absent"  # it is not installed, or this system has none
    BROKEN = "broken"  # it has failed too often


def wanted(policy: Policy | None, preferences: Preferences) -> Second:
    """What company and person want, whether or not there is one."""
    if policy is not None and not policy.reader:
        return Second.COMPANY
    return Second.ON if preferences.reader else Second.OFF

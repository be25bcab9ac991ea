"""What the running daemon says about itself, for the commands that tell it."""

from __future__ import annotations

from dataclasses import dataclass

from bedacht.errors import AwayError
from bedacht.host.asking import ask
from bedacht.host.places import Places
from bedacht.wire.fields import Fields
from bedacht.wire.strict import Object


@dataclass(frozen=True, slots=True)
class Asked:
    """The daemon's answers: its status, and how it is sealed."""

    status: Object
    seal: Object


def asked(here: Places) -> Asked | None:
    """None where no daemon answers."""
    try:
        return Asked(
            ask(here.control, {"type": "status"}), ask(here.control, {"type": "seal"})
        )
    except AwayError:
        return None


def policy_told(status: Object) -> Fields | None:
    """The note about the policy in force; None without one. MalformedError."""
    told = Fields(status).inside("status")
    return told.maybe("policy", told.inside)

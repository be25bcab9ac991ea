"""How the daemon is sealed, in sentences."""

from __future__ import annotations

from bedacht.cli.talk import say, spoken
from bedacht.errors import MalformedError
from bedacht.host.seal import Lack
from bedacht.wire.fields import Fields
from bedacht.wire.strict import Object


def seal_lines(answer: Object) -> list[str]:
    """One sentence, or one for everything that lacks."""
    try:
        lacks = Fields(answer).words("lacks", Lack)
    except MalformedError:
        return [say("seal-unknown")]
    codes = [f"seal-{lack}" for lack in sorted(lacks)] or ["seal"]
    return [spoken().say(f"doctor.{code}") for code in codes]

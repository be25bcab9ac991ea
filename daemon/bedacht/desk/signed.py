"""The company's signed policy, checked again whenever it is loaded."""

from __future__ import annotations

from bedacht.desk.sources import Sources
from bedacht.files import read_managed
from bedacht.updates.kept import Kept
from bedacht.updates.pack import Pack
from bedacht.updates.trust import Trust, read_trust


def read_signed(sources: Sources) -> Pack | None:
    """The pack; None where IT has set no source or nothing was fetched yet.

    PlaceError where others than IT can change what it has set, UpdateError where the
    pack is not what the company has signed.
    """
    trust = trusted(sources)
    if trust is None or sources.updates is None:
        return None
    accepted = Kept(sources.updates).load(trust)
    return None if accepted is None else accepted.pack


def trusted(sources: Sources) -> Trust | None:
    """What IT has set; None without. PlaceError, UpdateError."""
    if sources.trust is None:
        return None
    text = read_managed(sources.trust, sources.administrator)
    return None if text is None else read_trust(text.encode())

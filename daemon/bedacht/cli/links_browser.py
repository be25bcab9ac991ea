"""The browsers: whether each finds the daemon, and which extensions have come."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bedacht.cli.asked import Asked
from bedacht.cli.link import Link, State, amiss, note, well
from bedacht.errors import MalformedError
from bedacht.host.browsers import Family, is_firefox
from bedacht.host.reached import Reach, Reached, reached
from bedacht.wire.fields import Fields

_STATES = {Reach.WELL: State.WELL, Reach.BOXED: State.NOTE}


def of_browsers(home: Path) -> Iterator[Link]:
    """For each browser the manifest of our native host."""
    found = list(reached(home))
    if not found:
        yield note("host", "host-no-browser")
    yield from map(_host, found)


def _host(found: Reached) -> Link:
    state = _STATES.get(found.reach, State.AMISS)
    facts = {"browser": found.browser.name, "file": str(found.file)}
    return Link("host", f"host-{found.reach}", state, facts)


def of_extensions(told: Asked | None) -> Iterator[Link]:
    """Every extension that was ever paired: since when, and whether it is there now."""
    try:
        paired = () if told is None else Fields(told.status).items("paired")
        links = [_extension(Fields(each)) for each in paired]
    except MalformedError:
        links = []
    if told is not None and not links:
        yield amiss("extension", "extension-never")
    yield from links


def _extension(record: Fields) -> Link:
    firefox = is_firefox(record.text("origin"))
    family = Family.FIREFOX if firefox else Family.CHROMIUM
    code = "extension" if record.truth("connected") else "extension-quiet"
    return well("extension", code, browser=family, day=record.text("since"))

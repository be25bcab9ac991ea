"""What speaks for one promise, and how it is known: seen by us, told by the daemon, or not."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bedacht.cli.kept_files import visible
from bedacht.cli.talk import spoken
from bedacht.host.observed import Observed
from bedacht.host.sockets import Socket, all_known, held_by
from bedacht.host.trial import refused
from bedacht.wire.fields import Fields
from bedacht.wire.strict import Object


class Known(StrEnum):
    """How we know something."""

    SEEN = "seen"  # by this command, from the system
    TOLD = "told"  # by the daemon about itself
    UNSEEN = "unseen"  # it could not be looked at from here
    OTHERWISE = "otherwise"  # it is not as promised


@dataclass(frozen=True, slots=True)
class Evidence:
    """One line of evidence."""

    known: Known
    line: str


def evidence(known: Known, key: str, **fill: object) -> Evidence:
    """A line from the catalogue."""
    return Evidence(known, spoken().say(f"promises.{key}", **fill))


def of_truth(truth: bool | None, key: str) -> Evidence:  # noqa: FBT001 - it is the evidence
    """Seen as promised, seen otherwise, or not to be seen."""
    by_truth = {True: Known.SEEN, False: Known.OTHERWISE, None: Known.UNSEEN}
    return evidence(by_truth[truth], key)


def of_process(observed: Observed | None) -> Iterator[Evidence]:
    """Which process it is, and how it was started."""
    if observed is None:
        yield evidence(Known.UNSEEN, "no-process")
        return
    yield evidence(Known.SEEN, "process", pid=observed.pid)
    if observed.command is not None:
        command = visible(observed.command)
        yield evidence(Known.SEEN, "command", command=command)


def of_sockets(observed: Observed | None, told: Object) -> Iterator[Evidence]:
    """Every open socket, and whether it leaves this machine."""
    try:
        found = None if observed is None else held_by(observed.pid)
    except OSError:
        found = None
    known = Known.TOLD if found is None else Known.SEEN
    sockets = _told_sockets(told) if found is None else found
    if sockets is None:
        yield evidence(Known.UNSEEN, "no-sockets")
        return
    yield from (_socket(each, known) for each in sockets)
    if found is None:
        yield _in_tables(sockets)
        yield evidence(
            Known.UNSEEN, "more-sockets", pid=observed.pid if observed else 0
        )


def _socket(each: Socket | None, known: Known) -> Evidence:
    if each is None:
        return evidence(Known.OTHERWISE, "socket-unknown")
    if each.kind == "unix" and not each.listens:
        key = "socket-command" if each.local else "socket-unnamed"
        return evidence(known, key, local=visible(each.local))
    key = "socket-listens" if each.listens else "socket-leads"
    stays = known if each.stays_here else Known.OTHERWISE
    local, peer = visible(each.local), visible(each.peer)
    return evidence(stays, key, kind=each.kind, local=local, peer=peer)


def _in_tables(sockets: Sequence[Socket | None]) -> Evidence:
    try:
        # Connections come and go while we look; what listens stays.
        missing = {each for each in sockets if each and each.listens} - all_known()
    except OSError:
        return evidence(Known.UNSEEN, "no-tables")
    return of_truth(not missing, "in-tables")


def _told_sockets(told: Object) -> tuple[Socket | None, ...] | None:
    listed = told.get("sockets")
    if not isinstance(listed, list):
        return None
    return tuple(None if each is None else _socket_of(Fields(each)) for each in listed)


def _socket_of(fields: Fields) -> Socket:
    return Socket(
        kind=fields.text("kind"),
        local=fields.text("local"),
        peer=fields.text("peer"),
        listens=fields.truth("listens"),
    )


def of_trial(told: Object, what: str) -> Evidence:
    """What the daemon has just tried, and what the system said to it."""
    tried = told.get("tried")
    answers = tried.get(what) if isinstance(tried, dict) else None
    if not isinstance(answers, list) or not answers:
        return evidence(Known.UNSEEN, "not-tried")
    said = tuple(map(str, answers))
    key = f"tried-{what}" if refused(said) else f"let-{what}"
    known = Known.TOLD if refused(said) else Known.OTHERWISE
    return evidence(known, key, said=", ".join(sorted(set(said))))


def of_memory(observed: Observed) -> Iterator[Evidence]:
    """Core files, and whether others may look into the memory."""
    yield of_truth(observed.no_core_files, "no-core-files")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        yield evidence(Known.UNSEEN, "memory-administrator")
    else:
        yield of_truth(observed.memory_closed, "memory-closed")


def of_log(observed: Observed | None, told: Object) -> Iterator[Evidence]:
    """Where the outputs lead, and every event that was noted."""
    outputs = None if observed is None else observed.outputs
    known = Known.TOLD if outputs is None else Known.SEEN
    listed = outputs if outputs is not None else told.get("outputs")
    places = listed if isinstance(listed, list | tuple) else ()
    for place in dict.fromkeys(map(str, places)):
        yield evidence(known, "output", place=visible(place))
    if not places:
        yield evidence(Known.UNSEEN, "no-outputs")
    events = told.get("events")
    for event in events if isinstance(events, list) else ():
        yield evidence(Known.TOLD, "event", event=visible(str(event)))

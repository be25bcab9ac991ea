"""`bedacht status --promises`: each promise, and what speaks for it on this machine now."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from bedacht.cli.evidence import (
    Evidence,
    Known,
    evidence,
    of_log,
    of_memory,
    of_process,
    of_sockets,
    of_trial,
    of_truth,
)
from bedacht.cli.kept_files import kept_files
from bedacht.cli.seals import seal_lines
from bedacht.cli.signers import of_policy
from bedacht.cli.talk import spoken
from bedacht.errors import AwayError
from bedacht.host.asking import ask
from bedacht.host.observed import Observed, listener, observe
from bedacht.host.places import Places
from bedacht.wire.strict import Object

PATIENCE = 8.0  # seconds; the daemon tries things before it answers


@dataclass(frozen=True, slots=True)
class Found:
    """What was looked up: `observed` from the system, the rest from the daemon."""

    here: Places
    observed: Observed | None
    told: Object
    status: Object


def promises(here: Places) -> tuple[list[str], bool]:
    """All lines, and whether everything that could be seen is as promised."""
    found = _look(here)
    lines, running = list[str](), found.told != {}
    kept = running
    for number, (name, speaks) in enumerate(_PROMISES.items(), 1):
        lines += ["", f"{number}. {spoken().say(f'promises.{name}')}"]
        for each in speaks(found) if running else _away():
            lines.append(f"   {spoken().say(f'promises.{each.known}')} {each.line}")
            kept &= each.known is not Known.OTHERWISE
    lines += ["", spoken().say("promises.kept"), *_indented(kept_files(here))]
    lines += ["", spoken().say("promises.kept-browser")]
    return [*lines, "", spoken().say("promises.limits")], kept


def _indented(lines: Iterator[str]) -> Iterator[str]:
    return (f"   {line}" for line in lines)


def _look(here: Places) -> Found:
    pid = listener(here.control)
    try:
        told = ask(here.control, {"type": "evidence"}, PATIENCE)
        status = ask(here.control, {"type": "status"})
    except AwayError:
        return Found(here, None, {}, {})
    return Found(here, None if pid is None else observe(pid), told, status)


def _away() -> Iterator[Evidence]:
    yield evidence(Known.UNSEEN, "away")


def _stays(found: Found) -> Iterator[Evidence]:
    yield from of_process(found.observed)
    yield from of_sockets(found.observed, found.told)
    if found.observed is not None:
        yield of_truth(found.observed.filtered, "filtered")
        yield of_truth(found.observed.no_new_rights, "no-new-rights")
    yield of_trial(found.told, "connection")
    yield of_trial(found.told, "program")
    yield from (Evidence(Known.TOLD, line) for line in _seal(found))


def _seal(found: Found) -> list[str]:
    seal = found.told.get("seal")
    return seal_lines(seal if isinstance(seal, dict) else {})


def _writes(found: Found) -> Iterator[Evidence]:
    yield of_trial(found.told, "file")
    if found.observed is not None:
        yield from of_memory(found.observed)
    yield evidence(Known.SEEN, "files-below")


def _blocks(_found: Found) -> Iterator[Evidence]:
    yield evidence(Known.UNSEEN, "try-it")


def _readable(found: Found) -> Iterator[Evidence]:
    status = found.status.get("status")
    count = status.get("rules", 0) if isinstance(status, dict) else 0
    yield evidence(Known.TOLD if count else Known.UNSEEN, "rules", count=count)


_PROMISES = {
    "stays": _stays,
    "writes": _writes,
    "no-record": lambda found: of_log(found.observed, found.told),
    "blocks": _blocks,
    "company": lambda found: of_policy(found.status),
    "readable": _readable,
}

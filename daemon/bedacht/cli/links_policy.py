"""The company's policy: which one is in force, who has signed it, and how old it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from bedacht.cli.asked import Asked, policy_told
from bedacht.cli.circumstances import today
from bedacht.cli.kept_files import visible
from bedacht.cli.link import Link, amiss, note, well
from bedacht.cli.refused import why
from bedacht.desk.signed import read_signed, trusted
from bedacht.desk.sources import Sources
from bedacht.errors import MalformedError, PlaceError, UpdateError
from bedacht.host import schedule, starting
from bedacht.updates.kept import Kept
from bedacht.updates.pack import Pack
from bedacht.wire.fields import Fields

_IN_FORCE = "in-force"


def of_policy(told: Asked | None, sources: Sources) -> Iterator[Link]:
    """What the daemon has in force, beside what IT has laid down."""
    if told is None:
        return
    try:
        policy = policy_told(told.status)
    except MalformedError:
        return
    if policy is not None:
        yield _in_force(policy, sources)
    elif sources.managed is not None and sources.managed.exists():
        yield amiss("policy", "policy-unused", file=str(sources.managed))
    else:
        yield well("policy", "policy-none")


def _in_force(policy: Fields, sources: Sources) -> Link:
    source = policy.text("source")
    file = sources.policies().get(source)
    facts: dict[str, str | int] = {
        "name": visible(policy.text("name")),
        "version": policy.whole("version"),
        "source": source,
        "day": "?" if file is None else _changed(file),
    }
    if policy.text("state") != _IN_FORCE:
        return amiss("policy", "policy-last-good", **facts)
    return well("policy", "policy", **facts)


def _changed(file: Path) -> str:
    try:
        changed = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    except OSError:
        return "?"
    return changed.date().isoformat()


def of_updates(home: Path, sources: Sources) -> Iterator[Link]:
    """The signed policy: only where IT has said where it comes from."""
    try:
        trust, pack = trusted(sources), read_signed(sources)
    except UpdateError as error:
        yield amiss("signature", "signature-bad", why=why(error))
        return
    except PlaceError:
        yield amiss("signature", "trust-open", file=str(sources.trust))
        return
    if trust is None or sources.updates is None:
        return
    yield _signature(pack, today())
    failures = Kept(sources.updates).due().failures
    if failures:
        yield note("updates", "updates-unanswered", count=failures, url=trust.url)
    if starting.unit(schedule.schedule(home, ())) is None:
        yield amiss("updates", "updates-none")


def _signature(pack: Pack | None, day: date) -> Link:
    if pack is None:
        return amiss("signature", "signature-none")
    facts: dict[str, str | int] = {
        "company": visible(pack.company),
        "version": pack.version,
        "day": pack.expires.isoformat(),
    }
    if pack.is_old_on(day):
        return amiss("signature", "signature-old", **facts)
    return well("signature", "signature", **facts)

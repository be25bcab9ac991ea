"""Which policy is in force, and who has signed it: checked here, now, not believed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bedacht.cli.asked import policy_told
from bedacht.cli.evidence import Evidence, Known, evidence
from bedacht.cli.kept_files import visible
from bedacht.cli.own import own_sources
from bedacht.cli.refused import why
from bedacht.cli.talk import spoken
from bedacht.desk.signed import read_signed, trusted
from bedacht.desk.sources import Sources
from bedacht.errors import MalformedError, PlaceError, UpdateError
from bedacht.wire.fields import Fields
from bedacht.wire.strict import Object


def of_policy(status: Object) -> Iterator[Evidence]:
    """The policy that the daemon reads, its file, and the signature under it."""
    try:
        policy = policy_told(status)
    except MalformedError:
        yield evidence(Known.UNSEEN, "no-status")
        return
    if policy is None:
        yield evidence(Known.TOLD, "policy-none")
        return
    source = policy.text("source")
    yield _in_force(policy, source)
    sources = own_sources()
    yield from _file(sources.policies().get(source))
    if source == "signed":
        yield from signed_by(sources)
    else:
        yield evidence(Known.SEEN, "policy-unsigned")


def _in_force(policy: Fields, source: str) -> Evidence:
    say = spoken().say
    name, version = visible(policy.text("name")), policy.whole("version")
    state = say(f"policy_state.{policy.text('state')}")
    came = say(f"policy_state.{source}")
    return evidence(
        Known.TOLD, "policy", name=name, version=version, source=came, state=state
    )


def _file(path: Path | None) -> Iterator[Evidence]:
    if path is None or not path.exists():
        yield evidence(Known.UNSEEN, "policy-given")
        return
    mode = f"{path.stat().st_mode & 0o777:o}"
    yield evidence(Known.SEEN, "policy-file", path=path, owner=_owner(path), mode=mode)


def signed_by(sources: Sources) -> Iterator[Evidence]:
    """The signature, checked with the keys that IT has laid down on this machine."""
    try:
        trust, pack = trusted(sources), read_signed(sources)
    except UpdateError as error:
        yield evidence(Known.OTHERWISE, "signature-bad", why=why(error))
        return
    except PlaceError:
        yield evidence(Known.OTHERWISE, "trust-open", path=sources.trust)
        return
    if trust is None or pack is None:
        yield evidence(Known.UNSEEN, "no-trust", path=sources.trust)
        return
    company, day = visible(pack.company), pack.expires
    yield evidence(
        Known.SEEN, "signature", company=company, version=pack.version, day=day
    )
    keys = ", ".join(sorted(trust.keys.keys))
    yield evidence(Known.SEEN, "trust", path=sources.trust, keys=visible(keys))
    yield evidence(Known.SEEN, "trust-url", url=visible(trust.url))


def _owner(path: Path) -> str:
    try:
        return path.owner()
    except (KeyError, NotImplementedError):
        return str(path.stat().st_uid)

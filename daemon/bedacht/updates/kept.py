"""The folder in which the last accepted policy lies, checked again whenever it is loaded.

`policy.json` holds the policy and the keys as they were fetched, in one file so that they
change together; `seen.json` says below which version nothing is taken any more, `due.json`
when the server is asked again.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bedacht.errors import UpdateError
from bedacht.files import read_bytes, write_text
from bedacht.updates.accept import Accepted, Seen, accept
from bedacht.updates.due import Due
from bedacht.updates.envelope import LARGEST, strict_object
from bedacht.updates.keys import advance
from bedacht.updates.trust import Trust

_LARGEST = 2 * LARGEST


@dataclass(frozen=True, slots=True)
class Kept:
    """The folder of this person's updates."""

    folder: Path

    @property
    def policy(self) -> Path:
        """The file of the policy and its keys."""
        return self.folder / "policy.json"

    def load(self, trust: Trust) -> Accepted | None:
        """The policy in force; None where none was fetched yet. UpdateError."""
        data = _read(self.policy)
        if data is None:
            return None
        values = strict_object(data, ("keys", "policy"), _LARGEST)
        policy, chain = (json.dumps(values[n]).encode() for n in ("policy", "keys"))
        return self.check(trust, policy, chain)

    def check(self, trust: Trust, policy: bytes, chain: bytes) -> Accepted:
        """Whether a policy may come into force; nothing is written. UpdateError."""
        return accept(policy, advance(trust.keys, read_chain(chain)), self.seen())

    def take(self, accepted: Accepted, policy: bytes, chain: bytes) -> None:
        """Put into force what `check` has accepted.

        The policy comes first: whoever is interrupted after it has a newer policy than they
        remember, never one that is older than what they have seen.
        """
        values = {"keys": json.loads(chain), "policy": json.loads(policy)}
        write_text(self.policy, json.dumps(values))
        # Beside it may stand what a later version has noted.
        seen = {**self._values("seen.json"), **asdict(accepted.seen)}
        write_text(self.folder / "seen.json", json.dumps(seen))

    def seen(self) -> Seen:
        """Below which version nothing is taken. UpdateError where the memory is damaged."""
        values = self._values("seen.json")
        try:
            return Seen(**_checked(values)) if values else Seen()
        except (KeyError, TypeError, ValueError):
            raise UpdateError("memory") from None

    def due(self) -> Due:
        """When the server is asked again; at once where nobody knows."""
        try:
            values = self._values("due.json")
            return Due(float(values["at"]), int(values["failures"]))
        except (UpdateError, KeyError, TypeError, ValueError):
            return Due()

    def tag(self) -> str:
        """What the server called the policy that it gave last (an ETag); empty without one."""
        try:
            tag = self._values("due.json").get("tag", "")
        except UpdateError:
            return ""
        return tag if isinstance(tag, str) else ""

    def remember(self, due: Due, tag: str) -> None:
        """When to ask again, and what the server calls what we have."""
        write_text(self.folder / "due.json", json.dumps({**asdict(due), "tag": tag}))

    def _values(self, name: str) -> dict[str, Any]:
        data = _read(self.folder / name)
        if data is None:
            return {}
        try:
            values = json.loads(data)
        except (ValueError, RecursionError):
            raise UpdateError("memory") from None
        if not isinstance(values, dict):
            raise UpdateError("memory")
        return values


def _checked(values: dict[str, Any]) -> dict[str, Any]:
    """The fields of `Seen`; ValueError where one is missing or of another kind."""
    version, digest, keys = values["version"], values["digest"], values["keys"]
    if not (type(version) is type(keys) is int and isinstance(digest, str)):
        raise ValueError
    return {"version": version, "digest": digest, "keys": keys}


def read_chain(data: bytes | None) -> list[bytes]:
    """The envelopes of a file of handed-over keys, the oldest first; UpdateError."""
    if data is None:
        return []
    try:
        values = json.loads(data)
    except (ValueError, RecursionError):
        raise UpdateError("malformed") from None
    if not isinstance(values, list):
        raise UpdateError("malformed")
    return [json.dumps(value).encode() for value in values]


def _read(path: Path) -> bytes | None:
    try:
        return read_bytes(path, _LARGEST)
    except OSError:
        raise UpdateError("memory") from None

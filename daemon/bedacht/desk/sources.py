"""Where a person's and a company's files are.

A policy that counts as the company's lies where only an administrator can write, or is
signed with the keys that lie there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bedacht.files import managed_place
from bedacht.updates.kept import Kept


@dataclass(frozen=True, slots=True)
class Sources:
    """Paths; None where there is no such place. `administrator` owns what IT has laid down.

    `trust` says where signed policies come from, `updates` is the folder in which the last
    one lies.
    """

    preferences: Path | None = None
    state: Path | None = None
    managed: Path | None = None
    own: Path | None = None
    given: Path | None = None
    trust: Path | None = None
    updates: Path | None = None
    administrator: int = 0

    def policies(self) -> Mapping[str, Path]:
        """The places of a policy, the strongest first, by the name of its source."""
        places = {
            "managed": self.managed,
            "signed": self.updates and Kept(self.updates).policy,
            "given": self.given,
            "own": self.own,
        }
        return {name: path for name, path in places.items() if path is not None}

    def stamp(self) -> tuple[object, ...]:
        """Changes when one of the files has changed."""
        return tuple(
            _stamp(path)
            for path in (
                *self.policies().values(),
                self.trust,
                self.preferences,
                self.state,
            )
        )


def managed_policy() -> Path:
    """Where IT puts a policy: a place that only an administrator can write to."""
    return managed_place("policy.toml")


def managed_trust() -> Path:
    """Where IT says where signed policies come from."""
    return managed_place("updates.json")


def _stamp(path: Path | None) -> tuple[int, int, int] | None:
    try:
        found = path.stat() if path is not None else None
    except OSError:
        return None
    return found and (found.st_mtime_ns, found.st_size, found.st_ino)

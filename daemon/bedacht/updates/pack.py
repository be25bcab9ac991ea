"""What is signed: a policy as its author wrote it, with company, version and last day."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bedacht.errors import UpdateError
from bedacht.updates.envelope import strict_object

KIND = "application/vnd.bedacht.policy.v1+json"
HIGHEST = 1 << 31
_FIELDS = ("format", "company", "version", "issued", "expires", "policy")


@dataclass(frozen=True, slots=True)
class Pack:
    """A policy (TOML, format 1) from the day `issued`, told to be old after `expires`."""

    company: str
    version: int
    issued: date
    expires: date
    policy: str = field(repr=False)

    def is_old_on(self, day: date) -> bool:
        """Whether it should long have been renewed; it stays in force all the same."""
        return day > self.expires


def pack_payload(pack: Pack) -> bytes:
    """The pack as the bytes that are signed."""
    values = {
        "format": 1,
        "company": pack.company,
        "version": pack.version,
        "issued": pack.issued.isoformat(),
        "expires": pack.expires.isoformat(),
        "policy": pack.policy,
    }
    return json.dumps(values, ensure_ascii=False, indent=1).encode() + b"\n"


def read_pack(payload: bytes) -> Pack:
    """The pack in `payload`; UpdateError where it is none."""
    values = strict_object(payload, _FIELDS)
    version, company, policy = values["version"], values["company"], values["policy"]
    if values["format"] != 1 or type(version) is not int:
        raise UpdateError("malformed")
    if not 0 < version < HIGHEST:
        raise UpdateError("version")
    if not (isinstance(company, str) and isinstance(policy, str)):
        raise UpdateError("malformed")
    return Pack(
        company, version, _day(values, "issued"), _day(values, "expires"), policy
    )


def _day(values: dict[str, Any], name: str) -> date:
    try:
        return date.fromisoformat(values[name])
    except (TypeError, ValueError):
        raise UpdateError("malformed") from None

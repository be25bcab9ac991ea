"""What IT has set on this machine: where the policy comes from, and the first keys.

`updates.json` lies in the managed place, where only an administrator can write.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

from bedacht.errors import UpdateError
from bedacht.updates.envelope import strict_object
from bedacht.updates.keys import KeySet, keys_payload, read_keys

_FIELDS = ("url", "keys")


@dataclass(frozen=True, slots=True)
class Trust:
    """`url`: the folder that `bedacht policy publish` has written, on a web server."""

    url: str
    keys: KeySet


def read_trust(data: bytes) -> Trust:
    """What the file says; UpdateError."""
    values = strict_object(data, _FIELDS)
    keys = read_keys(json.dumps(values["keys"]).encode())
    return Trust(_folder(values["url"]), keys)


def trust_file(trust: Trust) -> bytes:
    """The file for IT to lay down."""
    values = {"url": trust.url, "keys": json.loads(keys_payload(trust.keys))}
    return json.dumps(values, indent=1).encode() + b"\n"


def _folder(url: object) -> str:
    """An https address of a folder, without anything that could tell machines apart."""
    if not isinstance(url, str):
        raise UpdateError("address")
    try:
        parts = urlsplit(url)
        named = parts.hostname and (parts.port is None or parts.port)
    except ValueError:
        raise UpdateError("address") from None
    extra = parts.query or parts.fragment or parts.username or parts.password
    if parts.scheme != "https" or not named or extra:
        raise UpdateError("address")
    return url if url.endswith("/") else f"{url}/"

"""Policies as one configuration profile for macOS (untested: no Mac was at hand)."""

from __future__ import annotations

import plistlib
import uuid
from collections.abc import Iterable, Iterator
from typing import Any

from bedacht.deploy.policies import Policy
from bedacht.deploy.told import Told
from bedacht.host.browsers import Family

_NAME = "de.bedacht.fleet"
# The same wishes give the same profile.
_SPACE = uuid.uuid5(uuid.NAMESPACE_DNS, "bedacht.example")


def profile(policies: Iterable[tuple[Told, Policy]]) -> bytes:
    """A profile for all browsers, for the computer."""
    contents = [content for each in policies for content in _contents(*each)]
    whole = {
        **_named(_NAME, "Configuration"),
        "PayloadDisplayName": "Bedacht",
        "PayloadScope": "System",
        "PayloadContent": contents,
    }
    return plistlib.dumps(whole)


def _contents(told: Told, policy: Policy) -> Iterator[dict[str, Any]]:
    if told.family is Family.FIREFOX:
        enabled = {"EnterprisePoliciesEnabled": True}
        yield {**_named(told.mac, told.mac), **enabled, **policy["policies"]}
        return
    extensions = policy["3rdparty"]["extensions"]
    settings = policy["ExtensionSettings"]
    yield {**_named(told.mac, told.mac), "ExtensionSettings": settings}
    for name, values in extensions.items():
        domain = f"{told.mac}.extensions.{name}"
        yield {**_named(domain, domain), **values}


def _named(name: str, kind: str) -> dict[str, Any]:
    return {
        "PayloadIdentifier": f"{_NAME}.{name}" if name != _NAME else _NAME,
        "PayloadType": kind,
        "PayloadUUID": str(uuid.uuid5(_SPACE, name)).upper(),
        "PayloadVersion": 1,
    }

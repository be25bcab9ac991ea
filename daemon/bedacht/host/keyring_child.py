"""A short-lived process that talks to the keyring, so that the daemon need not.

    python -m bedacht.host.keyring_child read|create|remove

Answers one JSON object on its standard output, which is a pipe to the daemon. The
back-ends are named by class: `keyring.get_keyring` takes whatever lies around, files
in plain text among them. It also keeps their memory out of the daemon.
"""

from __future__ import annotations

import base64
import importlib
import json
import secrets
import sys
from collections.abc import Callable
from typing import Protocol

SERVICE, NAME = "bedacht", "master"
BACKENDS = {
    "linux": ("keyring.backends.SecretService", "Keyring"),
    "darwin": ("keyring.backends.macOS", "Keyring"),
    "win32": ("keyring.backends.Windows", "WinVaultKeyring"),
}


class Backend(Protocol):
    """What we use of a keyring, with the names that the library gives it."""

    def get_password(self, service: str, username: str) -> str | None:
        """The secret under this name."""
        ...

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keeps a secret under this name."""
        ...

    def delete_password(self, service: str, username: str) -> None:
        """Forgets the secret under this name."""
        ...


def backend(system: str = sys.platform) -> Backend | None:
    """The keyring of this system; None where there is none."""
    module, name = BACKENDS.get(system, BACKENDS["linux"])
    kind = getattr(importlib.import_module(module), name)
    keyring: Backend | None = kind() if kind.viable else None
    return keyring


def read(keyring: Backend) -> dict[str, object]:
    """The secret, if one is kept."""
    return {"state": "held", "secret": keyring.get_password(SERVICE, NAME)}


def create(keyring: Backend) -> dict[str, object]:
    """A new secret, unless one is kept."""
    if keyring.get_password(SERVICE, NAME) is None:
        fresh = base64.b64encode(secrets.token_bytes(32)).decode()
        keyring.set_password(SERVICE, NAME, fresh)
    return read(keyring)


def remove(keyring: Backend) -> dict[str, object]:
    """Forgets the secret."""
    if keyring.get_password(SERVICE, NAME) is not None:
        keyring.delete_password(SERVICE, NAME)
    return {"state": "held", "secret": None}


def answer(verb: str, find: Callable[[], Backend | None]) -> dict[str, object]:
    """What the daemon is told; whatever goes wrong with a keyring is: locked."""
    verbs = {"read": read, "create": create, "remove": remove}
    try:
        keyring = find()
        return {"state": "none"} if keyring is None else verbs[verb](keyring)
    except Exception:  # noqa: BLE001 - back-ends raise what they like
        return {"state": "locked"}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(answer(sys.argv[1], backend)))

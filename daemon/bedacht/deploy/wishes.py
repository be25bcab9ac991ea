"""What IT has asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from bedacht.errors import DeployError

# Where the packages put the program that browsers start; `bedacht` lies beside it.
PROGRAMS = {
    "linux": "/usr/lib/bedacht/bedacht-native",
    "macos": "/Library/Application Support/Bedacht/program/bedacht-native",
    "windows": r"C:\Program Files\Bedacht\bedacht-native.exe",
}
_LOCAL = {"127.0.0.1", "localhost"}
_ODD = set(
    "'\"<>?#& \\"
)  # what no folder's address needs, and files would have to quote


@dataclass(frozen=True, slots=True)
class Wishes:
    """`url`: the folder on a web server from which browsers fetch the extension.

    `policy` is a company's policy as it stands, `trust` says where signed ones come from
    (`bedacht policy keys`); one of them or none. `signed_xpi` is the extension as Mozilla
    has signed it.
    """

    browsers: tuple[str, ...]
    url: str
    programs: Mapping[str, str] = field(default_factory=lambda: PROGRAMS)
    policy: bytes | None = field(default=None, repr=False)
    trust: bytes | None = field(default=None, repr=False)
    signed_xpi: bytes | None = field(default=None, repr=False)
    helpdesk: str = ""
    welcome: bool = True

    @property
    def settings(self) -> dict[str, str | bool]:
        """The managed settings of the extension: extension/public/managed.json."""
        found: dict[str, str | bool] = {"welcome": self.welcome}
        return {**found, "helpdesk": self.helpdesk} if self.helpdesk else found


def folder_url(text: str) -> str:
    """The address of a folder, with a slash at its end.

    Raises:
        DeployError: neither https nor, for a trial, this machine itself.
    """
    if set(text) & _ODD or not _is_reached(text):
        raise DeployError("--update-url wants the address of a folder: https://…")
    return text if text.endswith("/") else f"{text}/"


def _is_reached(text: str) -> bool:
    try:
        parts = urlsplit(text)
        host = parts.hostname
    except ValueError:
        return False
    local = parts.scheme == "http" and host in _LOCAL
    return bool(host) and (parts.scheme == "https" or local)

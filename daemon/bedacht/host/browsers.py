"""What we know of browsers: ids of our extension, and where each looks for native hosts.

Only data and what follows from it; `manifests` writes it down.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

HOST_NAME = "de.bedacht.native"
FIREFOX_ID = "bedacht@bedacht.example"
# Fixed by the key in the extension's manifest.
CHROMIUM_IDS = ("mnpepogmchlpohoehmjclabjcfppkbof",)
CHROMIUM_ORIGINS = tuple(f"chrome-extension://{each}" for each in CHROMIUM_IDS)
_UUID = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_FIREFOX_ORIGIN = re.compile(f"moz-extension://{_UUID}")


class Family(StrEnum):
    """The two kinds of native messaging."""

    CHROMIUM = "chromium"
    FIREFOX = "firefox"


@dataclass(frozen=True, slots=True)
class Browser:
    """One browser; folders below the home folder, registry key below HKCU or HKLM.

    `linux` begins with `.config/` where the browser follows XDG_CONFIG_HOME. The first
    two parts of a folder exist once the person has used the browser. `all_linux` and
    `all_mac` are where it looks for the hosts of everybody on the machine; `boxes` are
    folders of its snap and flatpak, from where it reaches no program of the machine.
    """

    name: str
    family: Family
    linux: str
    mac: str
    windows: str
    all_linux: str
    all_mac: str
    boxes: tuple[str, ...]


_MAC = "Library/Application Support"
BROWSERS = (
    Browser(
        "Chrome",
        Family.CHROMIUM,
        ".config/google-chrome/NativeMessagingHosts",
        f"{_MAC}/Google/Chrome/NativeMessagingHosts",
        r"Software\Google\Chrome\NativeMessagingHosts",
        "/etc/opt/chrome/native-messaging-hosts",
        "/Library/Google/Chrome/NativeMessagingHosts",
        (".var/app/com.google.Chrome",),
    ),
    Browser(
        "Chromium",
        Family.CHROMIUM,
        ".config/chromium/NativeMessagingHosts",
        f"{_MAC}/Chromium/NativeMessagingHosts",
        r"Software\Chromium\NativeMessagingHosts",
        "/etc/chromium/native-messaging-hosts",
        f"/{_MAC}/Chromium/NativeMessagingHosts",
        ("snap/chromium", ".var/app/org.chromium.Chromium"),
    ),
    Browser(
        "Edge",
        Family.CHROMIUM,
        ".config/microsoft-edge/NativeMessagingHosts",
        f"{_MAC}/Microsoft Edge/NativeMessagingHosts",
        r"Software\Microsoft\Edge\NativeMessagingHosts",
        "/etc/opt/edge/native-messaging-hosts",
        "/Library/Microsoft/Edge/NativeMessagingHosts",
        (".var/app/com.microsoft.Edge",),
    ),
    Browser(
        "Firefox",
        Family.FIREFOX,
        ".mozilla/native-messaging-hosts",
        f"{_MAC}/Mozilla/NativeMessagingHosts",
        r"Software\Mozilla\NativeMessagingHosts",
        "/usr/lib/mozilla/native-messaging-hosts",
        f"/{_MAC}/Mozilla/NativeMessagingHosts",
        ("snap/firefox", ".var/app/org.mozilla.firefox"),
    ),
)


def is_firefox(origin: str) -> bool:
    """Is this the origin of an extension in Firefox? It makes one up per profile."""
    return _FIREFOX_ORIGIN.fullmatch(origin) is not None

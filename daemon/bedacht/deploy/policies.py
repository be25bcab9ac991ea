"""The policies that browsers read: who installs the extension, what it may, what IT has set for it."""

from __future__ import annotations

from typing import Any

from bedacht.deploy.release import CHROMIUM_UPDATES, Release
from bedacht.deploy.told import Told, never
from bedacht.deploy.wishes import Wishes
from bedacht.host.browsers import FIREFOX_ID, Family

Policy = dict[str, Any]


def policy(told: Told, release: Release, wishes: Wishes) -> Policy:
    """The policy of one browser, as it stands in a file on Linux."""
    if told.family is Family.FIREFOX:
        return {"policies": firefox(told, release, wishes)}
    return {
        "ExtensionSettings": {release.id: chromium(told, release, wishes)},
        "3rdparty": {"extensions": {release.id: wishes.settings}},
    }


def chromium(told: Told, release: Release, wishes: Wishes) -> Policy:
    """What a browser of Chromium's kind is told about our extension."""
    return {
        "installation_mode": "force_installed",
        "update_url": wishes.url + CHROMIUM_UPDATES,
        # Later releases come from there too, whatever the extension says.
        "override_update_url": True,
        **told.pin,
        "blocked_permissions": never(),
        "runtime_blocked_hosts": ["*://*"],
        "runtime_allowed_hosts": release.sites(),
    }


def firefox(told: Told, release: Release, wishes: Wishes) -> Policy:
    """All policies for Firefox; its unsigned extension is taken by ESR alone."""
    settings = {
        "installation_mode": "force_installed",
        "install_url": wishes.url + release.file(Family.FIREFOX),
        "updates_disabled": False,
        **told.pin,
    }
    found: Policy = {
        "ExtensionSettings": {FIREFOX_ID: settings},
        "3rdparty": {"Extensions": {FIREFOX_ID: wishes.settings}},
    }
    if wishes.signed_xpi is None:
        unsigned = {"Value": False, "Status": "locked"}
        found["Preferences"] = {"xpinstall.signatures.required": unsigned}
    return found

"""The policies hold only what the browsers document, and say what IT has asked for."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from bedacht.deploy.release import Release
from bedacht.deploy.told import Told, never, told
from bedacht.deploy.tree import Files
from bedacht.deploy.wishes import Wishes
from bedacht.host.browsers import FIREFOX_ID, Family
from tests.deploy.conftest import URL

TEXT, FLAG = {"type": "string"}, {"type": "boolean"}
TEXTS = {"type": "array", "items": TEXT, "minItems": 1}
# chromium.org/administrators: "ExtensionSettings"; Edge has another name for the pin.
CHROMIUM = {
    "installation_mode": {"enum": ["force_installed"]},
    "update_url": {"type": "string", "pattern": "^https://"},
    "override_update_url": FLAG,
    "toolbar_pin": {"enum": ["force_pinned", "default_unpinned"]},
    "toolbar_state": {"enum": ["default_shown", "default_hidden", "force_shown"]},
    "blocked_permissions": TEXTS,
    "runtime_blocked_hosts": TEXTS,
    "runtime_allowed_hosts": {
        "type": "array",
        "items": {"type": "string", "pattern": r"^(https?|\*)://[^/]+$"},
    },
}
# Firefox administrator reference: "ExtensionSettings", "3rdparty", "Preferences".
FIREFOX = {
    "installation_mode": {"enum": ["force_installed"]},
    "install_url": {"type": "string", "pattern": "^https://"},
    "updates_disabled": FLAG,
    "default_area": {"enum": ["navbar", "menupanel"]},
}
PREFERENCE = {
    "Value": {"type": ["boolean", "string", "number"]},
    "Status": {"enum": ["default", "locked", "user", "clear"]},
}


def closed(properties: dict[str, Any], *required: str) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
        "required": [*required],
    }


def each(inner: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": inner, "minProperties": 1}


SETTINGS = each(closed({"welcome": FLAG, "helpdesk": TEXT}, "welcome"))
DOCUMENTED = {
    Family.CHROMIUM: closed(
        {
            "ExtensionSettings": each(
                closed(CHROMIUM, "installation_mode", "update_url")
            ),
            "3rdparty": closed({"extensions": SETTINGS}, "extensions"),
        },
        "ExtensionSettings",
    ),
    Family.FIREFOX: closed(
        {
            "policies": closed(
                {
                    "ExtensionSettings": each(
                        closed(FIREFOX, "installation_mode", "install_url")
                    ),
                    "3rdparty": closed({"Extensions": SETTINGS}, "Extensions"),
                    "Preferences": each(closed(PREFERENCE, "Value", "Status")),
                },
                "ExtensionSettings",
            )
        },
        "policies",
    ),
}


def of(written: Files, browser: Told) -> Any:
    return json.loads(written[f"linux/files{browser.linux}"])


@pytest.mark.parametrize("browser", told().values(), ids=list(told()))
def test_policy_holds_what_the_browser_documents(
    written: Files, trusting: Files, browser: Told
) -> None:
    for found in (written, trusting):
        Draft202012Validator(DOCUMENTED[browser.family]).validate(of(found, browser))


def test_chromium_gets_the_extension_and_pins_what_it_may(
    written: Files, release: Release
) -> None:
    policy = of(written, told()["chrome"])
    ours = policy["ExtensionSettings"][release.id]
    assert ours["update_url"] == f"{URL}chromium.xml"
    assert ours["runtime_allowed_hosts"] == [
        "https://www.linkedin.com", "https://www.xing.com",
    ]  # fmt: skip
    settings = policy["3rdparty"]["extensions"][release.id]
    assert settings == {"welcome": True, "helpdesk": 'Raum "B" \\ 4711'}


def test_rights_that_we_need_are_not_among_those_that_are_shut() -> None:
    assert not {"nativeMessaging", "storage"} & set(never())


def test_unsigned_extension_needs_a_word_to_firefox(
    written: Files, trusting: Files
) -> None:
    firefox = told()["firefox"]
    unsigned, signed = (of(f, firefox)["policies"] for f in (written, trusting))
    assert unsigned["Preferences"]["xpinstall.signatures.required"]["Value"] is False
    assert "Preferences" not in signed
    assert signed["ExtensionSettings"][FIREFOX_ID]["install_url"].startswith(URL)


def test_only_the_named_browsers_get_something(release: Release) -> None:
    from bedacht.deploy.fleet import files

    found = files(Wishes(("firefox",), URL), release)
    assert not [name for name in found if "hrom" in name or "opt/" in name or "crx" in name]  # fmt: skip

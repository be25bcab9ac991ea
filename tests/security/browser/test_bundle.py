"""3.9: what is in the built extension, for both browsers: rights, policies and code."""

import json
import re
from pathlib import Path

import pytest

from tests.browser.conftest import BUILT

EACH = pytest.mark.parametrize("folder", ["chrome-mv3", "firefox-mv3"])
RIGHTS = {"nativeMessaging", "storage"}
# Ways to turn words into a program or into elements, or to fetch from elsewhere.
CODE = re.compile(
    r"\beval\(|new Function\(|importScripts\(|\.innerHTML\s*=|\.outerHTML\s*=|insertAdjacentHTML|document\.write"
    r"|import\(\s*[\"']https?:|XMLHttpRequest|\bfetch\(|sendBeacon|EventSource"
)


def manifest(folder: str) -> dict[str, object]:
    """The manifest of one browser."""
    told: dict[str, object] = json.loads((BUILT / folder / "manifest.json").read_text())
    return told


@pytest.mark.case("3.9.109", "3.11.124")
@EACH
def test_pages_may_speak_with_this_machine_alone(folder: str) -> None:
    policies = manifest(folder)["content_security_policy"]
    assert isinstance(policies, dict)
    policy = dict(
        each.strip().split(" ", 1) for each in policies["extension_pages"].split(";")
    )
    assert policy["default-src"] == "'none'"
    assert policy["connect-src"] == "ws://127.0.0.1:*"
    assert policy["script-src"] == "'self'"
    assert policy["require-trusted-types-for"] == "'script'"
    assert "upgrade-insecure-requests" not in policies["extension_pages"]


@pytest.mark.case("3.9.103")
@EACH
def test_nobody_else_may_speak_to_it(folder: str) -> None:
    told = manifest(folder)
    assert "externally_connectable" not in told
    assert set(map(str, told["permissions"])) <= RIGHTS  # type: ignore[call-overload]
    assert "host_permissions" not in told


@pytest.mark.case("3.9.110")
@EACH
def test_no_words_become_a_program(folder: str) -> None:
    scripts = list(Path(BUILT / folder).rglob("*.js"))
    assert len(scripts) > 3
    found = {
        path.name: CODE.findall(path.read_text("utf-8"))
        for path in scripts
        if CODE.search(path.read_text("utf-8"))
    }
    assert found == {}

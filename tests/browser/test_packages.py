"""What is handed to the stores: built alike twice, small, and asking for no more than it says."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.conftest import BUILT
from tests.browser.machine import ROOT

if TYPE_CHECKING:
    from pathlib import Path

EXTENSION = ROOT / "extension"
PACK = EXTENSION / "build" / "pack.py"
BUNDLE_LIMIT = 150_000
# Two scripts that run without being asked for; pages are read when somebody opens them.
ALWAYS = ("background.js", "content-scripts/watch.js")
# Firefox for Android is not offered: it knows no native messaging.
NOT_FOR_US = "KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION"


def _packages(folder: Path) -> dict[str, str]:
    environment = {**os.environ, "BEDACHT_OUTPUT": str(folder)}
    command = ["npm", "run", "--silent", "build"]
    subprocess.run(
        command, cwd=EXTENSION, env=environment, check=True, capture_output=True
    )
    subprocess.run([sys.executable, str(PACK), str(folder)], check=True)
    return {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.glob("*.zip")
    }


def _manifest(build: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(
        (BUILT / build / "manifest.json").read_text("utf-8")
    )
    return read


def test_packages_are_the_same_each_time(tmp_path: Path) -> None:
    first, second = _packages(tmp_path / "first"), _packages(tmp_path / "second")
    assert first == second
    stores = {name.rpartition("-")[2] for name in first}
    assert stores == {"chrome.zip", "edge.zip", "firefox.zip"}


@pytest.mark.parametrize("build", ["chrome-mv3", "firefox-mv3"])
def test_what_always_runs_is_small(build: str) -> None:
    assert sum((BUILT / build / name).stat().st_size for name in ALWAYS) < BUNDLE_LIMIT


def test_the_linter_of_the_store_is_content() -> None:
    command = ["npx", "web-ext", "lint", "--output", "json", "--source-dir"]
    answer = subprocess.run(
        [*command, str(BUILT / "firefox-mv3")],
        cwd=EXTENSION,
        capture_output=True,
        text=True,
        check=False,
    )
    said = json.loads(answer.stdout)
    found = [*said["errors"], *said["warnings"], *said["notices"]]
    assert [message["code"] for message in found] in ([], [NOT_FOR_US])


@pytest.mark.parametrize("build", ["chrome-mv3", "firefox-mv3"])
def test_every_permission_is_explained(build: str) -> None:
    explained = (ROOT / "docs" / "permissions.md").read_text("utf-8")
    named = set(re.findall(r"^\| `([^`]+)`", explained, re.MULTILINE))
    manifest = _manifest(build)
    asked = set(manifest["permissions"])
    asked |= {
        match for each in manifest["content_scripts"] for match in each["matches"]
    }
    assert asked == named
    assert "host_permissions" not in manifest
    assert "optional_permissions" not in manifest

"""Whether a browser would find the native host."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bedacht.host import reached as room
from bedacht.host.browsers import BROWSERS, HOST_NAME, Browser
from bedacht.host.manifests import for_everybody, install
from bedacht.host.reached import Reach, reached


@pytest.fixture
def program(tmp_path: Path) -> Path:
    file = tmp_path / "bedacht-native"
    file.write_text("#!/bin/sh\n")
    file.chmod(0o755)
    return file


@pytest.fixture(autouse=True)
def everybody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The machine's own manifests, in a folder of the test."""
    folder = tmp_path / "machine"

    def place(browser: Browser, _system: str) -> Path:
        return folder / browser.name / f"{HOST_NAME}.json"

    monkeypatch.setattr(room, "for_everybody", place)
    return folder


def found(home: Path) -> dict[str, Reach]:
    return {each.browser.name: each.reach for each in reached(home, "linux")}


def test_only_what_is_used_or_named_is_told(home: Path, program: Path) -> None:
    assert found(home) == {}
    (home / ".config/chromium").mkdir(parents=True)
    assert found(home) == {"Chromium": Reach.MISSING}
    install(home, program, "linux")
    assert found(home) == {"Chromium": Reach.WELL}


def test_manifest_for_everybody_counts_after_ones_own(
    home: Path, program: Path, everybody: Path
) -> None:
    (home / ".mozilla").mkdir()
    (own,) = install(home, program, "linux")
    shared = everybody / "Firefox" / own.file.name
    shared.parent.mkdir(parents=True)
    shared.write_text(own.content)
    assert [each.file for each in reached(home, "linux")] == [own.file]
    own.file.unlink()
    assert [each.file for each in reached(home, "linux")] == [shared]
    assert found(home) == {"Firefox": Reach.WELL}


def test_program_that_is_gone_is_told(home: Path, program: Path) -> None:
    (home / ".mozilla").mkdir()
    install(home, program, "linux")
    program.chmod(0o644)
    assert found(home) == {"Firefox": Reach.DEAD}


@pytest.mark.parametrize(
    "change",
    [
        {"name": "org.example.other"},
        {"allowed_extensions": ["other@example.com"]},
        {"path": 7},
    ],
)
def test_foreign_manifest_is_told(
    home: Path, program: Path, change: dict[str, object]
) -> None:
    (home / ".mozilla").mkdir()
    (entry,) = install(home, program, "linux")
    entry.file.write_text(json.dumps({**json.loads(entry.content), **change}))
    assert found(home) == {"Firefox": Reach.STRANGE}


@pytest.mark.parametrize(
    ("box", "name"),
    [("snap/firefox", "Firefox"), (".var/app/com.google.Chrome", "Chrome")],
)
def test_boxed_browser_is_told(home: Path, box: str, name: str) -> None:
    (home / box).mkdir(parents=True)
    assert found(home) == {name: Reach.BOXED}


def test_every_browser_has_a_place_for_everybody() -> None:
    for system in ("linux", "darwin"):
        places = [for_everybody(browser, system) for browser in BROWSERS]
        assert len(set(places)) == len(BROWSERS)
        assert all(place and place.is_absolute() for place in places)
    assert for_everybody(BROWSERS[0], "win32") is None

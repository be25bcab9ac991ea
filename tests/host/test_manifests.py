"""Native messaging manifests: where browsers look, and only for our extension."""

import json
import os
import stat
from pathlib import Path

import pytest

from bedacht.errors import BrowserError
from bedacht.host.browsers import CHROMIUM_ORIGINS, FIREFOX_ID, HOST_NAME, Family
from bedacht.host.manifests import (
    entries,
    host_program,
    install,
    manifest,
    remove,
)

PROGRAM = Path("/opt/bedacht/bin/bedacht-native")
CHROMIUM_FOLDER = ".config/chromium/NativeMessagingHosts"


def test_manifest_names_our_extension_alone() -> None:
    chromium = json.loads(manifest(Family.CHROMIUM, PROGRAM))
    firefox = json.loads(manifest(Family.FIREFOX, PROGRAM))
    assert chromium.pop("allowed_origins") == [f"{o}/" for o in CHROMIUM_ORIGINS]
    assert firefox.pop("allowed_extensions") == [FIREFOX_ID]
    assert chromium == firefox
    assert (chromium["name"], chromium["type"]) == (HOST_NAME, "stdio")
    assert chromium["path"] == str(PROGRAM)


def test_only_browsers_that_were_used_are_told(home: Path) -> None:
    (home / ".config/chromium").mkdir(parents=True)
    (home / ".mozilla").mkdir()
    files = [entry.file for entry in install(home, PROGRAM, "linux")]
    assert files == [
        home / CHROMIUM_FOLDER / f"{HOST_NAME}.json",
        home / ".mozilla/native-messaging-hosts" / f"{HOST_NAME}.json",
    ]
    for file in files:
        assert json.loads(file.read_bytes())["path"] == str(PROGRAM)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_was_told_is_taken_back(home: Path) -> None:
    (home / ".config/chromium").mkdir(parents=True)
    told = install(home, PROGRAM, "linux")
    assert [e.file for e in remove(home, "linux")] == [e.file for e in told]
    assert remove(home, "linux") == []
    assert not told[0].file.exists()


def test_other_manifests_stay(home: Path) -> None:
    other = home / CHROMIUM_FOLDER / "org.example.other.json"
    other.parent.mkdir(parents=True)
    other.write_text("{}")
    install(home, PROGRAM, "linux")
    remove(home, "linux")
    assert other.read_text() == "{}"


def test_moved_configuration_folder_is_followed(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    files = {e.browser.name: e.file for e in entries(home, PROGRAM, "linux")}
    assert files["Edge"].is_relative_to(tmp_path / "config/microsoft-edge")
    assert files["Firefox"].is_relative_to(home)


def test_mac_and_windows_have_their_places(home: Path) -> None:
    mac = {e.browser.name: e for e in entries(home, PROGRAM, "darwin")}
    assert mac["Edge"].file.parent == (
        home / "Library/Application Support/Microsoft Edge/NativeMessagingHosts"
    )
    assert mac["Edge"].registry is None
    windows = {e.browser.name: e for e in entries(home, PROGRAM, "win32")}
    assert windows["Chrome"].registry == (
        rf"Software\Google\Chrome\NativeMessagingHosts\{HOST_NAME}"
    )
    assert windows["Chrome"].file != windows["Firefox"].file


def test_folder_that_cannot_be_written_is_told(home: Path) -> None:
    (home / ".config").mkdir()
    (home / ".config/chromium").mkdir()
    (home / CHROMIUM_FOLDER).write_text("a file where a folder should be")
    with pytest.raises(BrowserError, match="cannot be written"):
        install(home, PROGRAM, "linux")


def test_host_program_is_the_installed_one(monkeypatch: pytest.MonkeyPatch) -> None:
    program = host_program()
    assert program.is_absolute()
    assert os.access(program, os.X_OK)
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(BrowserError, match="not installed"):
        host_program()

"""Tells the person's browsers where the native messaging host is, and takes it back."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from bedacht.errors import BrowserError, PlaceError
from bedacht.host.browsers import (
    BROWSERS,
    FIREFOX_ID,
    HOST_NAME,
    Browser,
    Family,
)
from bedacht.host.callers import chromium_origins
from bedacht.host.places import write_private

# Folders that others may use too, and that a browser or a service manager does without.
_MADE = {"NativeMessagingHosts", "native-messaging-hosts", "LaunchAgents"}
_BELOW = {"systemd", "Bedacht"}  # and what lies in these


@dataclass(frozen=True, slots=True)
class Entry:
    """One manifest: the file, its content, and on Windows the registry key."""

    browser: Browser
    file: Path
    content: str
    registry: str | None


def host_program() -> Path:
    """The installed `bedacht-native`.

    Raises:
        BrowserError: it is not installed beside this Python.
    """
    beside = shutil.which("bedacht-native", path=str(Path(sys.executable).parent))
    found = beside or shutil.which("bedacht-native")
    if found is None:
        raise BrowserError("bedacht-native is not installed: pip install bedacht")
    return Path(found).absolute()


def manifest(
    family: Family, program: PurePath, origins: Sequence[str] | None = None
) -> str:
    """The manifest of our host for one family of browsers.

    `origins` of extensions in Chromium are by themselves those that this machine lets in.
    """
    let_in = chromium_origins() if origins is None else origins
    callers = {
        Family.CHROMIUM: {"allowed_origins": [f"{o}/" for o in let_in]},
        Family.FIREFOX: {"allowed_extensions": [FIREFOX_ID]},
    }
    value = {
        "name": HOST_NAME,
        "description": "Pairs the Bedacht extension with the Bedacht daemon",
        "path": str(program),
        "type": "stdio",
        **callers[family],
    }
    return json.dumps(value, indent=2) + "\n"


def entries(home: Path, program: Path, system: str = sys.platform) -> list[Entry]:
    """All manifests for this system, whether the browser is there or not."""
    return [_entry(browser, home, program, system) for browser in BROWSERS]


def for_everybody(browser: Browser, system: str = sys.platform) -> Path | None:
    """Where a manifest for all people of a machine lies; None where a registry says so."""
    if system == "win32":
        return None
    folder = browser.all_mac if system == "darwin" else browser.all_linux
    return Path(folder) / f"{HOST_NAME}.json"


def install(home: Path, program: Path, system: str = sys.platform) -> list[Entry]:
    """Writes the manifests of the browsers that the person has used.

    Raises:
        BrowserError: a folder cannot be written to.
    """
    used = [e for e in entries(home, program, system) if is_used(e, system)]
    for entry in used:
        write_manifest(entry.file, entry.content)
        if entry.registry is not None:
            _register(entry.registry, entry.file)
    return used


def remove(home: Path, system: str = sys.platform) -> list[Entry]:
    """Removes the manifests that `install` wrote; those that were there."""
    there = [e for e in entries(home, Path(), system) if e.file.exists()]
    for entry in there:
        remove_manifest(entry.file)
        if entry.registry is not None:
            _unregister(entry.registry)
    return there


def write_manifest(file: Path, content: str) -> None:
    """Writes one manifest, with its folder.

    Raises:
        BrowserError: the folder cannot be written to.
    """
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_private(file, content.encode())
    except (OSError, PlaceError):
        raise BrowserError(f"{file} cannot be written") from None


def remove_manifest(file: Path) -> None:
    """Removes it, and the folders that were made for it and are empty now."""
    file.unlink()
    with suppress(OSError):
        for folder in file.parents:
            if not (
                _MADE & {folder.name} or _BELOW & {folder.name, folder.parent.name}
            ):
                return
            folder.rmdir()


def _entry(browser: Browser, home: Path, program: Path, system: str) -> Entry:
    content = manifest(browser.family, program)
    name = f"{HOST_NAME}.json"
    if system == "win32":
        folder = home / "AppData/Local/Bedacht" / browser.family
        key = rf"{browser.windows}\{HOST_NAME}"
        return Entry(browser, folder / name, content, key)
    below = browser.mac if system == "darwin" else browser.linux
    return Entry(browser, _folder(home, below) / name, content, None)


def _folder(home: Path, below: str) -> Path:
    config = os.environ.get("XDG_CONFIG_HOME")
    if config and below.startswith(".config/"):
        return Path(config) / below.removeprefix(".config/")
    return home / below


def is_used(entry: Entry, system: str = sys.platform) -> bool:
    """Has the person used the browser? Its own folder shows it, but on Windows."""
    folder = entry.file.parent
    return system == "win32" or folder.is_dir() or folder.parent.is_dir()


def _register(key: str, file: Path) -> None:
    if sys.platform == "win32":
        import winreg

        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
            winreg.SetValueEx(opened, "", 0, winreg.REG_SZ, str(file))


def _unregister(key: str) -> None:
    if sys.platform == "win32":
        import winreg

        with suppress(FileNotFoundError):
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)

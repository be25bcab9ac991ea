"""Every test of the machine has a home of its own, and no keyring."""

import os
from pathlib import Path

import pytest

from bedacht.host.places import Places, find_places


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A private home folder; nothing of the person who runs the tests is touched."""
    home = tmp_path / "home"
    runtime = tmp_path / "run"
    for folder in (home, runtime):
        folder.mkdir(mode=0o700)
    for name in os.environ:
        if name.startswith(("XDG_", "DBUS_", "PYTHON_KEYRING", "KEYRING_")):
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(runtime))
    return home


@pytest.fixture
def here(home: Path) -> Places:
    """The folders of that home."""
    assert home.is_dir()
    return find_places()

"""The master secret: in a real keyring, in a file, or out of reach and said so."""

import base64
import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bedacht.errors import KeyringError, PlaceError
from bedacht.host import secrets
from bedacht.host.places import Places, find_places
from bedacht.host.secrets import Kept, forget, master

UNLOCK = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
LOCKED = "gnome-keyring-daemon --start --components=secrets >/dev/null"
ASK = """
import json, sys
from bedacht.host import secrets
from bedacht.host.places import find_places
said = []
for verb in sys.argv[1:]:
    try:
        found = getattr(secrets, verb)(find_places())
        said.append(found and [found.secret.hex(), found.kept])
    except Exception as error:
        said.append(type(error).__name__)
print(json.dumps([said, [name for name in sys.modules if "keyring" in name]]))
"""


def in_session(start: str, *verbs: str) -> list[object]:
    """What `verbs` say in a session with its own bus, after the command `start`."""
    script = f'{start} 2>/dev/null; "$@" 2>/dev/null'
    done = subprocess.run(
        ("dbus-run-session", "--", "sh", "-c", script, "sh",
         sys.executable, "-c", ASK, *verbs),
        capture_output=True,
        timeout=60,
        check=True,
    )  # fmt: skip
    said, modules = json.loads(done.stdout.splitlines()[-1])
    assert modules == ["bedacht.host.keyring_child"] or modules == []
    assert isinstance(said, list)
    return said


def test_keyring_keeps_the_secret() -> None:
    first, again = in_session(UNLOCK, "master", "master")
    assert first == again
    assert isinstance(first, list)
    assert first[1] == Kept.KEYRING
    here = find_places()
    assert not (here.state / "master.key").exists()
    for file in here.state.iterdir():
        assert first[0] not in file.read_bytes().hex()


def test_next_session_finds_the_same_secret() -> None:
    assert in_session(UNLOCK, "master") == in_session(UNLOCK, "master")


@pytest.mark.case("3.10.117")
def test_locked_keyring_is_told_and_leaves_no_file() -> None:
    in_session(UNLOCK, "master")
    assert in_session(LOCKED, "master") == ["KeyringError"]
    assert not (find_places().state / "master.key").exists()


@pytest.mark.case("3.10.117")
def test_keyring_that_is_gone_is_not_replaced_by_a_file() -> None:
    in_session(UNLOCK, "master")
    with pytest.raises(KeyringError):
        master(find_places())
    with pytest.raises(KeyringError):
        forget(find_places())


def test_forgotten_secret_is_not_made_up_again() -> None:
    first, gone, fresh = in_session(UNLOCK, "master", "forget", "master")
    assert gone is None
    assert first != fresh


@pytest.mark.case("3.10.117")
def test_file_keeps_the_secret_where_there_is_no_keyring(here: Places) -> None:
    found = master(here)
    assert found.kept is Kept.FILE
    assert master(here) == found
    file = here.state / "master.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert base64.b64decode(file.read_bytes()) == found.secret
    assert found.secret.hex() not in repr(found)


def test_file_is_forgotten(here: Places) -> None:
    first = master(here)
    forget(here)
    assert list(here.state.iterdir()) == []
    assert master(here) != first


@pytest.mark.parametrize("content", [b"", b"x", b"AAAA", bytes(40)])
def test_damaged_file_is_told(here: Places, content: bytes) -> None:
    master(here)
    (here.state / "master.key").write_bytes(content)
    with pytest.raises(PlaceError, match="damaged"):
        master(here)


def test_file_open_to_others_is_refused(here: Places) -> None:
    master(here)
    (here.state / "master.key").chmod(0o604)
    with pytest.raises(PlaceError, match="open to others"):
        master(here)


@pytest.fixture
def evil(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package that leaves a trace when it is imported, and every invitation to it."""
    package, trace = tmp_path / "evil", tmp_path / "trace"
    package.mkdir()
    code = f"open({str(trace)!r}, 'w').close()"
    for name in ("evil_keyring", "sitecustomize"):
        (package / f"{name}.py").write_text(code)
    monkeypatch.setenv("PYTHONPATH", str(package))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "evil_keyring.Keyring")
    monkeypatch.setenv("KEYRING_PROPERTY_X", "x")
    monkeypatch.chdir(package)
    yield trace


@pytest.mark.case("3.10.117")
def test_no_foreign_code_is_invited(evil: Path, here: Places) -> None:
    assert master(here).kept is Kept.FILE
    assert not evil.exists()


@pytest.mark.case("3.10.117")
def test_keyring_that_hangs_is_not_waited_for(
    here: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = tmp_path / "slow"
    slow.write_text("#!/bin/sh\nexec sleep 60\n")
    slow.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(slow))
    with pytest.raises(KeyringError):
        master(here, patience=0.2)
    assert list(here.state.iterdir()) == []


def test_child_that_cannot_start_is_told(
    here: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", os.devnull)
    with pytest.raises(KeyringError):
        master(here)
    assert secrets.SIZE == 32

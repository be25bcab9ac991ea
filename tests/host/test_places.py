"""Folders and files of this person, and nobody else's."""

import os
import shutil
import stat
from pathlib import Path

import pytest

from bedacht.errors import PlaceError
from bedacht.host.places import (
    LIMIT,
    Places,
    find_places,
    lasts,
    private_folder,
    read_private,
    write_private,
)


def mode(path: Path) -> int:
    """The rights on `path`."""
    return stat.S_IMODE(path.lstat().st_mode)


def test_folders_are_found_and_private(home: Path, tmp_path: Path) -> None:
    old = os.umask(0)
    try:
        here = find_places()
    finally:
        os.umask(old)
    assert here.state == home / ".local/state/bedacht"
    assert here.config == home / ".config/bedacht"
    assert here.runtime == tmp_path / "run/bedacht"
    assert {mode(here.state), mode(here.runtime)} == {0o700}
    assert find_places() == here


@pytest.mark.case("3.7.87")
@pytest.mark.parametrize("given", ["", "/tmp", "/nowhere"])  # noqa: S108 - refused
def test_socket_never_lies_in_a_shared_folder(
    given: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", given)
    assert find_places().runtime == home / ".local/state/bedacht/run"


def test_home_that_cannot_be_written_to_makes_way_for_the_session(
    home: Path, tmp_path: Path
) -> None:
    assert lasts(find_places())
    shutil.rmtree(home)
    home.write_text("a file, in which nobody can make a folder")
    here = find_places()
    assert here.state == tmp_path / "run/bedacht-state"
    assert mode(here.state) == 0o700
    assert not lasts(here)


def test_home_that_cannot_be_written_to_is_told_where_no_session_is(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    home.rmdir()
    home.write_text("a file")
    with pytest.raises(PlaceError, match="cannot be made"):
        find_places()


def test_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(PlaceError, match="cannot be made"):
        private_folder(tmp_path / "file" / "bedacht")


@pytest.mark.case("3.7.85")
def test_folder_open_to_others_is_refused(here: Places) -> None:
    here.state.chmod(0o755)
    with pytest.raises(PlaceError, match="open to others"):
        find_places()


@pytest.mark.case("3.7.85")
def test_foreign_folder_is_refused(
    here: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 4242)
    with pytest.raises(PlaceError, match="somebody else"):
        private_folder(here.state)


@pytest.mark.case("3.7.84")
def test_link_instead_of_a_folder_is_refused(here: Places, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(here.state)
    with pytest.raises(PlaceError, match="not a folder"):
        private_folder(link)


@pytest.mark.case("3.7.83")
def test_file_is_written_whole_and_private(here: Places) -> None:
    file = here.state / "file"
    old = os.umask(0)
    try:
        write_private(file, b"one")
        write_private(file, b"two")
    finally:
        os.umask(old)
    assert read_private(file) == b"two"
    assert mode(file) == 0o600
    assert [path.name for path in here.state.iterdir()] == ["file"]


def test_missing_file_is_nothing(here: Places) -> None:
    assert read_private(here.state / "file") is None


@pytest.mark.case("3.7.84")
def test_link_in_place_of_a_file_is_replaced_not_followed(here: Places) -> None:
    target, file = here.state / "target", here.state / "file"
    write_private(target, b"theirs")
    file.symlink_to(target)
    with pytest.raises(PlaceError, match="cannot be opened"):
        read_private(file)
    write_private(file, b"ours")
    assert (read_private(target), read_private(file)) == (b"theirs", b"ours")


@pytest.mark.case("3.7.84")
def test_pipe_or_folder_in_place_of_a_file_is_refused_at_once(here: Places) -> None:
    os.mkfifo(here.state / "pipe", 0o600)
    (here.state / "folder").mkdir(0o700)
    for name in ("pipe", "folder"):
        with pytest.raises(PlaceError, match="not a file"):
            read_private(here.state / name)


@pytest.mark.case("3.7.85")
def test_file_open_to_others_is_refused(here: Places) -> None:
    file = here.state / "file"
    write_private(file, b"x")
    file.chmod(0o644)
    with pytest.raises(PlaceError, match="open to others"):
        read_private(file)


def test_endless_file_is_not_read_to_its_end(here: Places) -> None:
    file = here.state / "file"
    write_private(file, bytes(LIMIT + 1))
    assert len(read_private(file) or b"") == LIMIT


def test_folder_that_cannot_be_written_is_told(here: Places) -> None:
    with pytest.raises(PlaceError, match="cannot be written"):
        write_private(here.state / "missing" / "file", b"x")

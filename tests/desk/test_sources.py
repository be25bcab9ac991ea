"""Files are read with care and written whole."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from bedacht import files
from bedacht.desk.sources import Sources, managed_policy
from bedacht.files import write_text

ADMINISTRATOR = 500


def status(mode: int, owner: int) -> os.stat_result:
    return os.stat_result((mode, 0, 0, 1, owner, 0, 0, 0, 0, 0))


@pytest.mark.case("3.7.86")
@pytest.mark.parametrize(
    ("mode", "owner", "sealed"),
    [
        (stat.S_IFREG | 0o644, 0, True),
        (stat.S_IFREG | 0o644, ADMINISTRATOR, True),
        (stat.S_IFREG | 0o644, 1000, False),
        (stat.S_IFREG | 0o664, 0, False),
        (stat.S_IFREG | 0o646, 0, False),
        (stat.S_IFIFO | 0o644, 0, False),
        (stat.S_IFDIR | 0o755, 0, True),
        (stat.S_IFDIR | 0o1777, 0, False),
    ],
)
def test_only_the_administrators_file_is_sealed(
    mode: int, owner: int, *, sealed: bool
) -> None:
    assert files._sealed(status(mode, owner), ADMINISTRATOR) is sealed


@pytest.mark.case("3.10.115")
def test_failed_writing_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "preferences.toml"
    write_text(path, "old")

    def full(_: int) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no space"):
        write_text(path, "new")
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_stamp_changes_with_any_file(tmp_path: Path) -> None:
    places = Sources(preferences=tmp_path / "a", own=tmp_path / "b")
    before = places.stamp()
    (tmp_path / "b").write_text("x", "utf-8")
    assert places.stamp() != before


@pytest.mark.parametrize(
    ("system", "name"),
    [("linux", "/etc/bedacht/policy.toml"), ("darwin", "policy.toml"), ("win32", None)],
)
def test_every_system_has_its_managed_place(
    system: str, name: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    place = managed_policy()
    assert (place is None) is (name is None)
    assert place is None or place.as_posix().endswith(name or "")

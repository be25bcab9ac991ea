"""Files are read with care and written whole."""

from __future__ import annotations

import os
import stat
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from types import ModuleType

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
    ("system", "place"),
    [
        ("linux", "/etc/bedacht/policy.toml"),
        ("darwin", "/Library/Application Support/Bedacht/policy.toml"),
        ("win32", "/Programs/Bedacht/policy.toml"),
    ],
)
def test_every_system_has_its_managed_place(
    system: str, place: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", system)
    monkeypatch.setitem(sys.modules, "winreg", Registry())
    monkeypatch.setenv("ProgramFiles", "/somewhere/else")
    assert managed_policy().as_posix() == place


class Registry(ModuleType):
    """Stands for the registry of a Windows whose programs lie in /Programs."""

    KEY_READ, KEY_WOW64_64KEY, HKEY_LOCAL_MACHINE = 1, 2, object()

    def __init__(self) -> None:
        super().__init__("winreg")

    def OpenKey(self, root: object, _key: str, _: int, rights: int) -> nullcontext[str]:  # noqa: N802 - its name
        assert (root, rights) == (self.HKEY_LOCAL_MACHINE, 3)
        return nullcontext("key")

    def QueryValueEx(self, _key: str, name: str) -> tuple[str, int]:  # noqa: N802 - its name
        return {"ProgramFilesDir": "/Programs"}[name], 1


@pytest.mark.parametrize(
    ("file", "folder", "changed"),
    [(0o444, 0o555, False), (0o666, 0o555, True), (0o444, 0o777, True)],
)
def test_what_this_person_can_change_is_known_by_trying(
    file: int, folder: int, *, changed: bool
) -> None:
    with tempfile.TemporaryDirectory() as name:
        place = Path(name, "managed")
        place.mkdir()
        (place / "policy.toml").write_text("policy = 1\n", "utf-8")
        Path(name).chmod(0o755)
        (place / "policy.toml").chmod(file)
        place.chmod(folder)
        with as_nobody():
            assert files.can_change(place / "policy.toml") is changed
        assert [each.name for each in place.iterdir()] == ["policy.toml"]
        assert (place / "policy.toml").read_text("utf-8") == "policy = 1\n"
        place.chmod(0o755)


@contextmanager
def as_nobody() -> Iterator[None]:
    """For root everything can be changed."""
    own = os.geteuid()
    if own == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(own)

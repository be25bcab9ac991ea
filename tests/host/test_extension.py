"""The extension is found where a wheel or the repository has it."""

import shutil
from pathlib import Path

import pytest

from bedacht.errors import BrowserError
from bedacht.host import extension
from bedacht.host.browsers import Family


def built(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "manifest.json").write_text("{}")
    return folder


def test_installed_extension_is_found(tmp_path: Path) -> None:
    package = tmp_path / "bedacht"
    chromium = built(package / "extension" / "chromium")
    assert extension.folders(package) == {Family.CHROMIUM: chromium}


def test_extension_of_the_repository_is_found(tmp_path: Path) -> None:
    firefox = built(tmp_path / "extension" / ".output" / "firefox-mv3")
    package = tmp_path / "daemon" / "bedacht"
    assert extension.folders(package) == {Family.FIREFOX: firefox}


def test_what_is_not_built_is_not_named(tmp_path: Path) -> None:
    assert extension.folders(tmp_path / "daemon" / "bedacht") == {}


def test_it_is_laid_where_it_stays(tmp_path: Path) -> None:
    source = built(tmp_path / "bedacht" / "extension" / "chromium")
    target = tmp_path / "place"
    laid = extension.lay(target, tmp_path / "bedacht")
    assert laid == {Family.CHROMIUM: target / "chromium"}
    (source / "new.js").write_text("")
    (target / "chromium" / "old.js").write_text("")
    extension.lay(target, tmp_path / "bedacht")
    assert names(target) == {"chromium", "chromium/manifest.json", "chromium/new.js"}


@pytest.mark.parametrize(("owner", "step"), [(shutil, "copytree"), (Path, "replace")])
def test_the_old_one_stays_until_the_new_one_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: object, step: str
) -> None:
    built(tmp_path / "bedacht" / "extension" / "chromium")
    target = tmp_path / "place"
    extension.lay(target, tmp_path / "bedacht")
    before = names(target)

    def broken(*_: object) -> None:
        (target / "chromium.new").mkdir(exist_ok=True)
        raise OSError

    with monkeypatch.context() as patch:
        patch.setattr(owner, step, broken)
        with pytest.raises(BrowserError):
            extension.lay(target, tmp_path / "bedacht")
    assert before <= names(target)
    extension.lay(target, tmp_path / "bedacht")
    assert names(target) == before


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*")}

"""The extension is found where a wheel or the repository has it."""

from pathlib import Path

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

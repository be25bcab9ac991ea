"""The wheel holds what a person needs without the repository: daemon, rules, extension."""

import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).parent.parent
OUTPUT = ROOT / "extension" / ".output"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZipFile]:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (built,) = folder.glob("*.whl")
    with ZipFile(built) as packed:
        yield packed


def inside(wheel: ZipFile, folder: str) -> set[str]:
    names = (name for name in wheel.namelist() if name.startswith(f"bedacht/{folder}/"))
    return {name.removeprefix(f"bedacht/{folder}/") for name in names}


def test_every_rule_and_word_list_is_in_it(wheel: ZipFile) -> None:
    folder = ROOT / "shared_rules"
    data = {p.relative_to(folder).as_posix() for p in folder.rglob("*.toml")}
    assert data <= inside(wheel, "shared_rules")


def test_extension_is_in_it_when_built(wheel: ZipFile) -> None:
    built = {
        f"{browser}/manifest.json"
        for build, browser in (("chrome-mv3", "chromium"), ("firefox-mv3", "firefox"))
        if (OUTPUT / build / "manifest.json").is_file()
    }
    assert built <= inside(wheel, "extension")


def test_console_has_its_look_and_its_pages(wheel: ZipFile) -> None:
    console = ROOT / "daemon" / "bedacht" / "console"
    own = (*console.glob("static/*"), *console.glob("templates/*"))
    shared = {f"static/{name}.css" for name in ("tokens", "parts", "fields")}
    assert {p.relative_to(console).as_posix() for p in own} | shared <= inside(
        wheel, "console"
    )


def test_it_holds_the_product_and_nothing_else(wheel: ZipFile) -> None:
    strange = {
        name
        for name in wheel.namelist()
        if not name.startswith(("bedacht/", "bedacht-"))
        or name.endswith((".pyc", "ruff.toml"))
    }
    assert not strange


def test_it_works_without_the_repository(wheel: ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path / "site")
    answer = subprocess.run(
        [sys.executable, "-c", "import bedacht.rules as r; print(r.shared_rules())"],
        cwd=tmp_path, env={"PYTHONPATH": str(tmp_path / "site")},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert Path(answer.stdout.strip()) == tmp_path / "site" / "bedacht" / "shared_rules"


def test_built_twice_it_is_the_same_to_the_last_byte(tmp_path: Path) -> None:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    sums = []
    for umask, folder in ((0o022, tmp_path / "one"), (0o077, tmp_path / "two")):
        subprocess.run(
            [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", folder],
            cwd=ROOT, check=True, capture_output=True, env=environment, umask=umask,
        )  # fmt: skip
        sums.append({p.name: sha256(p.read_bytes()).digest() for p in folder.iterdir()})
    assert len(sums[0]) == 2
    assert sums[0] == sums[1]

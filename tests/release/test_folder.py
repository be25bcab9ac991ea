"""The folder runs where there is no Python, no PATH and no network."""

import json
import re
from pathlib import Path

import pytest

from tests.machine.machine import Account, Machine
from tests.machine.test_setup import UNLOCK
from tests.release.conftest import ROOT, one

PLACE = Path("/opt/somewhere else/bedacht")
DRAFT = "Unser Kunde zahlt auf DE89 3704 0044 0532 0130 00, Fragen an 089 / 123 45 67."
NO_NETWORK = ("unshare", "--net")


@pytest.fixture(scope="module")
def person(bare: Machine) -> Account:
    bare.run("mkdir", "--parents", PLACE.parent)
    bare.run("tar", "-C", PLACE.parent, "-xJf", one("bedacht-folder-*.tar.xz"))
    account = bare.account("person")
    account.log_in()
    account.run("sh", "-c", UNLOCK)
    return account


@pytest.mark.release
def test_draft_is_checked_with_nothing_around_it(person: Account) -> None:
    draft = person.home / "draft.txt"
    person.run("sh", "-c", f"echo '{DRAFT}' > {draft}")
    bare = ("env", "--ignore-environment", f"HOME={person.home}")
    command = person.command((*bare, PLACE / "bedacht", "check", draft))
    done = person.machine.run(*NO_NETWORK, *command, ok=False)
    assert done.stderr == ""
    assert "DE89" in done.stdout


@pytest.mark.release
def test_it_serves_a_whole_session(person: Account) -> None:
    person.run("mkdir", "--parents", ".config/chromium")
    said = person.run(PLACE / "bedacht", "setup").stdout
    assert "not started" not in said
    status = json.loads(person.run(PLACE / "bedacht", "status", "--json").stdout)
    assert status["running"] is True
    assert status["seal"]["lacks"] == []
    host = ".config/chromium/NativeMessagingHosts/de.bedacht.native.json"
    assert (
        json.loads(person.run("cat", host).stdout)["path"] == f"{PLACE}/bedacht-native"
    )
    person.run(PLACE / "bedacht", "remove", "--everything")


@pytest.mark.release
def test_what_it_opens_does_not_get_its_libraries(person: Account) -> None:
    seen = person.home / "seen"
    person.run(
        "sh", "-c", f"printf '#!/bin/sh\nenv > {seen}\n' > browser; chmod 700 browser"
    )
    opened = f"BROWSER={person.home}/browser timeout 20 '{PLACE}/bedacht' console; test -s {seen}"
    person.run("sh", "-c", opened)
    assert "bedacht" not in person.run("grep", "-E", "LD_|_PYI_|HOME", seen).stdout


@pytest.mark.release
def test_what_builds_it_is_no_part_of_it() -> None:
    locked = (ROOT / "packaging/requirements.lock").read_text("utf-8")
    names = {_plain(name) for name in re.findall(r"^([\w.-]+)==", locked, re.MULTILINE)}
    inside = ROOT / "build/folder/bedacht/_internal"
    packages = {path.name.partition("-")[0] for path in inside.glob("*.dist-info")}
    assert packages
    assert {_plain(name) for name in packages} <= names
    assert not list(inside.glob("lxml")) + list(inside.glob("PyInstaller"))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()

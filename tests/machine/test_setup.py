"""One person: the wheel, `bedacht setup`, `bedacht remove`; the account before and after."""

import json
import re

import pytest

from tests.machine.conftest import PROGRAMS
from tests.machine.machine import Account

UNLOCK = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null"
BROWSERS = (
    ".config/chromium",
    ".config/google-chrome",
    ".config/microsoft-edge",
    ".mozilla",
)
LISTENING = '$4 == "0A" && $8 == {uid} {{ print $2 }}'
KEYRING = """
from keyring.backends.SecretService import Keyring
print(Keyring().get_password("bedacht", "master"))
"""
# Folders that the desktop's standard gives to everybody, and a keyring that was unlocked.
EVERYBODYS = {".config", ".cache", ".local", ".local/share", ".local/state"}


def below(account: Account) -> set[str]:
    """Everything in their home and among their sockets, but what other programs keep."""
    where = ("find", account.home, account.runtime, "-mindepth", "1")
    found = account.run(*where, ok=False).stdout  # systemd keeps a folder shut
    names = {line.removeprefix(f"{account.home}/") for line in found.splitlines()}
    others = re.compile(rf"\.local/share/keyrings|{account.runtime}/(?!bedacht)")
    return {name for name in names if not others.match(name)} - EVERYBODYS


def state(account: Account) -> dict[str, object]:
    """Files, keys, services, processes and ports of a person."""
    ports = LISTENING.format(uid=account.uid)
    units = ("systemctl", "--user", "list-unit-files", "--no-legend", "bedacht*")
    return {
        "files": below(account),
        "key": account.run(PROGRAMS / "python", "-c", KEYRING).stdout,
        "units": account.run(*units, ok=False).stdout,
        "programs": account.run("pgrep", "-u", account.name, "python", ok=False).stdout,
        "ports": account.run("awk", ports, "/proc/net/tcp").stdout,
    }


@pytest.fixture
def used(account: Account) -> Account:
    """A person with a keyring and browsers."""
    account.run("sh", "-c", UNLOCK)
    account.run("mkdir", "--parents", *BROWSERS)
    return account


@pytest.fixture
def fresh(used: Account) -> Account:
    """Nothing was ever compiled for them."""
    used.run("rm", "-r", ".cache/bedacht")
    return used


def test_nothing_is_left_behind(fresh: Account) -> None:
    before = state(fresh)
    fresh.run(PROGRAMS / "bedacht", "setup")
    assert fresh.run(PROGRAMS / "bedacht", "status").returncode == 0
    during = state(fresh)
    assert [each for each in before if during[each] == before[each]] == []
    fresh.run(PROGRAMS / "bedacht", "remove", "--everything")
    assert state(fresh) == before


def test_setup_says_what_to_click_in_every_browser(used: Account) -> None:
    said = used.run(PROGRAMS / "bedacht", "setup").stdout
    for browser in ("Chrome", "Chromium", "Edge", "Firefox"):
        assert f"In {browser}: open " in said
    for family in ("chromium", "firefox"):
        folder = used.home / ".local/share/bedacht/extension" / family
        assert str(folder) in said
        manifest = json.loads(used.run("cat", folder / "manifest.json").stdout)
        assert manifest["manifest_version"] == 3


def test_setup_twice_is_setup_once(used: Account) -> None:
    used.run(PROGRAMS / "bedacht", "setup")
    first, old = below(used), used.run("pgrep", "-u", used.name, "python").stdout
    used.run(PROGRAMS / "bedacht", "setup")
    assert below(used) == first
    # What ran is the old version after an upgrade: it runs no more.
    new = used.run("pgrep", "-u", used.name, "python").stdout
    assert len(new.split()) == 1
    assert new != old


def test_what_lies_in_the_home_folder_is_no_module(used: Account) -> None:
    for name in ("bedacht", "asyncio", "aiohttp"):
        used.run("sh", "-c", f"echo 'raise SystemExit(9)' > {name}.py")
    said = used.run(PROGRAMS / "bedacht", "setup").stdout
    assert "not started" not in said
    assert used.run("systemctl", "--user", "is-active", "bedacht").stdout == "active\n"

"""The Debian package: installed on a bare machine, used by a person, purged without a trace."""

import json
import shutil
import subprocess

import pytest

from tests.machine.machine import Account, Machine
from tests.machine.test_setup import UNLOCK
from tests.release.conftest import one

# What dpkg itself remembers, and caches of the system; nobody has installed these.
KEPT = (
    "-path /var/lib/dpkg -prune -o -path /var/log -prune -o -path /var/cache -prune -o"
)
EVERYTHING = f"find /etc /usr /opt /var {KEPT} -print | sort"


def laid(machine: Machine) -> set[str]:
    return set(machine.shell(EVERYTHING).stdout.splitlines())


def install(machine: Machine) -> None:
    """Without a network: nothing but the package itself is needed."""
    machine.run("unshare", "--net", "dpkg", "--install", one("*.deb"))


@pytest.fixture
def installed(bare: Machine) -> Machine:
    install(bare)
    return bare


def person(machine: Machine, name: str) -> Account:
    account = machine.account(name)
    account.run("sh", "-c", "mkdir -p .config/chromium .mozilla")
    account.log_in()
    account.run("sh", "-c", UNLOCK)
    return account


@pytest.mark.release
def test_whoever_logs_in_is_served(installed: Machine) -> None:
    anna = person(installed, "anna")
    anna.machine.until(*anna.command(["systemctl", "--user", "is-active", "bedacht"]))
    status = json.loads(anna.run("bedacht", "status", "--json").stdout)
    assert status["running"] is True
    for folder in (
        "/etc/opt/chrome",
        "/etc/chromium",
        "/etc/opt/edge",
        "/usr/lib/mozilla",
    ):
        host = f"{folder}/native-messaging-hosts/de.bedacht.native.json"
        program = json.loads(anna.run("cat", host).stdout)["path"]
        anna.run("test", "-x", program)


@pytest.mark.release
def test_person_can_check_and_set_up_for_themselves(installed: Machine) -> None:
    bert = person(installed, "bert")
    bert.run("sh", "-c", "echo 'Umsatz im Oktober: 4 Mio.' > draft.txt")
    assert bert.run("bedacht", "check", "draft.txt", ok=False).stderr == ""
    assert "Set up:" in bert.run("bedacht", "setup").stdout
    assert "Bedacht is running." in bert.run("bedacht", "status").stdout
    bert.run("bedacht", "remove", "--everything")


@pytest.mark.release
def test_purged_it_leaves_nothing(bare: Machine) -> None:
    bare.run("dpkg", "--purge", "bedacht")
    before = laid(bare)
    install(bare)
    assert laid(bare) > before
    bare.run("dpkg", "--purge", "bedacht")
    assert laid(bare) == before


@pytest.mark.release
def test_installed_again_over_itself_it_works(installed: Machine) -> None:
    install(installed)
    assert installed.run("bedacht", "rules", "list").returncode == 0
    assert installed.run("dpkg", "--verify", "bedacht").stdout == ""


@pytest.mark.release
def test_lintian_finds_nothing() -> None:
    if shutil.which("lintian") is None:
        pytest.fail("lintian is not installed: sh .ci/packages lintian=lintian")
    check = ("lintian", "--tag-display-limit", "0", "--fail-on", "error,warning")
    done = subprocess.run(
        (*check, one("*.deb")), capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout

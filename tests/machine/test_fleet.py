"""A machine that IT has set up with `bedacht deploy`: whoever signs in finds everything running."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.machine import POLICY
from tests.machine.conftest import PROGRAMS, NewAccount
from tests.machine.machine import Account, Machine

DESK = Path("/opt/desk")
DOCUMENT = Path(__file__).parents[2] / "docs" / "deploy.md"
# Without these no keyring answers on the bus of a session.
KEYRINGS, AWAY = "/usr/share/dbus-1/services", "/opt/keyrings"
SERVICE = "bedacht.service"
PAIR = """
import json, sys
from bedacht.host.asking import ask
from bedacht.host.places import find_places
question = {"type": "pair", "versions": [1], "profile": "ab" * 16, "origin": sys.argv[1]}
print(json.dumps(ask(find_places().control, question)))
"""


def commands() -> list[str]:
    """What docs/deploy.md says to do on Linux, block by block; the administrator needs no sudo."""
    blocks = re.findall(r"```sh\n(.*?)```", DOCUMENT.read_text("utf-8"), re.DOTALL)
    return [block.replace("sudo ", "").strip() for block in blocks]


@pytest.fixture(scope="module")
def fleet(machine: Machine) -> Iterator[Machine]:
    """Set up as the document says, by an administrator whose files are nobody else's by default."""
    deploy, install, _, remove = commands()
    # Where the package has its programs.
    machine.shell(
        f"ln -s {PROGRAMS} /usr/lib/bedacht; ln -s {PROGRAMS}/bedacht /usr/bin"
    )
    machine.shell(f"mkdir {DESK}; cp {POLICY} {DESK}/policy.toml")
    machine.shell(f"umask 077; cd {DESK}; {deploy}; {install}")
    machine.shell(f"mkdir {AWAY}; cd {KEYRINGS}; mv *[sS]ecret* *keyring* {AWAY} || true")  # fmt: skip
    yield machine
    machine.shell(f"cd {DESK}; {remove}; rm /usr/bin/bedacht /usr/lib/bedacht")
    machine.shell(f"mv {AWAY}/* {KEYRINGS} || true")


@pytest.fixture
def somebody(fleet: Machine, new_account: NewAccount) -> Account:
    """They have signed in, and nothing more."""
    account = new_account()
    fleet.until(*account.command(["systemctl", "--user", "is-active", SERVICE]))
    return account


def codes(account: Account) -> dict[str, str]:
    """What the doctor says about each link, by code."""
    *_, doctor, _ = commands()
    as_json = doctor.splitlines()[-1].partition("#")[0].split()
    said = json.loads(account.run(*as_json, ok=False).stdout)
    return {link["code"]: link["state"] for link in said["links"]}


def port(account: Account) -> str:
    return account.run("cat", ".local/state/bedacht/port").stdout


def paired(account: Account, runtime: Path) -> dict[str, object]:
    """What the daemon of one session gives to an extension."""
    origin = "moz-extension://12345678-1234-1234-1234-123456789abc"
    ask = ("env", f"XDG_RUNTIME_DIR={runtime}", PROGRAMS / "python", "-c", PAIR, origin)
    answer: dict[str, object] = json.loads(account.run(*ask).stdout)
    return answer


def test_new_person_finds_everything_running(somebody: Account) -> None:
    found = codes(somebody)
    amiss = {code for code, state in found.items() if state == "amiss"}
    assert amiss == {"extension-never"}
    # Nobody has given this machine a keyring.
    assert {"service", "daemon", "port", "secret-file", "seal", "host-well", "policy"} <= set(found)  # fmt: skip


def test_many_people_at_once_have_their_own(
    somebody: Account, new_account: NewAccount
) -> None:
    other = new_account()
    somebody.machine.until(
        *other.command(["systemctl", "--user", "is-active", SERVICE])
    )
    assert port(somebody) != port(other)
    assert {"daemon", "port"} <= set(codes(somebody)) & set(codes(other))


def test_daemon_that_may_not_run_is_not_started_again_and_again(fleet: Machine) -> None:  # fmt: skip
    account = fleet.account("careless")
    account.run("mkdir", "--parents", ".local/state/bedacht")
    account.run("chmod", "755", ".local/state/bedacht")
    account.log_in()
    fleet.until(*account.command(["systemctl", "--user", "is-failed", SERVICE]))
    show = ("systemctl", "--user", "show", "--value", "--property=NRestarts", SERVICE)
    assert account.run(*show).stdout == "0\n"
    assert list(codes(account))[-1] == "folders-shut"


def test_home_that_roams_keeps_its_pairings(somebody: Account) -> None:
    """The same home on two machines at once: two sessions, each with its daemon."""
    elsewhere = somebody.runtime / "elsewhere"
    here = paired(somebody, somebody.runtime)
    somebody.run("mkdir", "--mode=700", elsewhere)
    script = (
        f"XDG_RUNTIME_DIR={elsewhere} {PROGRAMS}/bedacht run >/dev/null 2>&1 & echo $!"
    )
    pid = somebody.run("sh", "-c", script).stdout.strip()
    somebody.machine.until("test", "-S", str(elsewhere / "bedacht/control.sock"))
    there = paired(somebody, elsewhere)
    assert (there["key_id"], there["key"]) == (here["key_id"], here["key"])
    assert there["port"] != here["port"]
    somebody.run("kill", pid)


def test_home_that_cannot_be_written_to_will_do(
    fleet: Machine,
) -> None:
    account = fleet.account("visitor")
    fleet.shell(f"mount --bind {account.home} {account.home}; mount -o remount,bind,ro {account.home}")  # fmt: skip
    account.log_in()
    fleet.until(*account.command(["systemctl", "--user", "is-active", SERVICE]))
    found = codes(account)
    assert {"folders-session", "daemon", "secret-file", "seal"} <= set(found)
    first, again = (paired(account, account.runtime) for _ in range(2))
    assert first == again
    assert account.run("touch", "x", ok=False).returncode != 0

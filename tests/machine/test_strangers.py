"""Two people work on one machine at the same time, each with a daemon: they stay strangers."""

import json
from dataclasses import dataclass

import pytest

from tests.machine.conftest import PROGRAMS, NewAccount
from tests.machine.machine import Account
from tests.machine.test_setup import UNLOCK

ORIGIN = "chrome-extension://mnpepogmchlpohoehmjclabjcfppkbof"
PAIR = """
import json, struct, subprocess, sys
question = json.dumps({"type": "pair", "versions": [1], "profile": "ab" * 16, "origin": sys.argv[2]}).encode()
sent = struct.pack("=I", len(question)) + question
done = subprocess.run([sys.argv[1], sys.argv[2] + "/"], input=sent, capture_output=True, check=True)
print(done.stdout[4:].decode())
"""
KNOCK = """
import socket, sys
port, origin = sys.argv[1:]
with socket.create_connection(("127.0.0.1", int(port)), 5) as line:
    line.sendall((
        f"GET /v1/ws HTTP/1.1\\r\\nHost: 127.0.0.1:{port}\\r\\nOrigin: {origin}\\r\\n"
        "Connection: Upgrade\\r\\nUpgrade: websocket\\r\\nSec-WebSocket-Version: 13\\r\\n"
        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\\r\\nSec-WebSocket-Protocol: bedacht.v1\\r\\n\\r\\n"
    ).encode())
    print(line.recv(99).split()[1].decode())
"""
ASK = """
import sys
from pathlib import Path
from bedacht.host.asking import ask
print(ask(Path(sys.argv[1]), {"type": "status"})["type"])
"""
KEYRING = """
import os, sys
os.environ["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=" + sys.argv[1]
from keyring.backends.SecretService import Keyring
print(Keyring().get_password("bedacht", "master"))
"""


@dataclass(frozen=True)
class Person:
    """Somebody with a running daemon and a browser that is paired with it."""

    account: Account
    pairing: dict[str, str]

    def attempt(self, program: str, *words: str) -> str:
        """What a program of theirs says; nothing where it fails."""
        python = str(PROGRAMS / "python")
        done = self.account.run(python, "-c", program, *words, ok=False)
        return done.stdout.strip()

    @property
    def pid(self) -> str:
        """Their daemon."""
        show = (
            "systemctl",
            "--user",
            "show",
            "--value",
            "--property=MainPID",
            "bedacht",
        )
        return self.account.run(*show).stdout.strip()


@pytest.fixture(scope="module")
def people(new_account: NewAccount) -> tuple[Person, Person]:
    return _person(new_account()), _person(new_account())


def _person(account: Account) -> Person:
    account.run("sh", "-c", UNLOCK)
    account.run("mkdir", "--parents", ".config/chromium")
    account.run(PROGRAMS / "bedacht", "setup")
    native = (PROGRAMS / "bedacht-native", ORIGIN)
    said = account.run(PROGRAMS / "python", "-c", PAIR, *native).stdout
    pairing = json.loads(said)
    assert pairing["type"] == "paired", said
    return Person(account, pairing)


@pytest.mark.case("3.11.122")
def test_they_share_neither_port_nor_key(people: tuple[Person, Person]) -> None:
    mine, theirs = (person.pairing for person in people)
    for different in ("port", "key", "key_id", "instance"):
        assert mine[different] != theirs[different]


@pytest.mark.case("3.11.122")
@pytest.mark.parametrize("which", [0, 1])
def test_door_opens_to_its_own_person_alone(
    people: tuple[Person, Person], which: int
) -> None:
    owner, other = people[which], people[1 - which]
    door = (str(owner.pairing["port"]), ORIGIN)
    assert owner.attempt(KNOCK, *door) == "101"
    assert other.attempt(KNOCK, *door) == "403"


@pytest.mark.case("3.11.122")
def test_daemon_answers_its_own_person_alone(people: tuple[Person, Person]) -> None:
    owner, other = people
    control = str(owner.account.runtime / "bedacht/control.sock")
    assert owner.attempt(ASK, control) == "status"
    assert other.attempt(ASK, control) == ""


@pytest.mark.case("3.11.122")
def test_daemon_turns_others_away_even_where_folders_stand_open(
    people: tuple[Person, Person],
) -> None:
    owner, other = people
    control = owner.account.runtime / "bedacht/control.sock"
    folders = (owner.account.runtime, control.parent)
    owner.account.run("chmod", "711", *folders)
    owner.account.run("chmod", "666", control)
    try:
        assert other.attempt(ASK, str(control)) == ""
        assert owner.attempt(ASK, str(control)) == "status"
    finally:
        owner.account.run("chmod", "700", *folders)
        owner.account.run("chmod", "600", control)


@pytest.mark.case("3.11.122")
def test_key_lies_in_the_keyring_of_its_own_person(
    people: tuple[Person, Person],
) -> None:
    owner, other = people
    bus = str(owner.account.runtime / "bus")
    secret = owner.attempt(KEYRING, bus)
    assert len(secret) == 44
    assert other.attempt(KEYRING, bus) == ""
    assert other.attempt(KEYRING, str(other.account.runtime / "bus")) not in (
        "",
        secret,
    )


@pytest.mark.case("3.11.122")
@pytest.mark.parametrize(
    "what",
    [
        ("cat", "{home}/.local/state/bedacht/paired.json"),
        ("ls", "{home}/.config/bedacht"),
        ("ls", "{home}/.cache/bedacht"),
        ("ls", "{runtime}/bedacht"),
        ("cat", "/proc/{pid}/environ"),
        ("ls", "/proc/{pid}/fd"),
        ("dd", "if=/proc/{pid}/mem", "bs=1", "count=1", "skip=4194304"),
        ("kill", "-0", "{pid}"),
    ],
)  # fmt: skip
def test_nothing_of_theirs_can_be_looked_at(
    people: tuple[Person, Person], what: tuple[str, ...]
) -> None:
    owner, other = people
    at = {
        "home": owner.account.home,
        "runtime": owner.account.runtime,
        "pid": owner.pid,
    }
    done = other.account.run(*(word.format(**at) for word in what), ok=False)
    assert done.returncode != 0
    assert done.stdout == ""
    assert "denied" in done.stderr or "not permitted" in done.stderr

"""What the daemon tells this person's own programs about pairing."""

import pytest

from bedacht.errors import KeyringError
from bedacht.host.browsers import CHROMIUM_ORIGINS
from bedacht.host.pairing import Pairing, read_code
from bedacht.host.places import Places
from bedacht.host.questions import Questions
from bedacht.host.records import Records
from bedacht.host.secrets import Kept, Master
from bedacht.wire.frames import StatusFrame
from bedacht.wire.strict import Object

MASTER = Master(bytes(range(32)), Kept.FILE)
PAIR: Object = {
    "type": "pair",
    "versions": [1],
    "profile": "ab" * 16,
    "origin": CHROMIUM_ORIGINS[0],
}


class House:
    """Questions on a pairing, and what they led to."""

    def __init__(self, here: Places, master: Master | None) -> None:
        self.hung_up: list[str] = []
        self.open = master is not None
        pairing = Pairing(Records(here.state), master, "ef" * 16)
        status = StatusFrame("0.1.0", 3, None, ())
        self.questions = Questions(
            pairing, 23456, self.hung_up.append, lambda: status, self.unlock
        )

    def unlock(self) -> Master:
        if not self.open:
            raise KeyringError("locked")
        return MASTER

    def ask(self, question: Object) -> Object:
        return self.questions.table()[str(question["type"])](question)


@pytest.fixture
def house(here: Places) -> House:
    return House(here, MASTER)


@pytest.fixture
def locked(here: Places) -> House:
    return House(here, None)


def test_extension_is_paired(house: House) -> None:
    paired = house.ask(PAIR)
    assert sorted(paired) == [
        "instance", "key", "key_id", "port", "type", "version",
    ]  # fmt: skip
    assert (paired["port"], paired["instance"]) == (23456, "ef" * 16)
    assert house.ask(PAIR) == paired


def test_later_extension_that_still_speaks_ours_is_paired(house: House) -> None:
    later = house.ask({**PAIR, "versions": [1, 2, 3]})
    assert (later["type"], later["version"]) == ("paired", 1)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ({"versions": [2]}, "version"),
        ({"origin": "chrome-extension://" + "a" * 32}, "not-paired"),
        ({"origin": "https://evil.example"}, "not-paired"),
    ],
)
def test_other_program_is_refused(house: House, change: Object, name: str) -> None:
    assert house.ask({**PAIR, **change})["name"] == name


def test_code_names_the_port(house: House) -> None:
    read = read_code(str(house.ask({"type": "code"})["code"]))
    assert read is not None
    assert read[0] == 23456


def test_status_tells_all_but_secrets(house: House) -> None:
    paired = house.ask(PAIR)
    status = house.ask({"type": "status"})
    assert (status["port"], status["kept"]) == (23456, "file")
    assert str(paired["key"]) not in str(status)
    assert str(paired["key_id"]) in str(status)
    assert "'rules': 3" in str(status)


def test_revoked_extension_is_hung_up(house: House) -> None:
    first = house.ask(PAIR)["key_id"]
    second = house.ask({**PAIR, "profile": "cd" * 16})["key_id"]
    revoked = house.ask({"type": "revoke", "key_id": first})
    assert revoked == {"type": "revoked", "key_ids": [first]}
    assert house.hung_up == [first]
    assert house.ask({"type": "revoke", "key_id": "0" * 16})["key_ids"] == []
    assert house.ask({"type": "revoke", "key_id": None})["key_ids"] == [second]


def test_locked_keyring_is_told(locked: House) -> None:
    assert locked.ask(PAIR)["name"] == "keyring-locked"
    assert locked.ask({"type": "code"})["name"] == "keyring-locked"
    assert locked.ask({"type": "status"})["kept"] == "locked"


def test_keyring_that_is_open_now_is_used(locked: House) -> None:
    locked.open = True
    assert locked.ask(PAIR)["type"] == "paired"
    assert locked.ask({"type": "status"})["kept"] == "file"

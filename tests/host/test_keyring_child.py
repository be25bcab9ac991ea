"""The process that talks to the keyring, without one."""

import base64
import json
import subprocess
import sys

import pytest

from bedacht.host import keyring_child
from bedacht.host.keyring_child import NAME, SERVICE, answer


class Drawer:
    """A keyring in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class Locked(Drawer):
    """A keyring whose owner is away."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError(service + username)


def test_secret_is_made_once_and_kept() -> None:
    drawer = Drawer()
    first = answer("create", lambda: drawer)
    assert answer("create", lambda: drawer) == answer("read", lambda: drawer) == first
    assert len(base64.b64decode(str(first["secret"]))) == 32
    assert list(drawer.kept) == [(SERVICE, NAME)]


def test_secret_is_forgotten_twice_without_complaint() -> None:
    drawer = Drawer()
    answer("create", lambda: drawer)
    for _ in range(2):
        held = {"state": "held", "secret": None}
        assert answer("remove", lambda: drawer) == held
    assert drawer.kept == {}


@pytest.mark.case("3.10.117")
@pytest.mark.parametrize("verb", ["read", "create", "remove"])
def test_locked_keyring_is_told(verb: str) -> None:
    assert answer(verb, Locked) == {"state": "locked"}


def test_machine_without_keyring_is_told() -> None:
    assert answer("read", lambda: None) == {"state": "none"}


@pytest.mark.case("3.10.117")
@pytest.mark.parametrize("system", ["darwin", "win32"])
def test_keyring_of_another_system_is_not_viable_here(system: str) -> None:
    assert keyring_child.backend(system) is None


def test_child_answers_one_object_and_nothing_else() -> None:
    done = subprocess.run(
        (sys.executable, "-m", "bedacht.host.keyring_child", "read"),
        capture_output=True,
        timeout=20,
        check=True,
    )
    assert json.loads(done.stdout) == {"state": "none"}
    assert done.stderr == b""

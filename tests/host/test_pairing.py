"""Who is paired, with which key, and how a one-time code lives and dies."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedacht.errors import KeyringError
from bedacht.host.browsers import CHROMIUM_ORIGINS
from bedacht.host.pairing import (
    CODE_LIFE,
    CODE_TRIES,
    Pairing,
    code_key,
    read_code,
    written_code,
)
from bedacht.host.places import Places
from bedacht.host.records import Records
from bedacht.host.secrets import Kept, Master
from bedacht.wire.handshake import CODE_KEY_ID

CHROMIUM = CHROMIUM_ORIGINS[0]
FIREFOX = "moz-extension://01234567-89ab-cdef-0123-456789abcdef"
PROFILE, OTHER = "ab" * 16, "cd" * 16
MASTER = Master(bytes(range(32)), Kept.FILE)


class Clock:
    """A clock that a test turns."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


Make = Callable[[], Pairing]


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def make(here: Places, clock: Clock) -> Make:
    """A pairing on the records of this home, as after a start of the daemon."""
    return lambda: Pairing(Records(here.state), MASTER, "ef" * 16, clock)


def test_asking_again_gives_the_same_key(make: Make) -> None:
    first = make().pair(PROFILE, CHROMIUM)
    assert make().pair(PROFILE, CHROMIUM) == first


def test_every_profile_and_origin_has_its_own_key(make: Make) -> None:
    pairing = make()
    keys = {
        pairing.pair(profile, origin).key
        for profile in (PROFILE, OTHER)
        for origin in (CHROMIUM, FIREFOX)
    }
    assert len(keys) == 4


def test_key_depends_on_the_master_secret(make: Make) -> None:
    pairing = make()
    first = pairing.pair(PROFILE, CHROMIUM)
    pairing.master = Master(bytes(32), Kept.FILE)
    again = pairing.pair(PROFILE, CHROMIUM)
    assert (again.key_id, again.key == first.key) == (first.key_id, False)


def test_paired_extension_is_admitted_and_known(make: Make) -> None:
    pairing = make()
    assert not pairing.admits(CHROMIUM)
    paired = pairing.pair(PROFILE, CHROMIUM)
    assert pairing.admits(CHROMIUM)
    assert not pairing.admits(FIREFOX)
    identity = pairing.identity(paired.key_id, CHROMIUM)
    assert identity is not None
    assert (identity.psk, identity.instance) == (paired.key, "ef" * 16)


@pytest.mark.case("3.2.30")
def test_key_of_one_origin_does_not_open_for_another(make: Make) -> None:
    pairing = make()
    paired = pairing.pair(PROFILE, CHROMIUM)
    assert pairing.identity(paired.key_id, FIREFOX) is None
    assert pairing.identity("0" * 16, CHROMIUM) is None


@pytest.mark.case("3.2.29")
def test_revoked_extension_gets_another_key(make: Make) -> None:
    pairing = make()
    first = pairing.pair(PROFILE, CHROMIUM)
    assert pairing.revoke(first.key_id)
    assert not pairing.revoke(first.key_id)
    assert pairing.identity(first.key_id, CHROMIUM) is None
    assert make().pair(PROFILE, CHROMIUM).key != first.key


@pytest.mark.case("3.2.27")
def test_code_opens_once_and_brings_a_lasting_key(make: Make) -> None:
    pairing = make()
    read = read_code(pairing.code(23456))
    assert read is not None
    port, secret = read
    identity = pairing.identity(CODE_KEY_ID, FIREFOX)
    assert identity is not None
    assert (port, identity.psk, identity.instance) == (23456, code_key(secret), "")
    assert pairing.admits(FIREFOX)
    assert not pairing.admits("https://evil.example")
    paired = pairing.redeem(FIREFOX)
    assert pairing.identity(CODE_KEY_ID, FIREFOX) is None
    lasting = make().identity(paired.key_id, FIREFOX)
    assert lasting is not None
    assert (lasting.psk, lasting.instance) == (paired.key, "")


@pytest.mark.case("3.2.27")
def test_code_dies_with_time(make: Make, clock: Clock) -> None:
    pairing = make()
    pairing.code(23456)
    clock.now += CODE_LIFE
    assert pairing.admits(FIREFOX)
    clock.now += 0.1
    assert not pairing.admits(FIREFOX)
    assert pairing.identity(CODE_KEY_ID, FIREFOX) is None


@pytest.mark.case("3.2.26")
def test_code_dies_of_wrong_tries_and_lasting_keys_do_not(make: Make) -> None:
    pairing = make()
    paired = pairing.pair(PROFILE, CHROMIUM)
    pairing.code(23456)
    for _ in range(CODE_TRIES):
        assert pairing.identity(CODE_KEY_ID, FIREFOX) is not None
        pairing.failed(CODE_KEY_ID)
        pairing.failed(paired.key_id)
    assert pairing.identity(CODE_KEY_ID, FIREFOX) is None
    assert pairing.identity(paired.key_id, CHROMIUM) is not None


def test_new_code_replaces_the_old(make: Make) -> None:
    pairing = make()
    first, second = read_code(pairing.code(23456)), read_code(pairing.code(23456))
    identity = pairing.identity(CODE_KEY_ID, FIREFOX)
    assert first is not None
    assert second is not None
    assert identity is not None
    assert identity.psk == code_key(second[1]) != code_key(first[1])


def test_failure_without_a_code_is_nothing(make: Make) -> None:
    make().failed(CODE_KEY_ID)


def test_locked_keyring_pairs_nobody(make: Make) -> None:
    pairing = make()
    paired = pairing.pair(PROFILE, CHROMIUM)
    pairing.master = None
    assert pairing.admits(CHROMIUM)
    assert pairing.identity(paired.key_id, CHROMIUM) is None
    with pytest.raises(KeyringError):
        pairing.pair(PROFILE, CHROMIUM)
    with pytest.raises(KeyringError):
        pairing.code(23456)


@given(st.integers(20000, 29999), st.binary(min_size=16, max_size=16))
def test_code_is_read_as_it_was_written(port: int, secret: bytes) -> None:
    code = written_code(port, secret)
    assert read_code(code) == (port, secret)
    assert read_code(f" {code.lower()[:12]} {code.lower()[12:]}\n") == (port, secret)


@given(st.integers(0, 42), st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"))
def test_mistyped_code_is_noticed(place: int, letter: str) -> None:
    code = written_code(23456, bytes(range(16)))
    wrong = code[:place] + letter + code[place + 1 :]
    assert (read_code(wrong) is None) is (wrong != code)


@pytest.mark.parametrize(
    "code", ["", "BDT1", "-", "BDT1-23456", "ü-ü", "BDT1-1-A-AAAA"]
)
def test_what_is_no_code_is_nothing(code: str) -> None:
    assert read_code(code) is None

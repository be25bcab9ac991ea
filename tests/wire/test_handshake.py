"""Hello and challenge: they prove the key and bind everything that was agreed."""

import dataclasses
from typing import Any

import pytest

from bedacht.errors import ImpostorError, MalformedError, VersionError
from bedacht.wire import strict
from bedacht.wire.frames import ChallengeFrame, HelloFrame
from bedacht.wire.handshake import (
    CHALLENGE_SIZE,
    Identity,
    Opening,
    answer,
    prologue,
)
from bedacht.wire.noise import Handshake

IDENTITY = Identity(
    "0123456789abcdef", "chrome-extension://" + "a" * 32, "ab" * 16, bytes(range(32))
)
HERS, OURS = b"\x11" * 32, b"\x22" * 32


def test_both_sides_meet_in_one_tunnel() -> None:
    opening = Opening(IDENTITY, HERS)
    challenge, daemon = answer(opening.hello, IDENTITY, OURS)
    client = opening.finish(challenge)
    assert len(challenge.noise) == CHALLENGE_SIZE
    assert daemon.open(client.seal(b"there")) == b"there"
    assert client.open(daemon.seal(b"back")) == b"back"


@pytest.mark.case("3.2.30")
@pytest.mark.parametrize(
    "other",
    [
        {"psk": bytes(32)},
        {"origin": "chrome-extension://" + "b" * 32},
        {"instance": "cd" * 16},
        {"instance": ""},
        {"key_id": "0123456789abcdee"},
    ],
)
def test_anything_not_agreed_ends_it(other: dict[str, Any]) -> None:
    hello = Opening(IDENTITY, HERS).hello
    with pytest.raises(ImpostorError):
        answer(hello, dataclasses.replace(IDENTITY, **other), OURS)


@pytest.mark.case("3.2.21")
def test_stripped_offer_ends_it() -> None:
    hello = dataclasses.replace(Opening(IDENTITY, HERS).hello, versions=(1, 2))
    with pytest.raises(ImpostorError):
        answer(hello, IDENTITY, OURS)


def test_no_version_in_common_is_said_before_anything_else() -> None:
    with pytest.raises(VersionError):
        answer(HelloFrame((2,), IDENTITY.key_id, bytes(48)), IDENTITY, OURS)


def test_hello_with_payload_is_malformed() -> None:
    noise = Handshake(
        initiator=True,
        psk=IDENTITY.psk,
        prologue=prologue((1,), IDENTITY),
        ephemeral=HERS,
    )
    hello = HelloFrame((1,), IDENTITY.key_id, noise.write(b"already?"))
    with pytest.raises(MalformedError):
        answer(hello, IDENTITY, OURS)


@pytest.mark.case("3.2.15")
def test_impostor_cannot_answer() -> None:
    opening = Opening(IDENTITY, HERS)
    with pytest.raises(ImpostorError):
        opening.finish(ChallengeFrame(bytes(range(CHALLENGE_SIZE))))


@pytest.mark.case("3.10.120")
def test_daemon_with_another_version_is_not_followed() -> None:
    opening = Opening(IDENTITY, HERS)
    noise = Handshake(
        initiator=False,
        psk=IDENTITY.psk,
        prologue=prologue((1,), IDENTITY),
        ephemeral=OURS,
    )
    noise.read(opening.hello.noise)
    challenge = ChallengeFrame(noise.write(strict.dump({"version": 2})))
    with pytest.raises(VersionError):
        opening.finish(challenge)


def test_prologue_is_the_documented_bytes() -> None:
    identity = Identity("k", "o", "", b"")
    assert prologue((1, 2), identity) == (
        b"\0\0\0\x09bedacht/1" + b"\0\0\0\x031,2" + b"\0\0\0\x011"
        b"\0\0\0\x01k" + b"\0\0\0\x01o" + b"\0\0\0\0"
    )


def test_key_stays_out_of_the_repr() -> None:
    assert repr(IDENTITY.psk) not in repr(IDENTITY)

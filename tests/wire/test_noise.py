"""Noise, against public vectors and against itself."""

import json
from pathlib import Path
from typing import Any

import pytest

from bedacht.errors import ImpostorError
from bedacht.wire.noise import KEY_SIZE, Cipher, Handshake

VECTORS = Path(__file__).parent / "vectors" / "noise-nnpsk0.json"
VECTOR: dict[str, Any] = json.loads(VECTORS.read_text("utf-8"))["vectors"][0]
PSK = bytes(range(32))
LOW_ORDER = (
    "00" * 32,
    "01" + "00" * 31,
    "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
    "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157",
)


def pair(psk: bytes = PSK, prologue: bytes = b"") -> tuple[Handshake, Handshake]:
    """An initiator with PSK and a responder with `psk` and `prologue`."""
    initiator = Handshake(
        initiator=True, psk=PSK, prologue=b"", ephemeral=b"\x11" * KEY_SIZE
    )
    responder = Handshake(
        initiator=False, psk=psk, prologue=prologue, ephemeral=b"\x22" * KEY_SIZE
    )
    return initiator, responder


def vector_side(name: str) -> Handshake:
    """One side of the public vector."""
    return Handshake(
        initiator=name == "init",
        psk=bytes.fromhex(VECTOR[f"{name}_psks"][0]),
        prologue=bytes.fromhex(VECTOR[f"{name}_prologue"]),
        ephemeral=bytes.fromhex(VECTOR[f"{name}_ephemeral"]),
    )


@pytest.mark.case("3.2.13")
def test_public_vector_is_met_byte_for_byte() -> None:
    first, second = vector_side("init"), vector_side("resp")
    messages = [
        (bytes.fromhex(each["payload"]), bytes.fromhex(each["ciphertext"]))
        for each in VECTOR["messages"]
    ]
    for (payload, sealed), sender, reader in zip(
        messages, (first, second), (second, first), strict=False
    ):
        assert sender.write(payload) == sealed
        assert reader.read(sealed) == payload
    assert first.hash == second.hash == bytes.fromhex(VECTOR["handshake_hash"])
    (send, receive), (answer, hear) = first.split(), second.split()
    for number, (payload, sealed) in enumerate(messages[2:]):
        sender_cipher, reader_cipher = (
            (send, hear) if number % 2 == 0 else (answer, receive)
        )
        assert sender_cipher.encrypt(payload) == sealed
        assert reader_cipher.decrypt(sealed) == payload


@pytest.mark.case("3.2.14")
@pytest.mark.parametrize("other", [{"psk": bytes(32)}, {"prologue": b"else"}])
def test_other_key_or_prologue_opens_nothing(other: dict[str, bytes]) -> None:
    initiator, responder = pair(**other)
    with pytest.raises(ImpostorError):
        responder.read(initiator.write(b""))


def test_every_flipped_bit_of_the_hello_is_noticed() -> None:
    message = pair()[0].write(b"")
    for bit in range(8 * len(message) - 8):
        changed = bytearray(message)
        changed[bit // 8] ^= 1 << bit % 8
        with pytest.raises(ImpostorError):
            pair()[1].read(bytes(changed))


@pytest.mark.case("3.2.22")
@pytest.mark.parametrize("size", [0, 1, 47])
def test_short_message_is_no_handshake(size: int) -> None:
    with pytest.raises(ImpostorError):
        pair()[1].read(bytes(size))


@pytest.mark.case("3.2.22")
@pytest.mark.parametrize("point", LOW_ORDER)
def test_low_order_key_ends_the_handshake(point: str) -> None:
    initiator, responder = pair()
    initiator.write(b"")
    with pytest.raises(ImpostorError):
        initiator.read(bytes.fromhex(point) + bytes(16))
    with pytest.raises(ImpostorError):
        responder._shared(bytes.fromhex(point))


@pytest.mark.case("3.2.20")
def test_own_message_does_not_come_back_as_an_answer() -> None:
    initiator, _ = pair()
    message = initiator.write(b"")
    with pytest.raises(ImpostorError):
        initiator.read(message)


@pytest.mark.case("3.2.23")
def test_same_plain_text_is_sealed_anew_each_time() -> None:
    cipher = Cipher(PSK)
    assert len({cipher.encrypt(b"") for _ in range(1000)}) == 1000

"""Frames through the tunnel: any size comes through whole, anything else does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedacht.errors import ImpostorError
from bedacht.wire import tunnel
from bedacht.wire.noise import Cipher
from bedacht.wire.tunnel import PIECE, Tunnel


def ends() -> tuple[Tunnel, Tunnel]:
    """Both ends of one tunnel."""
    there, back = bytes(32), bytes(31) + b"\x01"
    return Tunnel((Cipher(there), Cipher(back))), Tunnel((Cipher(back), Cipher(there)))


@pytest.mark.parametrize("size", [1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_frame_of_any_size_comes_through(size: int) -> None:
    here, there = ends()
    frame = bytes(size)
    sealed = here.seal(frame)
    assert there.open(sealed) == frame
    assert len(sealed) == size + 16 * -(-size // PIECE)


@given(st.lists(st.binary(min_size=1, max_size=50), max_size=5))
def test_frames_come_through_in_order(frames: list[bytes]) -> None:
    here, there = ends()
    assert [there.open(here.seal(frame)) for frame in frames] == frames


@pytest.mark.case("3.2.19")
def test_replayed_message_does_not_open() -> None:
    here, there = ends()
    sealed = here.seal(b"{}")
    there.open(sealed)
    with pytest.raises(ImpostorError):
        there.open(sealed)


@pytest.mark.case("3.2.17")
def test_dropped_message_is_noticed() -> None:
    here, there = ends()
    here.seal(b"{}")
    with pytest.raises(ImpostorError):
        there.open(here.seal(b"{}"))


@pytest.mark.case("3.2.20")
def test_own_message_reflected_does_not_open() -> None:
    here, _ = ends()
    with pytest.raises(ImpostorError):
        here.open(here.seal(b"{}"))


@pytest.mark.parametrize("message", [b"", b"short", bytes(16), bytes(65551)])
def test_what_was_not_sealed_does_not_open(message: bytes) -> None:
    with pytest.raises(ImpostorError):
        ends()[1].open(message)


@pytest.mark.case("3.2.17")
def test_truncated_message_does_not_open() -> None:
    here, there = ends()
    sealed = here.seal(bytes(2 * PIECE))
    with pytest.raises(ImpostorError):
        there.open(sealed[:-1])


@pytest.mark.case("3.2.23")
def test_tunnel_is_spent_after_its_lifetime(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tunnel, "LIFETIME", 3)
    here, there = ends()
    for _ in range(3):
        assert not here.spent
        there.open(here.seal(b"{}"))
    assert here.spent
    assert there.spent

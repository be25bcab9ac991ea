"""Whose connection is it, seen in the kernel's own table."""

import os
import socket
from pathlib import Path

import pytest

from bedacht.host.neighbours import foreign, owner_of


@pytest.fixture
def ports() -> tuple[int, int]:
    """Our port and that of a connection to it."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        ours = server.getsockname()[1]
        with socket.create_connection(("127.0.0.1", ours)) as line:
            assert owner_of(ours, line.getsockname()[1]) == os.getuid()
            assert not foreign(ours, line.getsockname()[1])
            return ours, line.getsockname()[1]


def test_own_connection_is_not_foreign(ports: tuple[int, int]) -> None:
    assert ports[0] != ports[1]


@pytest.mark.case("3.11.121")
def test_somebody_elses_connection_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = tmp_path / "tcp"
    theirs = "0: 0100007F:9C40 0100007F:5BA0 01 00:00 00:00 00 4242 0 1"
    table.write_text(f"sl local_address rem_address st tx rx tr uid\n{theirs}\n")
    assert owner_of(0x5BA0, 0x9C40, table) == 4242
    monkeypatch.setattr("bedacht.host.neighbours.owner_of", lambda *_: 4242)
    assert foreign(0x5BA0, 0x9C40)


def test_what_is_not_known_is_not_foreign(tmp_path: Path) -> None:
    assert not foreign(1, 1)
    assert owner_of(1, 1, tmp_path / "missing") is None

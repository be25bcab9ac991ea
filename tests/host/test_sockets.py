"""The sockets of a process, as the system's tables name them."""

import os
import socket
import sys
from pathlib import Path

import pytest

from bedacht.host.sockets import Socket, held_by

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="/proc is Linux's")


def test_socket_that_listens_is_seen() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port = door.getsockname()[1]
        found = Socket("tcp", f"127.0.0.1:{port}", "", listens=True)
        assert found in held_by("self")
        assert found.stays_here
    assert found not in held_by(os.getpid())


def test_connection_is_seen_with_both_ends() -> None:
    with socket.create_server(("127.0.0.1", 0)) as door:
        near = socket.create_connection(door.getsockname())
        far, _ = door.accept()
        with near, far:
            port, other = door.getsockname()[1], near.getsockname()[1]
            local, peer = f"127.0.0.1:{port}", f"127.0.0.1:{other}"
            assert {Socket("tcp", local, peer, listens=False),
                    Socket("tcp", peer, local, listens=False)} <= set(held_by("self"))  # fmt: skip


def test_socket_for_everybody_does_not_stay_here() -> None:
    with socket.create_server(("0.0.0.0", 0)):  # noqa: S104 - that is what is looked for
        assert [s for s in held_by("self") if s and not s.stays_here]


def test_datagrams_do_not_stay_here() -> None:
    with socket.socket(type=socket.SOCK_DGRAM) as made:
        made.bind(("127.0.0.1", 0))
        made.connect(("127.0.0.2", 9))
        assert [
            s for s in held_by("self") if s and s.kind == "udp" and not s.stays_here
        ]


def test_sixth_version_is_written_as_people_write_it() -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as door:
        found = Socket("tcp6", f"::1:{door.getsockname()[1]}", "", listens=True)
        assert found in held_by("self")
        assert not found.stays_here


def test_unix_socket_has_its_path(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(tmp_path / "s"))
        door.listen()
        assert Socket("unix", str(tmp_path / "s"), "", listens=True) in held_by("self")


def test_socket_that_no_table_names_is_not_forgotten() -> None:
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW):
        assert None in held_by("self")


def test_process_that_is_gone_is_told() -> None:
    with pytest.raises(OSError, match="No such"):
        held_by(2**22 + 1)

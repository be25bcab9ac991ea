"""The open sockets of a process, as the system's own tables name them (Linux)."""

from __future__ import annotations

import re
import socket
import struct
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_LINK = re.compile(r"socket:\[(\d+)\]")
_KINDS = ("tcp", "tcp6", "udp", "udp6", "raw", "raw6")
# Columns of the tables of IP and of unix, and how each says that a socket listens.
_LOCAL, _PEER, _STATE, _INODE, _LISTENS = 1, 2, 3, 9, "0A"
_FLAGS, _UNIX_INODE, _PATH, _ACCEPTS = 3, 6, 7, 0x10000
_SHORT = 4  # bytes of an address of IP version 4


@dataclass(frozen=True, slots=True)
class Socket:
    """One open socket. `peer` is empty where it listens; an address of IP is `host:port`."""

    kind: str
    local: str
    peer: str
    listens: bool

    @property
    def stays_here(self) -> bool:
        """Does it lead to this machine alone?"""
        ends = [end for end in (self.local, self.peer) if end]
        return self.kind == "unix" or all(end.startswith("127.0.0.1:") for end in ends)


def held_by(pid: int | str) -> tuple[Socket | None, ...]:
    """The sockets of a process (`self` is this one); None for one that no table names.

    Raises:
        OSError: the system does not let us look, or has no /proc.
    """
    process = Path("/proc") / str(pid)
    known = dict(_tables(process / "net"))
    return tuple(known.get(inode) for inode in sorted(_inodes(process / "fd")))


def all_known() -> frozenset[Socket]:
    """Every socket that the tables of this machine name; OSError as above."""
    return frozenset(dict(_tables(Path("/proc/net"))).values())


def _inodes(folder: Path) -> Iterator[str]:
    for entry in folder.iterdir():
        with suppress(FileNotFoundError):  # the descriptor with which we look
            found = _LINK.fullmatch(str(entry.readlink()))
            if found is not None:
                yield found[1]


def _tables(folder: Path) -> Iterator[tuple[str, Socket]]:
    for kind in _KINDS:
        for columns in _rows(folder / kind):
            listens = columns[_STATE] == _LISTENS
            local, peer = _address(columns[_LOCAL]), _address(columns[_PEER])
            yield columns[_INODE], Socket(kind, local, "" if listens else peer, listens)
    for columns in _rows(folder / "unix"):
        path = columns[_PATH] if len(columns) > _PATH else ""
        listens = bool(int(columns[_FLAGS], 16) & _ACCEPTS)
        yield columns[_UNIX_INODE], Socket("unix", path, "", listens)


def _rows(table: Path) -> Iterator[list[str]]:
    with suppress(FileNotFoundError):  # a kernel without this family
        yield from map(str.split, table.read_text("utf-8").splitlines()[1:])


def _address(written: str) -> str:
    """`0100007F:5B9C` as 127.0.0.1:23452: words of the machine's own byte order."""
    host, _, port = written.partition(":")
    words = (int(host[at : at + 8], 16) for at in range(0, len(host), 8))
    packed = b"".join(struct.pack("=I", word) for word in words)
    family = socket.AF_INET if len(packed) == _SHORT else socket.AF_INET6
    return f"{socket.inet_ntop(family, packed)}:{int(port, 16)}"

"""On a machine with several people: whose connection is it? Best effort, never proof."""

from __future__ import annotations

import os
from pathlib import Path

_TABLE = Path("/proc/net/tcp")
_LOOPBACK = "0100007F"
_LOCAL, _REMOTE, _UID = 1, 2, 7  # columns


def foreign(port: int, peer_port: int) -> bool:
    """Does the connection from `peer_port` to our `port` belong to somebody else?

    False where the system does not tell: the handshake proves the key anyway.
    """
    owner = owner_of(port, peer_port)
    return owner is not None and owner != os.getuid()


def owner_of(port: int, peer_port: int, table: Path = _TABLE) -> int | None:
    """The user id at the other end of a loopback connection, where it can be known."""
    theirs, ours = f"{_LOOPBACK}:{peer_port:04X}", f"{_LOOPBACK}:{port:04X}"
    try:
        lines = table.read_text("ascii").splitlines()
    except OSError:
        return None
    for columns in map(str.split, lines):
        if columns[_LOCAL : _REMOTE + 1] == [theirs, ours]:
            return int(columns[_UID])
    return None

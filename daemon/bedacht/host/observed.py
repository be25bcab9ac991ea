"""What the system itself says about the running daemon, seen from outside (Linux).

Everything here is looked up at the moment it is asked for. What this person may not
look at is None, and whoever tells it has to say so.
"""

from __future__ import annotations

import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

_Seen = TypeVar("_Seen")
_CREDENTIALS = struct.Struct("3i")  # process, user, group
_FILTERED, _NO_CORE = "2", ("0", "0")


@dataclass(frozen=True, slots=True)
class Observed:
    """One process. `memory_closed`: was looking into its memory refused just now?"""

    pid: int
    command: str | None
    filtered: bool | None
    no_new_rights: bool | None
    no_core_files: bool | None
    memory_closed: bool | None
    outputs: tuple[str, ...] | None


def listener(control: Path) -> int | None:
    """The process that listens on the control socket: the system names it, not itself."""
    option = getattr(socket, "SO_PEERCRED", None)
    if option is None:
        return None
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.connect(str(control))
            told = line.getsockopt(socket.SOL_SOCKET, option, _CREDENTIALS.size)
    except OSError:
        return None
    return int(_CREDENTIALS.unpack(told)[0])


def observe(pid: int) -> Observed:
    """What can be seen of a process."""
    process = Path("/proc") / str(pid)
    status = _seen(lambda: _table((process / "status").read_text("ascii")))
    limits = _seen(lambda: (process / "limits").read_text("ascii"))
    return Observed(
        pid=pid,
        command=_seen(lambda: _command(process)),
        filtered=None if status is None else status.get("Seccomp") == _FILTERED,
        no_new_rights=None if status is None else status.get("NoNewPrivs") == "1",
        no_core_files=None if limits is None else _core(limits) == _NO_CORE,
        memory_closed=_memory_closed(process),
        outputs=_seen(lambda: _outputs(process)),
    )


def _seen(look: Callable[[], _Seen]) -> _Seen | None:
    try:
        return look()
    except (OSError, ValueError):
        return None


def _table(text: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in text.splitlines())
    return {name: value.strip() for name, _, value in pairs}


def _command(process: Path) -> str:
    parts = (process / "cmdline").read_bytes().rstrip(b"\0").split(b"\0")
    return " ".join(part.decode("utf-8", "replace") for part in parts)


def _core(limits: str) -> tuple[str, ...]:
    line = next(x for x in limits.splitlines() if x.startswith("Max core file size"))
    return tuple(line.split()[4:6])


def _memory_closed(process: Path) -> bool | None:
    try:
        (process / "mem").open("rb").close()
    except PermissionError:
        return True
    except OSError:
        return None
    return False


def _outputs(process: Path) -> tuple[str, ...]:
    return tuple(str((process / "fd" / n).readlink()) for n in ("1", "2"))

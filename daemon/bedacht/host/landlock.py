"""Landlock (Linux): after this the process changes files in its own folders alone.

Three system calls, with the same numbers on every architecture; why no library makes
them is told in docs/decisions/0031. What a kernel does not know yet is left out.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Sequence
from pathlib import Path

_CREATE, _ADD, _RESTRICT = 444, 445, 446  # system calls
_ASK_VERSION, _BENEATH = 1, 1
# Rights by their bit: to execute a file, to write, remove and make files.
_EXECUTE, _WRITE, _REMOVE, _MAKE = 1 << 0, 1 << 1, 1 << 5, 1 << 8
_MOVE, _TRUNCATE = 1 << 13, 1 << 14
# Folders, devices, pipes, sockets and links: nobody makes or removes them any more.
_OTHER_KINDS = 1 << 4 | 1 << 6 | 1 << 7 | 0b1111 << 9
_HELD = _EXECUTE | _WRITE | _REMOVE | _MAKE | _OTHER_KINDS
_OWN = _WRITE | _REMOVE | _MAKE | _TRUNCATE
# What later versions hold back as well: since, files, TCP (bind and connect), scopes
# (abstract sockets and signals of other programs).
_LATER = ((2, _MOVE, 0, 0), (3, _TRUNCATE, 0, 0), (4, 0, 0b11, 0), (6, 0, 0, 0b11))
_RULES = struct.Struct("=QQQ")  # held back: files, TCP, scopes
_BENEATH_A_FOLDER = struct.Struct("=Qi")  # rights, descriptor


def version() -> int:
    """The version of Landlock that this kernel speaks; 0 where it has none."""
    return max(_call(_CREATE, None, 0, _ASK_VERSION), 0)


def hold(folders: Sequence[Path]) -> int:
    """Lets this thread, and those that it starts, change files in `folders` alone.

    The version that was used; 0 where the kernel has none, and nothing has changed.
    """
    known = version()
    files, net, scopes = _held_by(known)
    rules = _RULES.pack(files, net, scopes)
    ruleset = _call(_CREATE, rules, len(rules), 0) if known else -1
    if ruleset < 0:
        return 0
    try:
        ready = all(_permit(ruleset, folder, _OWN & files) for folder in folders)
        return known if ready and _call(_RESTRICT, ruleset, 0) == 0 else 0
    finally:
        os.close(ruleset)


def _held_by(known: int) -> tuple[int, int, int]:
    files, net, scopes = _HELD, 0, 0
    for since, more_files, more_net, more_scopes in _LATER:
        if known >= since:
            files, net, scopes = (
                files | more_files,
                net | more_net,
                scopes | more_scopes,
            )
    return files, net, scopes


def _permit(ruleset: int, folder: Path, rights: int) -> bool:
    descriptor = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    try:
        beneath = _BENEATH_A_FOLDER.pack(rights, descriptor)
        return _call(_ADD, ruleset, _BENEATH, beneath, 0) == 0
    finally:
        os.close(descriptor)


def _call(number: int, *arguments: int | bytes | None) -> int:
    library = ctypes.CDLL(None)
    library.syscall.restype = ctypes.c_long
    plain = (ctypes.c_long(a) if isinstance(a, int) else a for a in arguments)
    return int(library.syscall(ctypes.c_long(number), *plain))

"""Seccomp (Linux): after this the process opens no connection and starts no program.

The kernel runs a small program before each system call. It is written here as pairs of
`is it this call?` and `then refuse`; what is not named goes on. Why no library does it
is told in docs/decisions/0032.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
from collections.abc import Iterator
from typing import NamedTuple

# Calls that are refused, by their numbers on x86_64 and aarch64 (None: it has none).
_REFUSED: dict[str, tuple[int | None, int | None]] = {
    # connections, and descriptors of other programs
    "socket": (41, 198), "socketpair": (53, 199), "connect": (42, 203),
    "bind": (49, 200), "listen": (50, 201), "recvmsg": (47, 212),
    "recvmmsg": (299, 243), "sendmmsg": (307, 269), "pidfd_getfd": (438, 438),
    "io_uring_setup": (425, 425), "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
    # programs
    "execve": (59, 221), "execveat": (322, 281), "fork": (57, None), "vfork": (58, None),
    "unshare": (272, 97), "setns": (308, 268), "bpf": (321, 280),
    # memory of others, and memory that others see
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "memfd_create": (319, 279), "memfd_secret": (447, 447), "userfaultfd": (323, 282),
    "perf_event_open": (298, 241), "shmget": (29, 194), "msgget": (68, 186),
    "semget": (64, 190), "mq_open": (240, 180),
    "add_key": (248, 217), "request_key": (249, 218), "keyctl": (250, 219),
    # what Landlock does not hold: owners, modes, times and labels of any file
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452),
    "chown": (92, None), "lchown": (94, None), "fchown": (93, 55), "fchownat": (260, 54),
    "utime": (132, None), "utimes": (235, None), "futimesat": (261, None),
    "utimensat": (280, 88), "setxattr": (188, 5), "lsetxattr": (189, 6),
    "fsetxattr": (190, 7), "setxattrat": (463, 463),
    "truncate": (76, 45), "open_by_handle_at": (304, 265),
}  # fmt: skip
# What whoever has everything that they need does without as well.
_OPENING: dict[str, tuple[int | None, int | None]] = {
    "open": (2, None), "openat": (257, 56), "openat2": (437, 437), "creat": (85, None),
}  # fmt: skip
_THREAD, _FAST_OPEN = 0x10000, 0x20000000  # flags of clone and of sending
_ASKING, _UNIX = ("socket", "connect"), 1  # what asking the daemon takes, its family
_NEW_CLONE = 435  # its flags cannot be seen: it is said not to exist, and clone is used


class _Machine(NamedTuple):
    """Numbers of one architecture."""

    column: int
    audit: int
    seccomp: int
    clone: int
    sends: tuple[tuple[int, int], ...]  # call, and which argument holds its flags


_MACHINES = {
    "x86_64": _Machine(0, 0xC000003E, 317, 56, ((44, 3), (46, 2))),
    "aarch64": _Machine(1, 0xC00000B7, 277, 220, ((206, 3), (211, 2))),
}
_OTHER_INTERFACE = 0x40000000  # x86_64 has a second one, with numbers of its own
# Instructions: load a word, compare, return.
_LOAD, _EQUAL, _AT_LEAST, _ANY_BIT, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
_NUMBER, _ARCHITECTURE, _ARGUMENTS, _WORD = 0, 4, 16, 8  # where each of them lies
_GO_ON, _REFUSE = 0x7FFF0000, 0x00050000
_SET_FILTER, _ALL_THREADS = 1, 1
_STEP = struct.Struct("=HBBI")  # code, how far to go on yes and on no, value
_PROGRAM = struct.Struct("@HP")  # how many steps, and where they are
_WIDE = struct.calcsize("@P")
Step = tuple[int, int, int, int]
_REFUSED_NOW: Step = (_RETURN, 0, 0, _REFUSE | errno.EPERM)


def hold(*, asks: bool = False, opens: bool = True) -> bool:
    """Refuses those calls to all threads of this process, for good.

    `asks`: it may still ask this person's own daemon, by unix sockets and no others.
    `opens`: it may still open files. False where the kernel or the architecture cannot;
    nothing has changed then.
    """
    machine = _MACHINES.get(os.uname().machine)
    if machine is None or _WIDE != _WORD:
        return False
    steps = [_STEP.pack(*step) for step in _steps(machine, asks=asks, opens=opens)]
    code = ctypes.create_string_buffer(b"".join(steps))
    program = _PROGRAM.pack(len(steps), ctypes.addressof(code))
    library = ctypes.CDLL(None)
    library.syscall.restype = ctypes.c_long
    numbers = map(ctypes.c_long, (machine.seccomp, _SET_FILTER, _ALL_THREADS))
    return bool(library.syscall(*numbers, program) == 0)


def _steps(machine: _Machine, *, asks: bool, opens: bool) -> Iterator[Step]:
    yield (_LOAD, 0, 0, _ARCHITECTURE)
    yield (_EQUAL, 1, 0, machine.audit)
    yield _REFUSED_NOW
    yield (_LOAD, 0, 0, _NUMBER)
    yield (_AT_LEAST, 0, 1, _OTHER_INTERFACE)
    yield _REFUSED_NOW
    if asks:
        yield from _only_unix(_number("socket", machine))
    for name in (*_REFUSED, *(() if opens else _OPENING)):
        number = _number(name, machine)
        if number and not (asks and name in _ASKING):
            yield from ((_EQUAL, 0, 1, number), _REFUSED_NOW)
    yield (_EQUAL, 0, 1, _NEW_CLONE)
    yield (_RETURN, 0, 0, _REFUSE | errno.ENOSYS)
    yield from _by_flags(machine.clone, 0, _THREAD, refuse_with=False)
    for call, place in machine.sends:
        yield from _by_flags(call, place, _FAST_OPEN, refuse_with=True)
    yield (_RETURN, 0, 0, _GO_ON)


def _number(name: str, machine: _Machine) -> int:
    """The number of a call; 0 where the architecture has none."""
    return (_REFUSED | _OPENING)[name][machine.column] or 0


def _only_unix(call: int) -> Iterator[Step]:
    """Refuses a socket of any family but unix."""
    yield (_EQUAL, 0, 4, call)
    yield (_LOAD, 0, 0, _ARGUMENTS)
    yield (_EQUAL, 1, 0, _UNIX)
    yield _REFUSED_NOW
    yield (_RETURN, 0, 0, _GO_ON)


def _by_flags(call: int, place: int, flag: int, *, refuse_with: bool) -> Iterator[Step]:
    """Refuses a call that has the flag, or that does not have it."""
    yield (_EQUAL, 0, 4, call)
    yield (_LOAD, 0, 0, _ARGUMENTS + _WORD * place)
    yield (_ANY_BIT, 0, 1, flag) if refuse_with else (_ANY_BIT, 1, 0, flag)
    yield _REFUSED_NOW
    yield (_RETURN, 0, 0, _GO_ON)

"""Tries what the seal refuses, so that anybody can see it refused, now and here.

Harmless where there is no seal: the connection goes nowhere, the program does not exist
and the file is gone at once.
"""

from __future__ import annotations

import errno
import os
import secrets
import socket
import threading
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

DONE = "done"
_REFUSED = {"EPERM", "EACCES"}


def tried(elsewhere: Path) -> Mapping[str, tuple[str, str]]:
    """What was tried, and what the system said: to this thread and to a new one.

    `elsewhere` is a folder that is not the daemon's own. An answer is the name of an
    error, such as EPERM, or DONE.
    """
    attempts: Mapping[str, Callable[[], object]] = {
        "connection": _connection,
        "program": partial(_program, elsewhere),
        "file": partial(_file, elsewhere),
    }
    here = {name: _answer(attempt) for name, attempt in attempts.items()}
    there: dict[str, str] = {}
    thread = threading.Thread(
        target=lambda: there.update({n: _answer(a) for n, a in attempts.items()})
    )
    thread.start()
    thread.join()
    return {name: (here[name], there[name]) for name in attempts}


def refused(answers: tuple[str, ...]) -> bool:
    """Has the system refused it everywhere?"""
    return set(answers) <= _REFUSED


def _answer(attempt: Callable[[], object]) -> str:
    try:
        attempt()
    except OSError as error:
        return errno.errorcode.get(error.errno or 0, "EUNKNOWN")
    return DONE


def _connection() -> None:
    families = (socket.AF_INET, getattr(socket, "AF_UNIX", socket.AF_INET))
    for family in families:
        socket.socket(family, socket.SOCK_STREAM).close()


def _program(elsewhere: Path) -> None:
    nobody = elsewhere / f"bedacht-{secrets.token_hex(8)}"
    os.execv(nobody, [str(nobody)])  # noqa: S606 - there is no such program


def _file(elsewhere: Path) -> None:
    path = elsewhere / f"bedacht-{secrets.token_hex(8)}"
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    path.unlink()

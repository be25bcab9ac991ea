"""Another person on the same machine: a child of the test that has given up its rights."""

from __future__ import annotations

import encodings.idna  # noqa: F401 - for addresses: the stranger could not read it any more
import os
import pickle
from collections.abc import Callable
from typing import TypeVar

_Answer = TypeVar("_Answer")
MALLORY = 65533


class NoStrangerError(RuntimeError):
    """Only root can become somebody else: run these tests as root, as CI does."""


def as_stranger(call: Callable[[], _Answer], uid: int = MALLORY) -> _Answer | str:
    """What `call` answers to somebody else; the name of the error where it fails.

    A child of this process, so that the stranger need not be able to read the repository.
    """
    if os.getuid() != 0:
        raise NoStrangerError("the tests with a second person need root")
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _be(uid, writing, call)
    os.close(writing)
    with os.fdopen(reading, "rb") as file:
        answer: _Answer | str = pickle.load(file)  # noqa: S301 - our own child wrote it
    os.waitpid(child, 0)
    return answer


def _be(uid: int, writing: int, call: Callable[[], object]) -> None:
    answer: object = "nothing"
    try:
        os.setgroups([])
        os.setgid(uid)
        os.setuid(uid)
        answer = call()
    except BaseException as error:  # noqa: BLE001 - its name is the answer
        answer = type(error).__name__
    finally:
        os.write(writing, pickle.dumps(answer))
        os._exit(0)

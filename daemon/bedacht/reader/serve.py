"""The reading process: opens the model, seals itself, reads, and goes when it is not needed.

Before the first question it holds no text, and after it no file and no connection can be
opened. The kernel ends it where a reading takes too long.
"""

from __future__ import annotations

import os
import resource
import select
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bedacht.errors import ReaderError, SealError
from bedacht.host import landlock, process, seccomp
from bedacht.reader.asking import Asked
from bedacht.reader.lines import answer_line, read_question
from bedacht.reader.model import Model, open_model

LOAD_SECONDS, READ_SECONDS = 15.0, 4.0
IDLE_SECONDS = 300.0
MOST_RESIDENT = 400 * 1024  # kilobytes; a process that has grown so large starts anew
_MOST_HELD = 1 << 30  # bytes of memory of its own, then it ends
_LONGEST_LINE = 1 << 20
_FIRST = Asked("[post] Ja.", (7,))  # read once, so that all is there before the seal
_TO, _FROM = 1, 0


def serve(folder: Path, *, whole: bool) -> None:
    """Answer questions from standard input until nobody asks any more.

    `whole`: only with a seal that lacks nothing.

    Raises:
        ReaderError: the model cannot be used, or its answer makes no sense.
        SealError: the seal was to be whole, and is not.
    """
    process.harden()
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_HELD, _MOST_HELD))
    # The first question is taken before the model is opened: whatever goes wrong, it is
    # gone, and not asked again by whoever comes next.
    asked = _lines()
    first, more = next(asked, (b"", False))
    if not first.strip() and not more:
        return
    with _at_most(LOAD_SECONDS):
        model = open_model(folder)
        model.read(_FIRST)
        _seal(whole=whole)
    _answer(model, first)
    for line, more in asked:
        _answer(model, line)
        if not more and (not line.strip() or _too_large()):
            return


def _answer(model: Model, line: bytes) -> None:
    question = read_question(line)
    if question is not None:
        serial, asked = question
        with _at_most(READ_SECONDS):
            answer = answer_line(serial, model.read(asked))
        if len(answer) > select.PIPE_BUF:  # longer ones may arrive in parts
            raise ReaderError("the second reader says more than it can mean")
        os.write(_TO, answer)


def _seal(*, whole: bool) -> None:
    if sys.platform != "linux":
        lacks = True
    else:
        lacks = not (landlock.version() and seccomp.hold(opens=False))
    if whole and lacks:
        raise SealError("the reading process cannot be sealed")


@contextmanager
def _at_most(seconds: float) -> Iterator[None]:
    """The kernel ends the process, where it hangs inside a library too."""
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _too_large() -> bool:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > MOST_RESIDENT


def _lines() -> Iterator[tuple[bytes, bool]]:
    """Lines of standard input, each with whether more has come already.

    Ends with the input, and when nothing has come for a while.
    """
    held = b""
    while select.select([_FROM], [], [], IDLE_SECONDS)[0]:
        chunk = os.read(_FROM, _LONGEST_LINE)
        *lines, held = (held + chunk).split(b"\n")
        if not chunk or len(held) > _LONGEST_LINE:
            return
        for number, line in enumerate(lines, 1):
            yield line, number < len(lines) or bool(held)

"""`python -m bedacht.reader FOLDER [whole]`: the stem from which reading processes grow.

The daemon starts it before it seals itself, because afterwards nobody can start anything.
It sleeps until a question lies in the pipe, forks somebody who reads it, and sleeps again
until they are gone. It takes no question out of the pipe and holds no text. When the
daemon has gone, so do both.
"""

from __future__ import annotations

import os
import select
import sys
from contextlib import suppress
from pathlib import Path

from bedacht.host import landlock
from bedacht.host.privacy import keep_private

_FROM, _TO = 0, 1
_FAILED = 1
_GONE = b"{}\n"
_GO_FIRST = "1000"  # of all processes, where memory is short


def main() -> None:
    """Fork whenever somebody asks, until nobody can ask any more."""
    folder, whole = Path(sys.argv[1]), "whole" in sys.argv[2:]
    with suppress(OSError):  # a system without it
        Path("/proc/self/oom_score_adj").write_text(_GO_FIRST, "ascii")
    keep_private()
    if sys.platform == "linux":
        landlock.hold([])
    while _somebody_asks():
        child = os.fork()
        if child == 0:
            _read(folder, whole=whole)
        _, status = os.waitpid(child, 0)
        if status:
            os.write(_TO, _GONE)


def _somebody_asks() -> bool:
    """Waits for a question; False where the other end is closed and nothing is left."""
    poll = select.poll()
    poll.register(_FROM, select.POLLIN)
    return any(happened & select.POLLIN for _, happened in poll.poll())


def _read(folder: Path, *, whole: bool) -> None:
    """What the child does; nothing of it returns."""
    failed = _FAILED
    with suppress(
        Exception
    ):  # what was read could stand in it: it is told by the status
        from bedacht.reader.serve import serve  # heavy, and only wanted here

        serve(folder, whole=whole)
        failed = 0
    os._exit(failed)


if __name__ == "__main__":
    main()

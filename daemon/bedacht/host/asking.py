"""Asks the daemon over its control socket: the native host and the command line do."""

from __future__ import annotations

import socket
from pathlib import Path

from bedacht.errors import AwayError, MalformedError
from bedacht.wire import strict

LIMIT = 64 * 1024
PATIENCE = 3.0  # seconds


def ask(
    path: Path, question: strict.Object, patience: float = PATIENCE
) -> strict.Object:
    """What the daemon answers.

    Raises:
        AwayError: no daemon answers.
    """
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            line.settimeout(patience)
            line.connect(str(path))
            line.sendall(strict.dump(question) + b"\n")
            with line.makefile("rb") as answer:
                return strict.parse(answer.readline(LIMIT))
    except (OSError, MalformedError):
        pass
    raise AwayError("no daemon answers, start it: bedacht run")

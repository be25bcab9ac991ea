"""A program that is timed: drafts go in line by line, its own milliseconds come out."""

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import Self

BENCH = Path(__file__).parent
COMMANDS = {
    "bedacht": [sys.executable, "-m", "bench.neighbours.bedacht_worker"],
    "proselint": [
        str(BENCH / ".venv" / "bin" / "python"),
        str(BENCH / "neighbours" / "proselint_worker.py"),
    ],
    "harper.js": ["node", str(BENCH / "neighbours" / "harper_worker.mjs")],
}
# What each of them reads: asking for more would compare nothing.
LANGUAGES = {
    "bedacht": ("de", "en"),
    "proselint": ("en",),
    "harper.js": ("en",),
}


class Worker:
    """One of COMMANDS, running until the end of the block."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._started = perf_counter()
        self._process = subprocess.Popen(
            COMMANDS[name],
            cwd=BENCH.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._process.terminate()
        self._process.communicate()

    @property
    def pid(self) -> int:
        """The id of the process, to ask the system about it."""
        return self._process.pid

    def check(self, text: str) -> float:
        """Milliseconds that the worker spent on one draft, measured by itself."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError(f"{self.name} has no pipes")
        self._process.stdin.write(json.dumps(text) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.name} ended by itself")
        return float(json.loads(answer)["ms"])

    def first(self, text: str) -> float:
        """Seconds from the start of the process to its first answer."""
        self.check(text)
        return perf_counter() - self._started

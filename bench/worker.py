"""A program that is timed: drafts go in line by line, its own milliseconds come out."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from time import perf_counter
from types import TracebackType
from typing import NamedTuple, Self

from bench.programs import BENCH, Program

_PLACES = {"{own}": sys.executable, "{theirs}": str(BENCH / ".venv" / "bin" / "python")}


class Spent(NamedTuple):
    """Milliseconds by the clock, and those of the processor."""

    clock: float
    processor: float


class Worker:
    """A program, running until the end of the block."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self._started = perf_counter()
        self._process = subprocess.Popen(
            [_PLACES.get(word, word) for word in program.command],
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

    def check(self, text: str, language: str) -> Spent:
        """What the worker spent on one draft, measured by itself."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError(f"{self.program.name} has no pipes")
        self._process.stdin.write(json.dumps([text, language]) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError(f"{self.program.name} ended by itself")
        return Spent(*json.loads(answer))

    def first(self, text: str, language: str) -> float:
        """Seconds from the start of the process to its first answer."""
        self.check(text, language)
        return perf_counter() - self._started


@contextmanager
def running(programs: Sequence[Program]) -> Iterator[list[Worker]]:
    """A worker for each program, until the end of the block."""
    with ExitStack() as stack:
        yield [stack.enter_context(Worker(program)) for program in programs]

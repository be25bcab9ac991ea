"""The daemon's side of the reading process: asks it, waits a while, does without it.

One question is with it, one waits; of those that wait the latest is read. Whatever goes
wrong there costs its reading and nothing else, and after a few times nobody is asked any
more.
"""

from __future__ import annotations

import asyncio
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from bedacht.reader.asking import Asked
from bedacht.reader.judgement import Judged
from bedacht.reader.lines import GONE, Answer, question_line, read_answer

MOST_FAULTS = 3
_END_SECONDS = 1.0
PATIENCE_SECONDS = 20.0  # a reading process that hangs is ended by the kernel sooner
_LONGEST_ANSWER = 1 << 16
_DROP = b"\n"
Said = tuple[Judged, ...]


class Keeper:
    """Who is asked for a second reading. To be begun before the daemon seals itself."""

    def __init__(self, folder: Path, *, whole: bool = False) -> None:
        """`whole`: the reading process only reads with a seal that lacks nothing."""
        self._folder, self._whole = folder, whole
        self._turn = asyncio.Lock()
        self._latest: object = None
        self._serial = self._faults = 0
        self._waiting: asyncio.Future[Said | None] | None = None
        self._stem: subprocess.Popen[bytes] | None = None
        self._out: asyncio.WriteTransport | None = None
        self._awake = False
        self._ended = asyncio.Event()

    @property
    def broken(self) -> bool:
        """Is nobody asked any more?"""
        return self._faults >= MOST_FAULTS

    @property
    def stem(self) -> int:
        """The number of the process that was started; 0 before that."""
        return 0 if self._stem is None else self._stem.pid

    async def begin(self) -> None:
        """Start the stem: a small process that sleeps until somebody asks."""
        self._stem = self._start()
        loop = asyncio.get_running_loop()
        ear = _Ear(self._hear, self._end)
        await loop.connect_read_pipe(lambda: ear, self._stem.stdout)
        self._out, _ = await loop.connect_write_pipe(
            asyncio.BaseProtocol, self._stem.stdin
        )

    def _start(self) -> subprocess.Popen[bytes]:
        wishes = ["whole"] if self._whole else []
        command = [sys.executable, "-I", "-m", "bedacht.reader", str(self._folder)]
        pipe, nowhere = subprocess.PIPE, subprocess.DEVNULL
        return subprocess.Popen(  # noqa: S603 - our own program
            [*command, *wishes], stdin=pipe, stdout=pipe, stderr=nowhere
        )

    async def read(self, asked: Asked) -> Said | None:
        """What the model says; None where nobody has read it, or a later one waits."""
        self._latest = asked
        async with self._turn:
            if self._latest is not asked or self.broken or self._out is None:
                return None
            said = await self._ask(asked, self._out)
        if said is None:
            self._fault()
        return said

    def drop(self) -> None:
        """Nobody writes any more: the reading process may go, with all that it has read."""
        self._latest = None
        if self._awake and self._out is not None:
            self._awake = False
            self._out.write(_DROP)

    async def close(self) -> None:
        """Nobody is asked any more; the stem ends by itself, with whoever still reads."""
        if self._out is not None:
            self._out.abort()
            with suppress(TimeoutError):
                async with asyncio.timeout(_END_SECONDS):
                    await self._ended.wait()

    async def _ask(self, asked: Asked, out: asyncio.WriteTransport) -> Said | None:
        self._serial += 1
        self._awake = True
        self._waiting = asyncio.get_running_loop().create_future()
        out.write(question_line(self._serial, asked))
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                return await self._waiting
        except TimeoutError:
            return None
        finally:
            self._waiting = None

    def _hear(self, line: bytes) -> None:
        """An answer; one to an earlier question is nobody's any more."""
        answer = read_answer(line)
        if self._waiting is None or self._waiting.done():
            return
        if answer.serial == self._serial:
            self._waiting.set_result(answer.judged)
        elif answer == Answer(None, ()):
            self._waiting.set_result(None)

    def _fault(self) -> None:
        self._faults += 1
        if self.broken and self._out is not None:
            self._out.abort()

    def _end(self) -> None:
        """The stem has closed its outputs, which it does when it goes."""
        self._hear(GONE)
        self._out = None
        if self._stem is not None:
            with suppress(subprocess.TimeoutExpired):
                self._stem.wait(_END_SECONDS)
        self._ended.set()


class _Ear(asyncio.Protocol):
    """Lines of the stem's standard output."""

    def __init__(
        self, heard: Callable[[bytes], None], ended: Callable[[], None]
    ) -> None:
        self._heard, self._ended, self._held = heard, ended, b""

    def data_received(self, data: bytes) -> None:
        """Hand on every whole line; what is too long to be an answer is none."""
        *lines, self._held = (self._held + data).split(b"\n")
        self._held = self._held[-_LONGEST_ANSWER:]
        for line in lines:
            self._heard(line)

    def connection_lost(self, _error: Exception | None) -> None:
        """The stem has gone."""
        self._ended()

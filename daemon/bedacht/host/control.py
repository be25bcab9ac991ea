"""The control socket: this person's own programs ask the daemon, one object each way.

It lies in a private folder, and the system says whose program asks. Drafts never come
this way.
"""

from __future__ import annotations

import asyncio
import os
import socket
import struct
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from bedacht.errors import BedachtError
from bedacht.host.asking import LIMIT, PATIENCE
from bedacht.wire import strict
from bedacht.wire.codec import as_object
from bedacht.wire.frames import RefusalFrame, Refused

_ENOUGH = 64  # bytes; no system's answer on who asks is longer
_PEER_UID = {"linux": ("SO_PEERCRED", "3i", 1), "darwin": ("LOCAL_PEERCRED", "2I", 1)}

Answer = Callable[[strict.Object], strict.Object]


def _unheard(_error: BaseException) -> None:
    """Nobody wants to know."""


class Control:
    """Listens and answers; `answers` maps the `type` of a question to a function.

    `failed` hears what an answer raised.
    """

    def __init__(
        self,
        path: Path,
        answers: Mapping[str, Answer],
        failed: Callable[[BaseException], None] = _unheard,
    ) -> None:
        self._path, self._answers, self._failed = path, answers, failed
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """Listens; the caller is alone, so that a socket left over is nobody's."""
        self._path.unlink(missing_ok=True)
        self._server = await asyncio.start_unix_server(
            self._meet, self._path, limit=LIMIT
        )
        self._path.chmod(0o600)

    async def close(self) -> None:
        """Stops listening."""
        if self._server is not None:
            self._server.close()
            self._path.unlink(missing_ok=True)

    async def _meet(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        with suppress(OSError, ValueError, TimeoutError, BedachtError):
            if _is_mine(writer.get_extra_info("socket")):
                async with asyncio.timeout(PATIENCE):
                    question = await reader.readline()
                writer.write(strict.dump(self._answer(question)) + b"\n")
                await writer.drain()
        writer.close()

    def _answer(self, data: bytes) -> strict.Object:
        try:
            question = strict.parse(data)
            answer = self._answers.get(str(question.get("type")), _unknown)
            return answer(question)
        except BedachtError:
            return as_object(RefusalFrame(Refused.MALFORMED))
        except Exception as error:  # noqa: BLE001 - the daemon lives on, the asker learns nothing
            self._failed(error)
            return as_object(RefusalFrame(Refused.MALFORMED))


def _unknown(_question: strict.Object) -> strict.Object:
    return as_object(RefusalFrame(Refused.MALFORMED))


def _is_mine(line: socket.socket) -> bool:
    """Does the other end run as this person? The system says so, not the asker."""
    option, layout, place = _PEER_UID[sys.platform]
    level = socket.SOL_SOCKET if sys.platform == "linux" else 0
    told = line.getsockopt(level, getattr(socket, option), _ENOUGH)
    uid: int = struct.unpack_from(layout, told)[place]
    return uid == os.getuid()

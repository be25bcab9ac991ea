"""A small WebDriver BiDi client: commands go out, answers come back, events are let go."""

from __future__ import annotations

import itertools
import json
from contextlib import ExitStack
from typing import Any

from websockets.sync.client import connect

# A screenshot comes back as one message.
LARGEST_MESSAGE = 64 * 2**20
PATIENCE_S = 60.0


class BidiError(RuntimeError):
    """The browser refused a command."""


class Bidi:
    """One session with one browser."""

    def __init__(self, address: str) -> None:
        self._open = ExitStack()
        self._socket = self._open.enter_context(
            connect(
                address, max_size=LARGEST_MESSAGE, compression=None, ping_interval=None
            )
        )
        self._numbers = itertools.count(1)
        capabilities = {"alwaysMatch": {"acceptInsecureCerts": True}}
        self.send("session.new", {"capabilities": capabilities})

    def send(self, method: str, params: dict[str, Any]) -> dict[str, Any]:
        """The result of one command.

        Raises:
            BidiError: the browser answered with an error.
        """
        number = next(self._numbers)
        self._socket.send(
            json.dumps({"id": number, "method": method, "params": params})
        )
        while True:
            answer: dict[str, Any] = json.loads(self._socket.recv(PATIENCE_S))
            if answer.get("id") == number:
                break
        if answer["type"] == "error":
            raise BidiError(f"{method}: {answer['error']}: {answer['message']}")
        result: dict[str, Any] = answer["result"]
        return result

    def close(self) -> None:
        """Ends the connection."""
        self._open.close()

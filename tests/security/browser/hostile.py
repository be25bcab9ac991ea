"""A hostile web site on this machine, and servers that say yes to everybody, as a measure of what could be reached."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING

from typing_extensions import override
from websockets.exceptions import ConnectionClosed
from websockets.sync.server import ServerConnection, serve
from websockets.typing import Subprotocol

from tests.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

PAGE = b"<!doctype html><meta charset=utf-8><title>harmless</title><body>Hello.</body>"
# How a page may spell this machine.
SPELLINGS = (
    "127.0.0.1", "localhost", "0.0.0.0", "[::1]", "127.1", "2130706433",  # noqa: S104
    "[::ffff:127.0.0.1]", "rebind.example",
)  # fmt: skip


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(PAGE)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


def hostile_site() -> AbstractContextManager[int]:
    """The port of a site that serves one page under any name."""
    return served(_Site)


@contextmanager
def yes_sayer(port: int = 0, answer: str = "") -> Iterator[tuple[int, list[bytes]]]:
    """A WebSocket server without any guard: its port, and all that it is told.

    It says `answer` to every message.
    """
    told: list[bytes] = []

    def meet(connection: ServerConnection) -> None:
        try:
            for message in connection:
                told.append(message if isinstance(message, bytes) else message.encode())
                connection.send(answer)
        except ConnectionClosed:
            pass

    protocols = [Subprotocol("bedacht.v1")]
    with serve(meet, "127.0.0.1", port, subprotocols=protocols) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield int(server.socket.getsockname()[1]), told

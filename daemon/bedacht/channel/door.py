"""The WebSocket server: literal 127.0.0.1, a port of this person's own, no logging."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, cast

from websockets.asyncio.server import Server, ServerConnection, serve
from websockets.datastructures import Headers
from websockets.http11 import Request, Response
from websockets.typing import Subprotocol

from bedacht.channel import gate
from bedacht.channel.needs import Desk, Failed, Keys, unheard
from bedacht.channel.session import HELLO_LIMIT, Room, Session, Times
from bedacht.errors import PlaceError

HOST = "127.0.0.1"
PORTS = range(20000, 30000)  # below those that systems hand out for outgoing ones
_TRIES = 50
ORIGIN = "Origin"


def _nobody_is_foreign(_port: int, _peer_port: int) -> bool:
    return False


class Door:
    """Opens, lets in, closes. See the docstring of this package."""

    def __init__(
        self,
        desk: Desk,
        keys: Keys,
        *,
        foreign: Callable[[int, int], bool] = _nobody_is_foreign,
        times: Times | None = None,
        failed: Failed = unheard,
    ) -> None:
        self._room = Room(desk, keys, times or Times(), failed)
        self._foreign = foreign
        self._server: Server | None = None
        self.port = 0

    async def open(self, preferred: int | None = None) -> int:
        """Listens, on the `preferred` port if it is free; the port.

        Raises:
            PlaceError: no port could be had.
        """
        for port in self._candidates(preferred):
            try:
                self._server = await self._serve(port)
            except OSError:
                continue
            self.port = port
            return port
        raise PlaceError("no port between 20000 and 29999 is free")

    async def close(self) -> None:
        """Ends all sessions and stops listening."""
        if self._server is not None:
            self._server.close()
            await self._server.wait_closed()

    def hang_up(self, key_id: str) -> None:
        """Ends all sessions of one key."""
        self._room.crowd.hang_up(key_id)

    def connected(self) -> set[str]:
        """The keys whose extensions are connected at this moment."""
        return self._room.crowd.keys()

    @staticmethod
    def _candidates(preferred: int | None) -> list[int]:
        first = [] if preferred is None or preferred not in PORTS else [preferred]
        return [*first, *(secrets.choice(PORTS) for _ in range(_TRIES))]

    async def _serve(self, port: int) -> Server:
        return await serve(
            self._receive,
            HOST,
            port,
            process_request=self._filter,
            process_response=_silence,
            subprotocols=[Subprotocol(gate.SUBPROTOCOL)],
            compression=None,
            server_header=None,
            open_timeout=self._room.times.upgrade,
            ping_interval=None,
            close_timeout=2,
            max_size=HELLO_LIMIT,
            max_queue=4,
            logger=_no_log(),
            create_connection=cast(type[ServerConnection], self._admit),
        )

    def _admit(self, *args: Any, **kwargs: Any) -> ServerConnection:
        connection = ServerConnection(*args, **kwargs)
        self._room.crowd.enter(connection)
        return connection

    def _filter(
        self, connection: ServerConnection, request: Request
    ) -> Response | None:
        status = gate.refusal(
            (request.method, request.path),
            request.headers.get_all("Host"),
            request.headers.get_all(ORIGIN),
            self.port,
            self._room.keys.admits,
        )
        if status is None and self._foreign(self.port, connection.remote_address[1]):
            status = HTTPStatus.FORBIDDEN
        return None if status is None else _bare(status)

    async def _receive(self, connection: ServerConnection) -> None:
        if connection.request is not None:
            origin = connection.request.headers[ORIGIN]
            await Session(connection, origin, self._room).run()


def _silence(
    _connection: ServerConnection, _request: Request, response: Response
) -> Response | None:
    """No word of ours, and none of the library's, to who is not let in."""
    upgraded = response.status_code == HTTPStatus.SWITCHING_PROTOCOLS
    return None if upgraded else _bare(HTTPStatus(response.status_code))


def _bare(status: HTTPStatus) -> Response:
    return Response(
        status,
        status.phrase,
        Headers([("Connection", "close"), ("Content-Length", "0")]),
    )


def _no_log() -> logging.Logger:
    """A logger that belongs to no tree and says nothing."""
    silent = logging.Logger("bedacht", logging.CRITICAL + 1)  # noqa: LOG001 - outside the tree on purpose
    silent.addHandler(logging.NullHandler())
    return silent

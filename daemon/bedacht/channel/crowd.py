"""Who is at the door: never more than a few, and the proven ones come first."""

from __future__ import annotations

from collections.abc import Callable

from websockets.asyncio.server import ServerConnection

CROWD = 16
FOR_ONE_KEY = 3


class Crowd:
    """All connections, in the order in which they came.

    Where one more would be too many, the oldest that has not proved its key makes way:
    somebody who holds connections open cannot keep a paired extension out.
    """

    def __init__(self, left: Callable[[], None]) -> None:
        """`left` is called after each connection that has gone."""
        self._left = left
        self._proven: dict[ServerConnection, str | None] = {}

    def enter(self, connection: ServerConnection) -> None:
        """A new TCP connection; nothing is known about it."""
        self._proven[connection] = None
        connection.connection_lost_waiter.add_done_callback(
            lambda _: self._leave(connection)
        )
        if len(self._proven) > CROWD:
            strangers = (c for c, key_id in self._proven.items() if key_id is None)
            self._turn_out(next(strangers))

    def prove(self, connection: ServerConnection, key_id: str) -> None:
        """`connection` holds the key; of more than FOR_ONE_KEY the oldest goes."""
        self._proven[connection] = key_id
        mine = self.of(key_id)
        if len(mine) > FOR_ONE_KEY:
            self._turn_out(mine[0])

    def of(self, key_id: str) -> list[ServerConnection]:
        """The connections that have proved `key_id`, the oldest first."""
        return [c for c, proven in self._proven.items() if proven == key_id]

    def keys(self) -> set[str]:
        """The keys that somebody at the door has proved."""
        return {key_id for key_id in self._proven.values() if key_id is not None}

    def hang_up(self, key_id: str) -> None:
        """Ends all sessions of one key."""
        for connection in self.of(key_id):
            self._turn_out(connection)

    @property
    def strange(self) -> bool:
        """Has nobody who is here proved a key?"""
        return not any(self._proven.values())

    def _leave(self, connection: ServerConnection) -> None:
        self._proven.pop(connection, None)
        self._left()

    def _turn_out(self, connection: ServerConnection) -> None:
        self._proven.pop(connection, None)
        # Not at once: asyncio tells a connection its transport in the next turn.
        connection.loop.call_soon(lambda: connection.transport.abort())

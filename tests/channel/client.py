"""The extension's side of the channel, in Python: speaks to a real daemon in tests."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import Awaitable
from types import TracebackType
from typing import Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin, Subprotocol

from bedacht.engine.draft import Audience, Listed, Platform, Surface
from bedacht.wire import codec
from bedacht.wire.frames import (
    ChallengeFrame,
    ClientFrame,
    ContextFrame,
    DaemonFrame,
    ReviewFrame,
)
from bedacht.wire.handshake import Identity, Opening
from bedacht.wire.tunnel import Tunnel


async def dial(port: int, origin: str) -> ClientConnection:
    """A WebSocket to the door, before any handshake of ours."""
    return await connect(
        f"ws://127.0.0.1:{port}/v1/ws",
        origin=Origin(origin),
        subprotocols=[Subprotocol("bedacht.v1")],
        compression=None,
        user_agent_header=None,
        max_size=2**20,
        proxy=None,
        ping_interval=None,  # a browser asks for no sign of life
    )


class Client:
    """A session with the daemon; use as `async with Client(port, identity) as client`.

    Attributes:
        connection: the WebSocket below, for tests that misbehave.
        tunnel: the sealed way, for tests that misbehave.
        welcome: the first frame of the daemon.
    """

    connection: ClientConnection
    tunnel: Tunnel
    welcome: DaemonFrame

    def __init__(self, port: int, identity: Identity) -> None:
        self._port, self._identity = port, identity

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.connection.close()

    async def open(self) -> None:
        """Connects, proves the daemon and hears its welcome."""
        self.connection = await dial(self._port, self._identity.origin)
        opening = Opening(self._identity, secrets.token_bytes(32))
        await self.connection.send(codec.encode(opening.hello).decode())
        said = await self.connection.recv(decode=False)
        answer = codec.decode_challenge(said)
        assert isinstance(answer, ChallengeFrame)
        self.tunnel = opening.finish(answer)
        self.welcome = await self.hear()

    async def say(self, frame: ClientFrame) -> None:
        """Sends one frame."""
        await self.connection.send(self.tunnel.seal(codec.encode(frame)))

    async def hear(self) -> DaemonFrame:
        """The next frame of the daemon."""
        message = await self.connection.recv(decode=False)
        return codec.decode_answer(self.tunnel.open(message))

    async def ask(self, frame: ClientFrame) -> DaemonFrame:
        """Sends one frame and waits for the next one."""
        await self.say(frame)
        return await self.hear()


def review(text: str, revision: int = 0, draft: str = "d") -> ReviewFrame:
    """A post on LinkedIn."""
    context = ContextFrame(
        Platform.LINKEDIN,
        Surface.POST,
        Audience.PUBLIC,
        Listed.UNKNOWN,
        frozenset(),
        None,
        "",
        None,
    )
    return ReviewFrame(draft, revision, text, context)


async def closed_with(waiting: Awaitable[object]) -> int | None:
    """The code with which the daemon closes while somebody waits."""
    try:
        await asyncio.wait_for(waiting, 5)
    except ConnectionClosed as closed:
        return closed.rcvd.code if closed.rcvd else None
    raise AssertionError("the daemon goes on")

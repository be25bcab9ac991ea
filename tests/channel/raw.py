"""Requests to the door, byte by byte: what a WebSocket library would never send."""

import asyncio
import contextlib

from tests.channel.stand_ins import ORIGIN

UPGRADE = (
    "GET /v1/ws HTTP/1.1",
    "Host: 127.0.0.1:{port}",
    f"Origin: {ORIGIN}",
    "Connection: Upgrade",
    "Upgrade: websocket",
    "Sec-WebSocket-Version: 13",
    "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
    "Sec-WebSocket-Protocol: bedacht.v1",
)


async def raw(port: int, data: bytes) -> bytes:
    """All that the door says to `data`, until it hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(data)
    with contextlib.suppress(ConnectionError):
        said = await asyncio.wait_for(reader.read(), 5)
    writer.close()
    return said


def request(*lines: str, port: int) -> bytes:
    """An HTTP request of these lines."""
    return "\r\n".join((*lines, "", "")).format(port=port).encode()


def changed(old: str, new: str) -> tuple[str, ...]:
    """The right request with one line replaced (by nothing: left out)."""
    lines = (new if line.startswith(old) else line for line in UPGRADE)
    return tuple(line for line in lines if line)

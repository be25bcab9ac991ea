"""Where a machine is set to a proxy, the policy comes through it, and the proxy cannot read it."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bedacht.updates.fetch import fetch
from tests.updates.web import (
    LOCAL,
    Started,
    files_of,
    listening,
    served,
    write_certificate,
)

POLICY = b'{"payload": "a policy that nobody in between reads"}'


@contextmanager
def proxy(seen: list[bytes]) -> Iterator[str]:
    """A proxy that carries what it is given, and keeps all of it in `seen`."""

    async def carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            seen.append(data)
            writer.write(data)
        writer.close()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        seen.append(head)
        host, port = head.split()[1].split(b":")
        back, forth = await asyncio.open_connection(host.decode(), int(port))
        writer.write(b"HTTP/1.1 200 OK\r\n\r\n")
        await asyncio.gather(carry(reader, forth), carry(back, writer))

    async def start() -> Started:
        server = await asyncio.start_server(meet, LOCAL, 0)

        async def stop() -> None:
            server.close()

        return server.sockets[0].getsockname()[1], stop

    with listening(start) as port:
        yield f"http://{LOCAL}:{port}"


def test_policy_comes_through_the_proxy_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    web, certificate = tmp_path / "web", tmp_path / "server.pem"
    web.mkdir()
    (web / "policy.json").write_bytes(POLICY)
    (web / "keys.json").write_bytes(b"[]")
    write_certificate(certificate)
    trusting = ssl.create_default_context(cafile=str(certificate))
    seen: list[bytes] = []
    with served(files_of(web), certificate) as url, proxy(seen) as through:
        for name in ("no_proxy", "NO_PROXY", "https_proxy"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("HTTPS_PROXY", through)
        assert fetch(url, "", trusting).policy == POLICY
    assert seen[0].startswith(b"CONNECT 127.0.0.1:")
    assert b"nobody in between" not in b"".join(seen)

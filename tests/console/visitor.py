"""Asks the console as its page does, or otherwise."""

from __future__ import annotations

import json
from types import TracebackType
from typing import Any

from aiohttp import ClientResponse, ClientSession
from multidict import CIMultiDict


class Visitor:
    """A client of one console; `headers` of a call replace those that the page sends."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.bearer = ""

    async def __aenter__(self) -> Visitor:
        self._session = ClientSession(f"http://127.0.0.1:{self.port}")
        return self

    async def __aexit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        await self._session.close()

    @property
    def usual(self) -> dict[str, str]:
        """The headers of the page."""
        return {
            "Origin": f"http://127.0.0.1:{self.port}",
            "Content-Type": "application/json",
            "Authorization": f"Bearer {self.bearer}",
        }

    async def get(self, path: str, **headers: str) -> ClientResponse:
        """Fetch a file."""
        return await self._session.get(path, headers=headers, allow_redirects=False)

    async def send(
        self,
        name: str,
        body: object = None,
        headers: dict[str, str] | CIMultiDict[str] | None = None,
        method: str = "POST",
    ) -> ClientResponse:
        """Ask for something; the answer as it comes."""
        data = body if isinstance(body, bytes) else json.dumps(body or {}).encode()
        sent = self.usual if headers is None else headers
        return await self._session.request(
            method, f"/api/{name}", data=data, headers=sent
        )

    async def ask(self, name: str, /, **body: object) -> dict[str, Any]:
        """Ask for something that works."""
        answer = await self.send(name, body)
        assert answer.status == 200, answer.status
        found: dict[str, Any] = await answer.json()
        return found

    async def come_in(self, ticket: str) -> int:
        """Give a ticket for a token; the status."""
        answer = await self.send("login", {"ticket": ticket})
        if answer.status == 200:
            self.bearer = (await answer.json())["bearer"]
        return answer.status

"""The listener: one random port of this machine, gone as soon as nobody uses it."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable
from http import HTTPStatus

from aiohttp import web

from bedacht.console.entry import LIFE, Entry
from bedacht.console.gate import HEADERS, LOGIN, Gate
from bedacht.console.look import File, files
from bedacht.console.pages import BODY, LARGE, PAGES, TALKS
from bedacht.console.room import Room
from bedacht.errors import MalformedError
from bedacht.wire import strict
from bedacht.wire.fields import Fields, whole
from bedacht.wire.strict import Object

IDLE = 15 * 60.0  # seconds


class Console:
    """Answers requests, and knows when the last one was."""

    def __init__(
        self, room: Room, port: int, now: Callable[[], float] = time.monotonic
    ) -> None:
        self.entry = Entry(now)
        self._came_in = False
        self._when_in: list[Callable[[], object]] = []
        self._room = room
        self._now = now
        self._used = now()
        self._gate = Gate(self.entry, port)
        self._files = files()

    @property
    def time_left(self) -> float:
        """Seconds until it ends: nobody came in in time, or nobody has used it for long."""
        return (IDLE if self._came_in else LIFE) - (self._now() - self._used)

    def when_in(self, act: Callable[[], object]) -> None:
        """`act` is called as soon as somebody has come in with the ticket."""
        self._when_in.append(act)

    def application(self) -> web.Application:
        """The aiohttp application; one handler, so that nothing goes around the gate."""
        made = web.Application(client_max_size=LARGE)
        made.on_response_prepare.append(_dress)
        made.router.add_route("*", "/{path:.*}", self._answer)
        return made

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        try:
            refused = self._gate.refusal(request)
            if refused is None:
                return await self._let_in(request)
            return web.Response(status=refused)
        except MalformedError:
            return web.Response(status=HTTPStatus.BAD_REQUEST)
        except web.HTTPException as refusal:
            return web.Response(status=refusal.status)
        except Exception:  # noqa: BLE001 - it may hold what somebody typed: nothing is said
            return web.Response(status=HTTPStatus.INTERNAL_SERVER_ERROR)

    async def _let_in(self, request: web.Request) -> web.StreamResponse:
        path = request.rel_url.raw_path
        if request.method == "GET":
            return self._static(path)
        body = strict.parse(await _body(request, path))
        if path == LOGIN:
            return self._login(body)
        talk = TALKS.get(path.removeprefix("/api/"))
        if talk is None:
            return web.Response(status=HTTPStatus.NOT_FOUND)
        self._used = self._now()
        answer = whole(Fields(body), lambda fields: talk(self._room, fields))
        return _json(answer)

    def _static(self, path: str) -> web.Response:
        found = self._shell(path) or self._files.get(path)
        if found is None:
            return web.Response(status=HTTPStatus.NOT_FOUND)
        kind, content = found
        return web.Response(body=content, content_type=kind, charset="utf-8")

    def _shell(self, path: str) -> File | None:
        """The frame around the pages; it holds nothing of the person."""
        name = path.removeprefix("/") or PAGES[0]
        if name not in PAGES:
            return None
        html = self._room.render("shell", page=name, pages=PAGES)
        return "text/html", html.encode()

    def _login(self, body: Object) -> web.Response:
        bearer = self.entry.admit(whole(Fields(body), lambda f: f.text("ticket")))
        if bearer is None:
            return web.Response(status=HTTPStatus.UNAUTHORIZED)
        self._used = self._now()
        self._came_in = True
        while self._when_in:
            self._when_in.pop()()
        return _json({"bearer": bearer})


async def _body(request: web.Request, path: str) -> bytes:
    """What was sent; 413 where it is more than the page needs."""
    most = LARGE if path.startswith("/api/workshop/") else BODY
    if (request.content_length or 0) > most:
        raise web.HTTPRequestEntityTooLarge(most, request.content_length or 0)
    data = await request.read()
    if len(data) > most:
        raise web.HTTPRequestEntityTooLarge(most, len(data))
    return data


def _json(answer: Object) -> web.Response:
    return web.Response(body=strict.dump(answer), content_type="application/json")


async def _dress(_request: web.Request, response: web.StreamResponse) -> None:
    response.headers.update(HEADERS)
    response.headers.pop("Server", None)


def listener() -> socket.socket:
    """A socket on a random port of the loopback address alone."""
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    made.bind(("127.0.0.1", 0))
    return made


async def _until_unused(console: Console) -> None:
    while True:
        left = console.time_left
        if left <= 0:
            return
        await asyncio.sleep(left)


async def serve(room: Room, opened: Callable[[Console, int], None]) -> None:
    """Serve until nobody uses it; `opened` is called once the door is open.

    Raises:
        PlaceError: the port cannot be opened.
    """
    sock = listener()
    port = sock.getsockname()[1]
    console = Console(room, port)
    runner = web.AppRunner(console.application(), access_log=None, handle_signals=False)
    await runner.setup()
    try:
        await web.SockSite(runner, sock).start()
        opened(console, port)
        await _until_unused(console)
    finally:
        await runner.cleanup()

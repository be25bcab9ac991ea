"""Who is let in: host, origin, kind of request, token; the same headers whatever happens."""

from __future__ import annotations

import asyncio
import json

import pytest
from multidict import CIMultiDict

from bedacht.console import pages
from bedacht.console.gate import HEADERS
from bedacht.console.look import files
from bedacht.console.pages import BODY, PAGES
from bedacht.console.room import Room
from bedacht.console.serve import IDLE, Console
from bedacht.wire.fields import Fields
from bedacht.wire.strict import Object
from tests.console.conftest import Clock
from tests.console.visitor import Visitor


@pytest.mark.case("3.5.62")
@pytest.mark.parametrize(
    "host",
    ["rebind.test", "localhost:{port}", "127.0.0.1", "127.0.0.1:1", "[::1]:{port}"],
)
async def test_other_host_is_misdirected(stranger: Visitor, host: str) -> None:
    answer = await stranger.get("/try", Host=host.format(port=stranger.port))
    assert (answer.status, await answer.read()) == (421, b"")


@pytest.mark.case("3.5.55")
@pytest.mark.parametrize(
    ("name", "value", "status"),
    [
        ("Origin", "https://evil.test", 403),
        ("Origin", "null", 403),
        ("Origin", None, 403),
        ("Sec-Fetch-Site", "cross-site", 403),
        ("Sec-Fetch-Site", "same-site", 403),
        ("Content-Type", "text/plain", 415),
        ("Content-Type", "application/x-www-form-urlencoded", 415),
        ("Authorization", None, 401),
        ("Authorization", "Bearer guess", 401),
    ],
)
async def test_request_of_another_page_changes_nothing(
    visitor: Visitor, room: Room, name: str, value: str | None, status: int
) -> None:
    headers = {**visitor.usual, name: value or ""}
    if value is None:
        del headers[name]
    body = {"key": "conduct", "level": "off", "site": ""}
    answer = await visitor.send("levels/keep", body, headers)
    assert (answer.status, await answer.read()) == (status, b"")
    assert room.snapshot.preferences.levels == {}


async def test_two_origins_are_none(visitor: Visitor) -> None:
    headers = CIMultiDict(visitor.usual)
    headers.add("Origin", visitor.usual["Origin"])
    assert (await visitor.send("page/try", {}, headers)).status == 403


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "OPTIONS", "HEAD"])
async def test_only_post_asks(visitor: Visitor, method: str) -> None:
    answer = await visitor.send("page/try", {}, method=method)
    assert answer.status == 405
    assert "Access-Control-Allow-Origin" not in answer.headers


@pytest.mark.case("3.5.54")
async def test_no_cookie_is_set_or_heeded(visitor: Visitor) -> None:
    answers = [await visitor.get(path) for path in (*files(), "/", "/try")]
    answers += [await visitor.send(f"page/{page}") for page in PAGES]
    assert {answer.status for answer in answers} == {200}
    assert not any("Set-Cookie" in answer.headers for answer in answers)
    headers = {**visitor.usual, "Cookie": f"bearer={visitor.bearer}"}
    del headers["Authorization"]
    assert (await visitor.send("page/try", {}, headers)).status == 401


@pytest.mark.case("3.5.58")
async def test_headers_are_the_same_on_every_answer(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_room: Room, fields: Fields) -> Object:
        raise ValueError(fields.text("text"))

    monkeypatch.setitem(pages.TALKS, "try/look", fail)
    answers = {
        200: await visitor.get("/try"),
        404: await visitor.get("/nowhere"),
        405: await visitor.send("page/try", {}, method="PUT"),
        500: await visitor.send("try/look", {"text": "a draft of mine"}),
    }
    for status, answer in answers.items():
        assert answer.status == status
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        assert "Server" not in answer.headers
    assert await answers[500].read() == b""


@pytest.mark.case("3.5.60")
@pytest.mark.parametrize(
    "path",
    ["/..%2f..%2fetc/passwd", "//etc/passwd", "/%00", "/console.css%00", "/../try",
     "/static/console.css", "/try/", "/TRY", "/templates/shell.html", "/.%2e/"],
)  # fmt: skip
async def test_odd_path_is_nothing(stranger: Visitor, path: str) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", stranger.port)
    writer.write(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{stranger.port}\r\n".encode())
    writer.write(b"Connection: close\r\n\r\n")
    status = (await reader.readline()).split()[1]
    writer.close()
    assert status in {b"404", b"400"}


async def test_body_has_its_limit(visitor: Visitor) -> None:
    long = {"text": "a" * BODY}
    assert (await visitor.send("try/look", long)).status == 413


@pytest.mark.parametrize(
    "body", [b"", b"[]", b'{"text": 1}', b'{"text": "a", "text": "b"}', b'{"x": NaN}']
)
async def test_what_is_no_form_is_refused_without_its_words(
    visitor: Visitor, body: bytes
) -> None:
    answer = await visitor.send("try/look", body)
    assert (answer.status, await answer.read()) == (400, b"")


async def test_shell_holds_nothing_of_the_person(stranger: Visitor, room: Room) -> None:
    room.desk.change({("employer",): "Brünnhaus", ("own_terms",): ["Bluebird"]})
    shell = await (await stranger.get("/words")).text()
    assert "Brünnhaus" not in shell and "Bluebird" not in shell
    assert "Falkenried" not in shell


@pytest.mark.case("3.5.63")
async def test_unused_console_ends(
    console: tuple[Console, int], visitor: Visitor, clock: Clock
) -> None:
    made, _ = console
    clock.now += IDLE - 1
    assert made.time_left > 0
    await visitor.ask("page/try")
    clock.now += IDLE - 1
    assert made.time_left > 0
    clock.now += 2
    assert made.time_left <= 0


async def test_page_of_a_stranger_keeps_nothing_open(
    console: tuple[Console, int], stranger: Visitor, clock: Clock
) -> None:
    clock.now += 59
    await stranger.get("/try")
    await stranger.send("page/try")
    clock.now += 2
    assert console[0].time_left <= 0


async def test_answers_are_json_of_one_object(visitor: Visitor) -> None:
    answer = await visitor.send("page/try")
    assert answer.headers["Content-Type"].startswith("application/json")
    assert set(json.loads(await answer.read())) == {"html"}

"""3.1: whoever knocks with the wrong words, over a real connection, learns nothing at all."""

from pathlib import Path

import pytest

from bedacht.wire.frames import StatusAskFrame
from tests.channel.conftest import House
from tests.channel.raw import UPGRADE, changed, raw, request
from tests.channel.stand_ins import ORIGIN, STATUS
from tests.host.test_daemon_process import Daemon

HOST = "127.0.0.1:{port}"
POISON = "POST /v1/ws HTTP/1.1", f"Host: {HOST}", "Content-Type: text/plain"
SMUGGLED = request(*UPGRADE, port=1)


def nothing_said(answer: bytes) -> bool:
    """A bare status: no body, nothing about us, no leave for other sites."""
    head, _, body = answer.partition(b"\r\n\r\n")
    names = {line.partition(b":")[0].lower() for line in head.splitlines()[1:]}
    return body == b"" and names <= {b"connection", b"content-length"}


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("https://evil.example", marks=pytest.mark.case("3.1.1")),
        pytest.param("null", marks=pytest.mark.case("3.1.2")),
        pytest.param("", marks=pytest.mark.case("3.1.3")),
        pytest.param(f"{ORIGIN}.evil.example", marks=pytest.mark.case("3.1.4")),
        f"evil{ORIGIN}",
        ORIGIN.upper(),
        f"{ORIGIN}/",
        ORIGIN.replace("chrome-extension", "https"),
        f"{ORIGIN}:443",
        f"{ORIGIN}\r\nOrigin: {ORIGIN}",
        f"{ORIGIN}, https://evil.example",
    ],
)
async def test_other_origin_is_refused(house: House, line: str) -> None:
    lines = changed("Origin", line and f"Origin: {line}")
    said = await raw(house.door.port, request(*lines, port=house.door.port))
    assert said.startswith(b"HTTP/1.1 403 ")
    assert nothing_said(said)


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("rebind.example:{port}", marks=pytest.mark.case("3.1.6")),
        pytest.param("localhost:{port}", marks=pytest.mark.case("3.1.7")),
        ORIGIN.partition("://")[2],
        "127.0.0.1",
        "127.0.0.1:1",
        f"{HOST}\r\nHost: {HOST}",
        f"{HOST}, evil.example",
        "[::1]:{port}",
        "127.0.0.1.:{port}",
        "",
    ],
)
async def test_other_host_is_refused(house: House, line: str) -> None:
    lines = changed("Host", f"Host: {line}")
    said = await raw(house.door.port, request(*lines, port=house.door.port))
    assert said.startswith(b"HTTP/1.1 403 ")
    assert nothing_said(said)


@pytest.mark.case("3.1.7", "3.1.9")
@pytest.mark.parametrize(
    "first",
    [
        "GET http://127.0.0.1:{port}/v1/ws HTTP/1.1",
        "GET / HTTP/1.1",
        "GET /v1 HTTP/1.1",
        "GET /health HTTP/1.1",
        "OPTIONS /v1/ws HTTP/1.1\r\nAccess-Control-Request-Private-Network: true",
        "POST /v1/ws HTTP/1.1",
    ],
)
async def test_other_target_is_not_there(house: House, first: str) -> None:
    said = await raw(
        house.door.port, request(*changed("GET", first), port=house.door.port)
    )
    assert said.split()[1] in {b"404", b"405"}
    assert nothing_said(said)


@pytest.mark.case("3.1.10")
async def test_second_protocol_of_another_kind_is_never_chosen(house: House) -> None:
    lines = changed(
        "Sec-WebSocket-Protocol", "Sec-WebSocket-Protocol: chat, bedacht.v2"
    )
    said = await raw(house.door.port, request(*lines, port=house.door.port))
    assert b" 101 " not in said.splitlines()[0]
    assert nothing_said(said)


@pytest.mark.case("3.1.11")
@pytest.mark.parametrize(
    "data",
    [
        request(*POISON, "Content-Length: 4", "Transfer-Encoding: chunked", port=1)
        + b"0\r\n\r\n"
        + SMUGGLED,
        request(*POISON, "X-Folded: a", " b", port=1) + SMUGGLED,
        SMUGGLED.replace(b"\r\n", b"\n"),
        request("GET /v1/ws HTTP/1.1", "Host : 127.0.0.1:{port}", port=1),
        b"GET /v1/ws HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\n",
        b"\0" * 4096,
    ],
)
async def test_smuggled_request_is_never_upgraded(house: House, data: bytes) -> None:
    right = f"127.0.0.1:{house.door.port}".encode()
    said = await raw(house.door.port, data.replace(b"127.0.0.1:1\r", right + b"\r"))
    assert b" 101 " not in said
    async with house.client() as client:
        assert await client.ask(StatusAskFrame()) == STATUS


@pytest.mark.case("3.1.12")
async def test_body_of_a_form_is_no_second_request(house: House) -> None:
    upgrade = request(*UPGRADE, port=house.door.port)
    head = request(*POISON, f"Content-Length: {len(upgrade)}", port=house.door.port)
    said = await raw(house.door.port, head + upgrade)
    assert b" 101 " not in said
    assert nothing_said(said)


def listening(pid: int) -> list[str]:
    """Every address at which a process takes TCP connections, as the kernel writes them."""
    held = {str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir()}
    rows = [
        line.split()
        for table in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{table}").read_text().splitlines()[1:]
    ]
    return [row[1] for row in rows if row[3] == "0A" and f"socket:[{row[9]}]" in held]


@pytest.mark.case("3.1.8", "3.5.51")
async def test_daemon_listens_at_one_loopback_address(daemon: Daemon) -> None:
    assert daemon.process is not None
    port = int(str(daemon.told()["port"]))
    assert listening(daemon.process.pid) == [f"0100007F:{port:04X}"]

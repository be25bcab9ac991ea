"""The server is asked over a real connection: https, no detour, no more than a policy may be."""

from __future__ import annotations

import ssl
import subprocess
import sys
from pathlib import Path

import pytest
from aiohttp import web

from bedacht.errors import UpdateError
from bedacht.updates.envelope import LARGEST
from bedacht.updates.fetch import fetch
from tests.updates.web import Handler, served, write_certificate


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    write_certificate(file)
    return file


def trusting(certificate: Path) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=str(certificate))


async def policy(request: web.Request) -> web.Response:
    if request.headers.get("If-None-Match") == '"v7"':
        return web.Response(status=304)
    return web.Response(body=b"signed", headers={"ETag": '"v7"'})


async def keys(_: web.Request) -> web.Response:
    return web.Response(body=b"[]")


GOOD: dict[str, Handler] = {"/policy.json": policy, "/keys.json": keys}


def test_policy_and_keys_are_fetched(certificate: Path) -> None:
    with served(GOOD, certificate) as url:
        fetched = fetch(url, "", trusting(certificate))
    assert (fetched.policy, fetched.chain, fetched.tag) == (b"signed", b"[]", '"v7"')


def test_what_has_not_changed_is_not_sent_again(certificate: Path) -> None:
    with served(GOOD, certificate) as url:
        assert fetch(url, '"v7"', trusting(certificate)).policy is None


def test_the_request_tells_nothing_about_who_asks(certificate: Path) -> None:
    asked: list[dict[str, str]] = []

    async def listening(request: web.Request) -> web.Response:
        asked.append({name.lower(): value for name, value in request.headers.items()})
        return await policy(request)

    with served({**GOOD, "/policy.json": listening}, certificate) as url:
        fetch(url, "", trusting(certificate))
    assert asked[0].keys() == {"host", "accept", "accept-encoding", "user-agent"}
    assert asked[0]["user-agent"] == "bedacht"


async def elsewhere(_: web.Request) -> web.Response:
    raise web.HTTPFound("/keys.json")


async def broken(_: web.Request) -> web.Response:
    return web.Response(status=500)


async def endless(request: web.Request) -> web.StreamResponse:
    answer = web.StreamResponse()
    await answer.prepare(request)
    for _ in range(3 * LARGEST // 65536):
        await answer.write(b"a" * 65536)
    return answer


async def squeezed(_: web.Request) -> web.Response:
    return web.Response(body=b"signed", headers={"Content-Encoding": "gzip"})


@pytest.mark.case("3.6.81")
@pytest.mark.case("3.6.81")
@pytest.mark.parametrize("handler", [elsewhere, broken, endless, squeezed])
def test_anything_but_a_plain_answer_is_refused(
    certificate: Path, handler: Handler
) -> None:
    with (
        served({**GOOD, "/policy.json": handler}, certificate) as url,
        pytest.raises(UpdateError),
    ):
        fetch(url, "", trusting(certificate))


def test_a_certificate_that_nobody_knows_is_refused(certificate: Path) -> None:
    with (
        served(GOOD, certificate) as url,
        pytest.raises(UpdateError, match="no-answer"),
    ):
        fetch(url, "")


def test_nobody_there_is_told(certificate: Path) -> None:
    with served(GOOD, certificate) as url:
        pass
    with pytest.raises(UpdateError, match="no-answer"):
        fetch(url, "", trusting(certificate))


@pytest.mark.case("3.6.82")
def test_what_fetches_has_no_way_to_a_draft() -> None:
    code = "import sys, bedacht.cli.update; print(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    loaded = set(said.stdout.decode().split())
    assert "bedacht.updates.fetch" in loaded
    rooms = {name.split(".")[1] for name in loaded if name.startswith("bedacht.")}
    assert rooms.isdisjoint({"channel", "daemon", "host"})

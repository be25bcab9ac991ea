"""The filter before the upgrade lets exactly one kind of request through."""

from http import HTTPStatus

import pytest

from bedacht.channel import gate
from tests.channel.stand_ins import ORIGIN, StandInKeys

PORT = 23456
GET = ("GET", gate.PATH)
HOST = f"127.0.0.1:{PORT}"


def refusal(
    target: tuple[str, str] = GET,
    hosts: tuple[str, ...] = (HOST,),
    origins: tuple[str, ...] = (ORIGIN,),
) -> HTTPStatus | None:
    """What the gate says to a request that is right but for the arguments."""
    return gate.refusal(target, hosts, origins, PORT, StandInKeys().admits)


def test_right_request_may_come_in() -> None:
    assert refusal() is None


@pytest.mark.case("3.1.9")
@pytest.mark.parametrize(
    "path", ["/", "/v1", "/v1/ws/", "/v1/ws?x", "/V1/WS", "/health"]
)
def test_other_path_is_not_there(path: str) -> None:
    assert refusal(target=("GET", path)) is HTTPStatus.NOT_FOUND


@pytest.mark.case("3.1.9", "3.1.12")
@pytest.mark.parametrize("method", ["POST", "OPTIONS", "HEAD", "get"])
def test_other_method_is_not_served(method: str) -> None:
    assert refusal(target=(method, gate.PATH)) is HTTPStatus.METHOD_NOT_ALLOWED


@pytest.mark.case("3.1.6", "3.1.7")
@pytest.mark.parametrize(
    "hosts",
    [
        (),
        ("",),
        (HOST, HOST),
        (f"{HOST}, evil.example",),
        ("127.0.0.1",),
        ("127.0.0.1:1",),
        (f"localhost:{PORT}",),
        (f"[::1]:{PORT}",),
        (f"127.0.0.1.:{PORT}",),
        (f"rebind.example:{PORT}",),
        (ORIGIN,),
    ],
)
def test_other_host_is_turned_away(hosts: tuple[str, ...]) -> None:
    assert refusal(hosts=hosts) is HTTPStatus.FORBIDDEN


@pytest.mark.case("3.1.1", "3.1.2", "3.1.3", "3.1.4")
@pytest.mark.parametrize(
    "origins",
    [
        (),
        ("",),
        ("null",),
        (ORIGIN, ORIGIN),
        (f"{ORIGIN}, https://evil.example",),
        ("https://evil.example",),
        (f"{ORIGIN}.evil.example",),
        (f"x{ORIGIN}",),
        (ORIGIN.upper(),),
        (f"{ORIGIN}/",),
        (f"{ORIGIN}:443",),
        (ORIGIN.replace("chrome-extension", "https"),),
    ],
)
def test_other_origin_is_turned_away(origins: tuple[str, ...]) -> None:
    assert refusal(origins=origins) is HTTPStatus.FORBIDDEN

"""The filter before the upgrade: exact Host, exact Origin, one path. Pure.

A filter, not proof: Origin can be forged, and the handshake proves the key. Everything
is compared with constants, never with another header.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from http import HTTPStatus

PATH = "/v1/ws"
SUBPROTOCOL = "bedacht.v1"


def refusal(
    target: tuple[str, str],
    hosts: Sequence[str],
    origins: Sequence[str],
    port: int,
    admits: Callable[[str], bool],
) -> HTTPStatus | None:
    """The status with which a request is turned away; None where it may come in.

    `target` is method and path, `hosts` and `origins` are all headers of that name.
    """
    if target[1] != PATH:
        return HTTPStatus.NOT_FOUND
    if target[0] != "GET":
        return HTTPStatus.METHOD_NOT_ALLOWED
    if list(hosts) != [f"127.0.0.1:{port}"]:
        return HTTPStatus.FORBIDDEN
    if len(origins) != 1 or not admits(origins[0]):
        return HTTPStatus.FORBIDDEN
    return None

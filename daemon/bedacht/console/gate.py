"""What every request passes first: who asks, from which page, with what.

A refusal is a bare number: no body, no word about why, the same headers as any answer.
"""

from __future__ import annotations

from http import HTTPStatus

from aiohttp import hdrs, web

from bedacht.console.entry import Entry
from bedacht.host.neighbours import foreign

LOGIN = "/api/login"
_API = "/api/"
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types console"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class Gate:
    """Lets requests through or refuses them. `port` is that of the listener."""

    def __init__(self, entry: Entry, port: int) -> None:
        self._entry = entry
        self._port = port
        self._host = f"127.0.0.1:{port}"

    def refusal(self, request: web.BaseRequest) -> HTTPStatus | None:
        """Why the request goes no further; None where it may."""
        if request.headers.getall(hdrs.HOST, []) != [self._host]:
            return HTTPStatus.MISDIRECTED_REQUEST
        if self._is_foreign(request):
            return HTTPStatus.FORBIDDEN
        if request.path.startswith(_API):
            return self._api(request)
        return None if request.method == "GET" else HTTPStatus.METHOD_NOT_ALLOWED

    def _api(self, request: web.BaseRequest) -> HTTPStatus | None:
        if request.method != "POST":
            return HTTPStatus.METHOD_NOT_ALLOWED
        if not self._is_our_page(request):
            return HTTPStatus.FORBIDDEN
        if request.headers.getall(hdrs.CONTENT_TYPE, []) != ["application/json"]:
            return HTTPStatus.UNSUPPORTED_MEDIA_TYPE
        known = request.path == LOGIN or self._entry.knows(
            request.headers.get(hdrs.AUTHORIZATION, "")
        )
        return None if known else HTTPStatus.UNAUTHORIZED

    def _is_our_page(self, request: web.BaseRequest) -> bool:
        origins = request.headers.getall(hdrs.ORIGIN, [])
        site = request.headers.get("Sec-Fetch-Site", "same-origin")
        return origins == [f"http://{self._host}"] and site == "same-origin"

    def _is_foreign(self, request: web.BaseRequest) -> bool:
        """Another person of this machine, as far as the system tells."""
        if request.transport is None:
            return False
        peer = request.transport.get_extra_info("peername")
        return bool(peer) and foreign(self._port, peer[1])

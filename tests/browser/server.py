"""Serves the built look-alikes over TLS on 127.0.0.1, each under the name of its site.

The certificate is made when the server starts; none is kept anywhere.
"""

from __future__ import annotations

import datetime
import ssl
import tempfile
from contextlib import ExitStack
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from typing_extensions import override

from tests.serving import served

PAGES = Path(__file__).parent / "pages" / ".output"
SITES = {
    "www.linkedin.com": "linkedin",
    "www.facebook.com": "facebook",
    "www.xing.com": "xing",
}
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
}
# As strict as the sites': no inline code or style, no frames and no connections elsewhere.
POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "connect-src 'self'; frame-src 'self'; object-src 'none'; base-uri 'self'"
)


class PagesMissingError(RuntimeError):
    """The look-alikes have not been built."""


class _Pages(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        site = SITES.get(self.headers.get("Host", "").partition(":")[0])
        name = self.path.partition("?")[0].removeprefix("/")
        # Any other address is a place inside the site: one page serves them all.
        file = (
            PAGES / str(site) / (name if Path(name).suffix in TYPES else "index.html")
        )
        if site is None or not file.is_file():
            self.send_error(HTTPStatus.NOT_FOUND)
            return
        body = file.read_bytes()
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", TYPES[file.suffix])
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the tests look at the page."""


class SiteServer:
    """The three sites on one port, for as long as the block lasts."""

    def __init__(self) -> None:
        if not (PAGES / "linkedin" / "page.js").is_file():
            raise PagesMissingError("the look-alikes are not built: run `make pages`")
        self._open = ExitStack()

    @property
    def port(self) -> int:
        """The port on 127.0.0.1."""
        return self._port

    def __enter__(self) -> Self:
        self._port = self._open.enter_context(served(_Pages, _secure_context()))
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()


def _secure_context() -> ssl.SSLContext:
    key = ec.generate_private_key(ec.SECP256R1())
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    # OpenSSL reads its pair from a file only; it is gone at the end of the block.
    with tempfile.NamedTemporaryFile(suffix=".pem") as file:
        file.write(pem + _certificate(key).public_bytes(serialization.Encoding.PEM))
        file.flush()
        context.load_cert_chain(file.name)
    return context


def _certificate(key: ec.EllipticCurvePrivateKey) -> x509.Certificate:
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "look-alikes")])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.DNSName(site) for site in SITES])
    return (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(days=1))
        .not_valid_after(now + datetime.timedelta(days=2))
        .add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )

"""A small web server over TLS, in a thread of the test, with a certificate made at run time."""

from __future__ import annotations

import asyncio
import datetime
import ipaddress
import ssl
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
# The port on which something listens, and what ends it.
Started = tuple[int, Callable[[], Awaitable[None]]]
LOCAL = "127.0.0.1"


def write_certificate(file: Path) -> None:
    """A certificate for this machine alone, made now, with its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, LOCAL)])
    now = datetime.datetime.now(datetime.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - datetime.timedelta(hours=1))
        .not_valid_after(now + datetime.timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(LOCAL))]),
            critical=False,
        )
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    file.write_bytes(made.public_bytes(Encoding.PEM) + private)


@contextmanager
def listening(start: Callable[[], Awaitable[Started]]) -> Iterator[int]:
    """The port of what `start` starts, in a thread of its own, until the block ends."""
    ready, done, ports = threading.Event(), asyncio.Event(), []

    async def run() -> None:
        port, stop = await start()
        ports.append(port)
        ready.set()
        await done.wait()
        await stop()

    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_until_complete, args=(run(),))
    thread.start()
    ready.wait(10)
    try:
        yield ports[0]
    finally:
        loop.call_soon_threadsafe(done.set)
        thread.join(10)
        loop.close()


@contextmanager
def served(routes: dict[str, Handler], certificate: Path | None) -> Iterator[str]:
    """The address of a server that runs in a thread of its own; plain without certificate."""

    async def start() -> Started:
        app = web.Application()
        app.add_routes([web.get(path, handler) for path, handler in routes.items()])
        runner = web.AppRunner(app)
        await runner.setup()
        await web.TCPSite(runner, LOCAL, 0, ssl_context=tls(certificate)).start()
        return runner.addresses[0][1], runner.cleanup

    with listening(start) as port:
        yield f"{'https' if certificate else 'http'}://{LOCAL}:{port}/"


def files_of(folder: Path) -> dict[str, Handler]:
    """What a company's server gives: the two files of a published folder."""

    async def file(request: web.Request) -> web.FileResponse:
        return web.FileResponse(folder / request.path.lstrip("/"))

    return {"/policy.json": file, "/keys.json": file}


def tls(certificate: Path | None) -> ssl.SSLContext | None:
    if certificate is None:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context

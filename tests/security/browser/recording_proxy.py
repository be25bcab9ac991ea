"""A proxy as an employer may prescribe it: everything goes through, and everything is kept."""

from __future__ import annotations

import re
import socket
import threading
from collections import defaultdict
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CONNECT = re.compile(rb"CONNECT ([^ :]+):(\d+) ")
MASK = 4


@dataclass
class Proxy:
    """Listens at `port`; `kept` is all that went to each target, `host:port`."""

    port: int
    kept: defaultdict[str, bytearray] = field(
        default_factory=lambda: defaultdict(bytearray)
    )


@contextmanager
def recording_proxy(names: Mapping[str, int]) -> Iterator[Proxy]:
    """A proxy that knows this machine, and `names` with their ports on it; nothing else is reached."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        proxy = Proxy(int(listener.getsockname()[1]))

        def serve() -> None:
            with suppress(OSError):
                while True:
                    line, _ = listener.accept()
                    threading.Thread(
                        target=_meet, args=(line, proxy, names), daemon=True
                    ).start()

        threading.Thread(target=serve, daemon=True).start()
        yield proxy
        listener.shutdown(socket.SHUT_RDWR)


def _meet(line: socket.socket, proxy: Proxy, names: Mapping[str, int]) -> None:
    with line, suppress(OSError):
        asked = CONNECT.match(line.recv(4096))
        host, port = (asked[1].decode(), int(asked[2])) if asked else ("", 0)
        if host == "127.0.0.1" or host in names:
            _pass_on(line, names.get(host, port), proxy.kept[f"{host}:{port}"])


def _pass_on(line: socket.socket, port: int, kept: bytearray) -> None:
    with socket.create_connection(("127.0.0.1", port)) as there:
        line.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        back = threading.Thread(target=_pump, args=(there, line, kept), daemon=True)
        back.start()
        _pump(line, there, kept)
        back.join()


def _pump(source: socket.socket, sink: socket.socket, kept: bytearray) -> None:
    with suppress(OSError):
        while data := source.recv(65536):
            kept.extend(data)
            sink.sendall(data)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


def unmasked(data: bytes) -> bytes:
    """Everything in `data`, and all that any mask of a WebSocket frame in it could hide."""
    shown = bytearray(data)
    for at in (found.start() for found in re.finditer(rb"[\x81\x82][\x80-\xff]", data)):
        length = data[at + 1] & 0x7F
        begin = at + 2 + {126: 2, 127: 8}.get(length, 0)
        mask, body = data[begin : begin + MASK], data[begin + MASK : begin + 4096]
        if len(mask) == MASK:
            repeated = mask * (len(body) // MASK + 1)
            shown.extend(one ^ two for one, two in zip(body, repeated, strict=False))
    return bytes(shown)

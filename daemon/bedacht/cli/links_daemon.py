"""The running daemon: its version, its port, its secret and its seal."""

from __future__ import annotations

import socket
from collections.abc import Iterator

from bedacht import __version__
from bedacht.cli.asked import Asked
from bedacht.cli.link import Link, amiss, note, well
from bedacht.errors import MalformedError
from bedacht.host.seal import Lack
from bedacht.policy.second import Second
from bedacht.wire.fields import Fields

_PATIENCE = 2.0  # seconds
_SECRETS = {"keyring": well, "file": note, "locked": amiss}


def of_daemon(told: Asked | None) -> Iterator[Link]:
    """All that the daemon tells; one link where none answers."""
    if told is None:
        yield amiss("daemon", "daemon-away")
        return
    try:
        status = Fields(told.status)
        inside = status.inside("status")
        yield _version(inside.text("product"))
        yield _port(status.whole("port"))
        kept = status.text("kept")
        yield _SECRETS.get(kept, amiss)("secret", f"secret-{kept}")
        yield from _seal(Fields(told.seal))
        yield _second(inside.word("reader", Second))
    except MalformedError:
        yield amiss("daemon", "daemon-other", version="?", product=__version__)


def _version(running: str) -> Link:
    if running == __version__:
        return well("daemon", "daemon", version=running)
    return amiss("daemon", "daemon-other", version=running, product=__version__)


def _second(reader: Second) -> Link:
    """Only what has broken is something to know: it is a matter of choice otherwise."""
    kind = note if reader is Second.BROKEN else well
    return kind("reader", f"reader-{reader}")


def _port(port: int) -> Link:
    """Whether somebody listens there; the daemon hangs up on who says nothing."""
    try:
        socket.create_connection(("127.0.0.1", port), _PATIENCE).close()
    except OSError:
        return amiss("port", "port-shut", port=port)
    return well("port", "port", port=port)


def _seal(seal: Fields) -> Iterator[Link]:
    lacks = seal.words("lacks", Lack)
    if not lacks:
        yield well("seal", "seal")
    for lack in sorted(lacks):
        yield note("seal", f"seal-{lack}")

"""The native messaging host: the browser starts it, it asks the daemon, and it is gone.

One message in, one out, each with four bytes of length before it. It starts nothing,
keeps nothing and prints nothing else.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Sequence
from typing import BinaryIO

from bedacht.errors import HostError, MalformedError
from bedacht.host import process
from bedacht.host.asking import ask
from bedacht.host.browsers import CHROMIUM_ORIGINS, FIREFOX_ID, is_firefox
from bedacht.host.places import find_places
from bedacht.wire import strict
from bedacht.wire.codec import as_object
from bedacht.wire.fields import Fields
from bedacht.wire.frames import RefusalFrame, Refused

LIMIT = 4096
PATIENCE = 8.0  # seconds; the daemon may be asking the keyring
_HEAD = struct.Struct("=I")


def main() -> None:
    """What the browser starts."""
    process.harden()
    serve(sys.argv[1:], sys.stdin.buffer, sys.stdout.buffer)


def serve(arguments: Sequence[str], source: BinaryIO, sink: BinaryIO) -> None:
    """Reads one message from `source` and answers it on `sink`.

    `arguments` is what the browser says about the caller: Chromium its origin,
    Firefox the manifest and the id of the extension.
    """
    answer = strict.dump(_answer(arguments, source))
    sink.write(_HEAD.pack(len(answer)) + answer)
    sink.flush()


def _answer(arguments: Sequence[str], source: BinaryIO) -> strict.Object:
    try:
        question = _read(source)
        if not _calls(arguments, Fields(question).text("origin")):
            return as_object(RefusalFrame(Refused.NOT_PAIRED))
        return ask(find_places().control, question, PATIENCE)
    except MalformedError:
        return as_object(RefusalFrame(Refused.MALFORMED))
    except HostError:
        return as_object(RefusalFrame(Refused.DAEMON_AWAY))


def _read(source: BinaryIO) -> strict.Object:
    head = source.read(_HEAD.size)
    size = _HEAD.unpack(head)[0] if len(head) == _HEAD.size else LIMIT + 1
    if size > LIMIT:
        raise MalformedError("the message has no sensible length")
    question = strict.parse(source.read(size))
    if question.get("type") != "pair":
        raise MalformedError("the type is unknown")
    return question


def _calls(arguments: Sequence[str], origin: str) -> bool:
    """Is the caller whom the browser named the one whose origin is asked for?"""
    if origin in CHROMIUM_ORIGINS:
        return arguments[:1] == [f"{origin}/"]
    return is_firefox(origin) and FIREFOX_ID in arguments[1:2]

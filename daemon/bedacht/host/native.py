"""The native messaging host: the browser starts it, it answers once, and it is gone.

One message in, one out, each with four bytes of length before it. It asks the daemon for
a key, or opens the console. It keeps nothing and prints nothing else.
"""

from __future__ import annotations

import struct
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import BinaryIO

from bedacht.errors import ConsoleError, HostError, MalformedError
from bedacht.host import process
from bedacht.host.asking import ask
from bedacht.host.browsers import FIREFOX_ID, is_firefox
from bedacht.host.callers import chromium_origins
from bedacht.host.consoles import open_console
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
        return _ANSWERS[Fields(question).text("type")](question)
    except MalformedError:
        return as_object(RefusalFrame(Refused.MALFORMED))
    except ConsoleError:
        return as_object(RefusalFrame(Refused.FAULT))
    except HostError:
        return as_object(RefusalFrame(Refused.DAEMON_AWAY))


def _read(source: BinaryIO) -> strict.Object:
    head = source.read(_HEAD.size)
    size = _HEAD.unpack(head)[0] if len(head) == _HEAD.size else LIMIT + 1
    if size > LIMIT:
        raise MalformedError("the message has no sensible length")
    question = strict.parse(source.read(size))
    if Fields(question).text("type") not in _ANSWERS:
        raise MalformedError("the type is unknown")
    return question


def _pair(question: strict.Object) -> strict.Object:
    return ask(find_places().control, question, PATIENCE)


def _console(question: strict.Object) -> strict.Object:
    if question.keys() != {"type", "origin"}:
        raise MalformedError("there is an unknown field")
    return {"type": "console", "address": open_console()}


_ANSWERS: Mapping[str, Callable[[strict.Object], strict.Object]] = {
    "pair": _pair,
    "console": _console,
}


def _calls(arguments: Sequence[str], origin: str) -> bool:
    """Is the caller whom the browser named the one whose origin is asked for?"""
    if origin in chromium_origins():
        return list(arguments[:1]) == [f"{origin}/"]
    return is_firefox(origin) and FIREFOX_ID in arguments[1:2]

"""What is fuzzed: each reader of foreign bytes, and the only errors that it may raise."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from functools import cache

from bedacht.desk.snapshot import open_library
from bedacht.errors import MalformedError, PeerError
from bedacht.host import native, pairing
from bedacht.policy.policy import Policy
from bedacht.policy.preferences import Preferences
from bedacht.policy.read_policy import read_policy
from bedacht.policy.read_preferences import Understood, read_preferences
from bedacht.wire import codec
from bedacht.wire.frames import HelloFrame
from bedacht.wire.handshake import Identity, answer

LIBRARY = cache(open_library)
KEY = Identity("0" * 16, "chrome-extension://" + "a" * 32, "", bytes(32))


def hello(data: bytes) -> None:
    """What a stranger says first, and the handshake that would follow."""
    with suppress(PeerError):
        answer(codec.decode_hello(data), KEY, bytes([*[1] * 32]))
    with suppress(PeerError):
        answer(HelloFrame((1,), KEY.key_id, data), KEY, bytes([*[1] * 32]))


def ask(data: bytes) -> None:
    """A frame of a client, decrypted; what is read is written as it was."""
    try:
        frame = codec.decode_ask(data)
    except MalformedError:
        return
    assert codec.decode_ask(codec.encode(frame)) == frame


def reply(data: bytes) -> None:
    """A frame of the daemon, decrypted."""
    try:
        frame = codec.decode_answer(data)
    except MalformedError:
        return
    assert codec.decode_answer(codec.encode(frame)) == frame


def policy(data: bytes) -> None:
    """A policy file: a policy, or faults at places that exist."""
    text = data.decode("utf-8", "replace")
    found = read_policy(text, LIBRARY().rule_ids, LIBRARY().lint)
    if not isinstance(found, Policy):
        assert found
        assert all(1 <= fault.line <= text.count("\n") + 2 for fault in found)


def preferences(data: bytes) -> None:
    """The person's preferences file."""
    text = data.decode("utf-8", "replace")
    found = read_preferences(text, LIBRARY().rule_ids, Preferences())
    faults = found.faults if isinstance(found, Understood) else found
    assert faults or isinstance(found, Understood)
    assert all(1 <= fault.line <= text.count("\n") + 2 for fault in faults)


def message(data: bytes) -> None:
    """What a browser writes to the native host, with and without its length before it."""
    for sent in (data, len(data).to_bytes(4, "little") + data):
        try:
            native._read(io.BytesIO(sent))
        except MalformedError:
            continue


def code(data: bytes) -> None:
    """A one-time code as somebody has pasted it."""
    pairing.read_code(data.decode("utf-8", "replace"))


def careless(data: bytes) -> None:
    """A reader with a hole, to see that holes are found."""
    if data.startswith(b"{") and b'"' in data:
        raise KeyError("careless")


WORDY = {"policy", "preferences"}  # they need the words of the rules
TARGETS: dict[str, Callable[[bytes], None]] = {
    "hello": hello,
    "ask": ask,
    "reply": reply,
    "policy": policy,
    "preferences": preferences,
    "message": message,
    "code": code,
}

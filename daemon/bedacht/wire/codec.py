"""Frames and bytes. The tables below are all types that the protocol knows.

`preferences` and `status` are asked and answered under one name, so each direction
has its own table. Everything that is wrong raises MalformedError, without its words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from bedacht.errors import MalformedError
from bedacht.wire import answers, asks, kept, strict
from bedacht.wire.fields import Fields, whole
from bedacht.wire.frames import (
    ChallengeFrame,
    ChoiceFrame,
    ClientFrame,
    DaemonFrame,
    HelloFrame,
    KeptFrame,
    KeptSetFrame,
    PairedFrame,
    PreferencesFrame,
    PreferencesSetFrame,
    RefusalFrame,
    ReviewFrame,
    StatusAskFrame,
    StatusFrame,
    VerdictFrame,
    WelcomeFrame,
)

Frame = HelloFrame | ChallengeFrame | ClientFrame | DaemonFrame
_Frame = TypeVar("_Frame")
_Readers = Mapping[str, Callable[[Fields], _Frame]]

_ASKS: _Readers[ClientFrame] = {
    "review": asks.read_review,
    "choice": asks.read_choice,
    "preferences": asks.read_preferences_set,
    "kept": kept.read_kept_set,
    "status": asks.read_status_ask,
}
_ANSWERS: _Readers[DaemonFrame] = {
    "welcome": answers.read_welcome,
    "verdict": answers.read_verdict,
    "preferences": answers.read_preferences,
    "kept": kept.read_kept,
    "status": answers.read_status,
    "paired": answers.read_paired,
    "refusal": answers.read_refusal,
}
_HELLO: _Readers[HelloFrame] = {"hello": asks.read_hello}
_CHALLENGE: _Readers[ChallengeFrame | RefusalFrame] = {
    "challenge": answers.read_challenge,
    "refusal": answers.read_refusal,
}
# Keyed by the type of the frame that the writer takes.
_WRITERS: Mapping[type, Callable[[Any], strict.Object]] = {
    HelloFrame: asks.write_hello,
    ReviewFrame: asks.write_review,
    ChoiceFrame: asks.write_choice,
    PreferencesSetFrame: asks.write_preferences_set,
    KeptSetFrame: kept.write_kept_set,
    StatusAskFrame: asks.write_status_ask,
    ChallengeFrame: answers.write_challenge,
    WelcomeFrame: answers.write_welcome,
    VerdictFrame: answers.write_verdict,
    PreferencesFrame: answers.write_preferences,
    KeptFrame: kept.write_kept,
    StatusFrame: answers.write_status,
    PairedFrame: answers.write_paired,
    RefusalFrame: answers.write_refusal,
}


def decode_hello(data: bytes) -> HelloFrame:
    """What a client says first."""
    return _decode(data, _HELLO)


def decode_challenge(data: bytes) -> ChallengeFrame | RefusalFrame:
    """What the daemon says to a hello."""
    return _decode(data, _CHALLENGE)


def decode_ask(data: bytes) -> ClientFrame:
    """What a client says in a session."""
    return _decode(data, _ASKS)


def decode_answer(data: bytes) -> DaemonFrame:
    """What the daemon says in a session."""
    return _decode(data, _ANSWERS)


def encode(frame: Frame) -> bytes:
    """The bytes of any frame."""
    return strict.dump(as_object(frame))


def as_object(frame: Frame) -> strict.Object:
    """The JSON object of any frame."""
    return _WRITERS[type(frame)](frame)


def _decode(data: bytes, readers: _Readers[_Frame]) -> _Frame:
    fields = Fields(strict.parse(data))
    read = readers.get(fields.text("type"))
    if read is None:
        raise MalformedError("the type is unknown")
    return whole(fields, read)

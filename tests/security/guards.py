"""What stands in the way of each attack, and how it is taken away. The table is the test."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from http import HTTPStatus
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.server import serve

from bedacht import files
from bedacht.channel import conversation, crowd, door, gate, pace, session
from bedacht.channel.turns import Say
from bedacht.host import control, native, neighbours, pairing, places, questions
from bedacht.wire import asks, codec, noise, strict
from tests.channel.stand_ins import clean
from tests.security import door_attacks, key_attacks, knocking, machine_attacks

Remove = Callable[[pytest.MonkeyPatch], None]
Attack = Callable[[Path], Awaitable[bool]]


@dataclass(frozen=True, slots=True)
class Guard:
    """`remove` takes it away; `attack` then succeeds. `cases` are those that would notice."""

    name: str
    cases: tuple[str, ...]
    attack: Attack
    remove: Remove


def put(owner: object, name: str, value: object) -> Remove:
    """A guard that goes by putting something else in its place."""
    return lambda patch: patch.setattr(owner, name, value)


_refusal = gate.refusal
_identity = pairing.Pairing.identity


def _any_host(target: Any, _hosts: Any, *rest: Any) -> HTTPStatus | None:
    return _refusal(target, [f"127.0.0.1:{rest[1]}"], *rest)


def _any_origin(
    target: Any, hosts: Any, _origins: Any, *rest: Any
) -> HTTPStatus | None:
    return _refusal(target, hosts, ["x"], rest[0], lambda _: True)


def _any_path(_target: Any, *rest: Any) -> HTTPStatus | None:
    return _refusal(("GET", gate.PATH), *rest)


def _compressing(*args: Any, **kwargs: Any) -> Any:
    return serve(*args, **{**kwargs, "compression": "deflate"})


def _unproved(cipher: noise.Cipher, sealed: bytes, bound: bytes = b"") -> bytes:
    """Opens without a look at the tag: a stream cipher undoes itself."""
    body = sealed[: -noise.TAG_SIZE]
    return cipher._aead.encrypt(cipher._nonce(), body, bound)[: len(body)]


def _forgiving(job: Any, verdict: Any) -> Any:
    return Say(verdict or clean(job.review))


def _any_start(keys: Any, key_id: str, origin: str) -> Any:
    found = _identity(keys, key_id, origin)
    return found and replace(found, instance="ef" * 16)


def _any_owner(keys: Any, key_id: str, origin: str) -> Any:
    record = keys.records.get(key_id)
    found = _identity(keys, key_id, record.origin if record else origin)
    return found and replace(found, origin=origin)


def _undying(patch: pytest.MonkeyPatch) -> None:
    redeem = pairing.Pairing.redeem

    def keeping(keys: Any, origin: str) -> Any:
        code = keys._code
        with contextlib.ExitStack() as after:
            after.callback(setattr, keys, "_code", code)
            return redeem(keys, origin)

    patch.setattr(pairing.Pairing, "redeem", keeping)


def _loose_strings(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(asks, "KEY_ID", re.compile(".*"))


GUARDS = [
    Guard("the Host is compared", ("3.1.6", "3.1.7"),
          door_attacks.rebinds_the_host, put(gate, "refusal", _any_host)),
    Guard("the Origin is compared", ("3.1.1", "3.1.2", "3.1.3", "3.1.4"),
          door_attacks.comes_from_a_page, put(gate, "refusal", _any_origin)),
    Guard("there is one path", ("3.1.9",),
          door_attacks.takes_another_path, put(gate, "refusal", _any_path)),
    Guard("nothing is compressed", ("3.4.45",),
          door_attacks.offers_compression, put(door, "serve", _compressing)),
    Guard("the library's words are left out", ("3.1.9",),
          door_attacks.hears_the_library, put(door, "_silence", lambda *_: None)),
    Guard("the person at the other end is looked up", ("3.11.121",),
          door_attacks.knocks_as_somebody_else, put(neighbours, "owner_of", lambda *_: None)),
    Guard("a request must be whole in time", ("3.4.41",),
          door_attacks.holds_a_header_back,
          put(knocking, "QUICK", replace(knocking.QUICK, upgrade=60))),
    Guard("strangers make way", ("3.4.42",),
          door_attacks.crowds_the_door, put(crowd, "CROWD", 1000)),
    Guard("every message is authenticated", ("3.2.17", "3.2.14"),
          door_attacks.changes_a_bit, put(noise.Cipher, "decrypt", _unproved)),
    Guard("nonces count", ("3.2.19", "3.2.23"),
          door_attacks.repeats_a_frame, put(noise.Cipher, "_nonce", lambda _: bytes(12))),
    Guard("messages have a limit", ("3.4.44",),
          door_attacks.sends_too_much, put(session, "MESSAGE_LIMIT", 2**20)),
    Guard("reviews have a rate", ("3.4.47",),
          door_attacks.floods_with_reviews, put(pace.Bucket, "take", lambda *_: True)),
    Guard("a key stands once", ("3.3.38",),
          door_attacks.says_a_key_twice, put(strict, "_DECODER", json.JSONDecoder())),
    Guard("frames are closed", ("3.3.40", "3.9.110"),
          door_attacks.brings_a_field_of_its_own,
          put(codec, "whole", lambda fields, read: read(fields))),
    Guard("a failure is not checked", ("3.9.97",),
          door_attacks.turns_an_error_into_clean, put(conversation, "_spoken", _forgiving)),
    Guard("keys wear out", ("3.2.23",),
          door_attacks.goes_on_with_worn_keys, put(door_attacks, "WORN_AFTER", 2**20)),
    Guard("a code has five tries", ("3.2.26",),
          key_attacks.guesses_on_and_on, put(pairing.Pairing, "failed", lambda *_: None)),
    Guard("a code opens once", ("3.2.27",), key_attacks.uses_a_code_twice, _undying),
    Guard("a code grows old", ("3.2.27",),
          key_attacks.uses_an_old_code, put(pairing, "CODE_LIFE", 1000.0)),
    Guard("a key belongs to its origin", ("3.2.30",),
          key_attacks.uses_the_key_of_another_origin,
          put(pairing.Pairing, "identity", _any_owner)),
    Guard("a key belongs to its start of the daemon", ("3.10.112", "3.2.15"),
          key_attacks.uses_the_key_of_another_start,
          put(pairing.Pairing, "identity", _any_start)),
    Guard("only our extension is paired", ("3.2.31",),
          key_attacks.pairs_another_extension, put(questions, "is_ours", lambda _: True)),
    Guard("the browser vouches for the caller", ("3.2.31",),
          key_attacks.borrows_our_origin_at_the_native_host,
          put(native, "_calls", lambda *_: True)),
    Guard("the system says who asks", ("3.11.125",),
          key_attacks.asks_the_daemon_of_somebody_else,
          put(control, "_is_mine", lambda _: True)),
    Guard("folders are private", ("3.7.85",),
          machine_attacks.offers_a_folder_open_to_all,
          put(places, "_refuse_foreign", lambda *_: None)),
    Guard("links are not followed", ("3.7.84",),
          machine_attacks.plants_a_link, put(places, "_NO_FOLLOW", 0)),
    Guard("a company's policy is an administrator's", ("3.7.86",),
          machine_attacks.plants_a_policy, put(files, "_sealed", lambda *_: True)),
    Guard("a crash says its kind and place alone", ("3.8.90",),
          machine_attacks.makes_it_crash_aloud, put(machine_attacks, "HARDENED", False)),  # noqa: FBT003
    Guard("libraries are silent", ("3.8.90",),
          machine_attacks.makes_a_library_log, put(machine_attacks, "HARDENED", False)),  # noqa: FBT003
    Guard("no core file, no look inside", ("3.8.91",),
          machine_attacks.lets_it_dump_its_memory, put(machine_attacks, "HARDENED", False)),  # noqa: FBT003
    Guard("files are born private", ("3.7.83",),
          machine_attacks.reads_what_it_has_written, put(machine_attacks, "HARDENED", False)),  # noqa: FBT003
    Guard("fields have a shape", ("3.3.40",),
          machine_attacks.reads_a_frame_that_is_no_hello, _loose_strings),
]  # fmt: skip

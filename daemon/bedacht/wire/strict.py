"""JSON as this protocol means it. The standard parser forgives too much.

Refused: duplicate keys, NaN and infinities, fractions, integers from 2^53 on, depth
over 8, anything but one object. Lone surrogates become U+FFFD: offsets stay.
Errors never carry what was read.
"""

from __future__ import annotations

import json
import re
from typing import NoReturn

from bedacht.errors import MalformedError

DEPTH = 8
WHOLE = 2**53
_DIGITS = 17  # one more than 2^53 has, sign included
_SURROGATE = re.compile("[\ud800-\udfff]")

Object = dict[str, object]


def parse(data: bytes) -> Object:
    """The object in `data`; MalformedError without any of its words."""
    value: object = None
    try:
        value = _DECODER.decode(data.decode())
    except (ValueError, RecursionError):
        value = None  # raised outside: the parser's error holds the whole text
    if not isinstance(value, dict) or _deeper(value, DEPTH):
        raise MalformedError("not one strict JSON object")
    return value


def dump(value: Object) -> bytes:
    """UTF-8 of `value`, as short as JSON can be."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return repaired(text).encode()


def repaired(text: str) -> str:
    """`text` with every lone surrogate replaced by U+FFFD; same length."""
    return text if text.isascii() else _SURROGATE.sub("\ufffd", text)


def _object(pairs: list[tuple[str, object]]) -> Object:
    found = {repaired(name): _mended(value) for name, value in pairs}
    if len(found) != len(pairs):
        raise MalformedError("a key is there twice")
    return found


def _mended(value: object) -> object:
    if isinstance(value, str):
        return repaired(value)
    if isinstance(value, list):
        return [_mended(item) for item in value]
    return value


def _integer(digits: str) -> int:
    number = int(digits) if len(digits) <= _DIGITS else WHOLE
    if abs(number) >= WHOLE:
        raise MalformedError("an integer is too large")
    return number


def _refuse(_literal: str) -> NoReturn:
    raise MalformedError("a number is not an integer")


def _deeper(value: object, depth: int) -> bool:
    """Is `value` nested more than `depth` deep? Looks no deeper than that."""
    if not isinstance(value, dict | list):
        return False
    inside = value.values() if isinstance(value, dict) else value
    return depth == 0 or any(_deeper(item, depth - 1) for item in inside)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object,
    parse_int=_integer,
    parse_float=_refuse,
    parse_constant=_refuse,
)

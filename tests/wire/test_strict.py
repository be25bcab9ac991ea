"""JSON without its traps."""

import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedacht.errors import MalformedError
from bedacht.wire.strict import DEPTH, WHOLE, dump, parse, repaired

CANARY = "sparrow" + "hawk"
TRAPS = {
    "duplicate key": '{"a":1,"a":2}',
    "duplicate after repair": '{"\\ud800":1,"\\ud801":2}',
    "nan": '{"a":NaN}',
    "infinity": '{"a":-Infinity}',
    "fraction": '{"a":0.5}',
    "exponent": '{"a":1e999}',
    "large integer": '{"a":9007199254740992}',
    "small integer": '{"a":-9007199254740992}',
    "endless integer": '{"a":' + "9" * 5000 + "}",
    "deep": '{"a":' + "[" * 100_000 + "]" * 100_000 + "}",
    "one too deep": '{"a":' + "[" * DEPTH + "]" * DEPTH + "}",
    "list": "[]",
    "string": f'"{CANARY}"',
    "nothing": "",
    "two": "{}{}",
    "unfinished": f'{{"{CANARY}":"',
    "comment": "{} // no",
    "byte order mark": "\ufeff{}",
    "control character": '{"a":"\n"}',
}


@pytest.mark.case("3.3.38")
@pytest.mark.parametrize("trap", TRAPS.values(), ids=TRAPS.keys())
def test_trap_is_refused(trap: str) -> None:
    with pytest.raises(MalformedError) as caught:
        parse(trap.encode())
    assert CANARY not in repr(caught.value)
    assert caught.value.__context__ is None


@pytest.mark.case("3.3.38")
@pytest.mark.parametrize("data", [b"\xff", b'{"a":"\xed\xa0\x80"}', b"\xff\xfe{\0}\0"])
def test_what_is_not_utf8_is_refused(data: bytes) -> None:
    with pytest.raises(MalformedError) as caught:
        parse(data)
    assert caught.value.__context__ is None


def test_deepest_allowed_object_is_read() -> None:
    inner = "[" * (DEPTH - 1) + "]" * (DEPTH - 1)
    assert parse(f'{{"a":{inner}}}'.encode())


def test_largest_integers_are_read() -> None:
    data = f'{{"a":{WHOLE - 1},"b":-{WHOLE - 1}}}'.encode()
    assert parse(data) == {"a": WHOLE - 1, "b": 1 - WHOLE}


@pytest.mark.case("3.3.38", "3.3.39")
def test_lone_surrogates_are_repaired_wherever_they_stand() -> None:
    data = b'{"\\ud800":["\\udfff",["x\\ud83dy"],{"k":"\\ude00\\ud83d"}]}'
    assert parse(data) == {"\ufffd": ["\ufffd", ["x\ufffdy"], {"k": "\ufffd\ufffd"}]}


def test_pair_of_surrogates_is_one_character() -> None:
    assert parse(b'{"a":"\\ud83d\\ude80"}') == {"a": "🚀"}


@given(st.text(st.characters()))
def test_repair_keeps_the_length_and_can_be_encoded(text: str) -> None:
    mended = repaired(text)
    assert len(mended) == len(text)
    assert mended.encode().decode() == mended


@pytest.mark.case("3.3.39")
@given(st.text(st.characters(exclude_categories=[])))
def test_any_string_of_a_browser_comes_through_repaired(text: str) -> None:
    escaped = json.dumps({"text": text}).encode()
    assert parse(escaped) == {"text": repaired(json.loads(escaped)["text"])}


@given(
    st.dictionaries(
        st.text(), st.none() | st.booleans() | st.text() | st.lists(st.integers(0, 9))
    )
)
def test_what_is_written_is_read(value: dict[str, object]) -> None:
    assert parse(dump(value)) == value


@given(st.binary())
def test_any_bytes_are_an_object_or_refused(data: bytes) -> None:
    with contextlib.suppress(MalformedError):
        parse(data)

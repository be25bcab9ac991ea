"""Fields of an object: each of its kind, none left over."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bedacht.engine.draft import Attachment
from bedacht.errors import MalformedError
from bedacht.wire.fields import LIST_LIMIT, Fields, encoded, whole, written

Read = Callable[[Fields], object]


def test_nothing_may_be_left_over() -> None:
    with pytest.raises(MalformedError, match="unknown"):
        whole(Fields({"a": "x", "b": "y"}), lambda fields: fields.text("a"))


@pytest.mark.case("3.3.40")
@pytest.mark.parametrize(
    ("value", "read"),
    [
        ({}, lambda f: f.text("a")),
        ({"a": 1}, lambda f: f.text("a")),
        ({"a": "🚀" * 501}, lambda f: f.text("a")),
        ({"a": "x"}, lambda f: f.whole("a")),
        ({"a": 1.0}, lambda f: f.whole("a")),
        ({"a": 10}, lambda f: f.whole("a", 0, 9)),
        ({"a": 1}, lambda f: f.truth("a")),
        ({"a": "x"}, lambda f: f.data("a", 9)),
        ({"a": "QUJDRA=="}, lambda f: f.data("a", 3)),
        ({"a": "QUJDRB=="}, lambda f: f.data("a", 9)),
        ({"a": "ä"}, lambda f: f.data("a", 9)),
        ({"a": "2026-1-1T00:00:00Z"}, lambda f: f.moment("a")),
        ({"a": "2026-02-30T00:00:00Z"}, lambda f: f.moment("a")),
        ({"a": []}, lambda f: f.inside("a")),
        ({"a": {}}, lambda f: f.items("a")),
        ({"a": [1] * (LIST_LIMIT + 1)}, lambda f: f.items("a")),
        ({"a": [1]}, lambda f: f.words("a", Attachment)),
        ({"a": [1]}, lambda f: f.each("a", lambda each: each.text("b"))),
    ],
)
def test_value_of_another_kind_is_refused(value: object, read: Read) -> None:
    with pytest.raises(MalformedError):
        read(Fields(value))


def test_what_is_no_object_has_no_fields() -> None:
    with pytest.raises(MalformedError, match="frame is not an object"):
        Fields(["a"])


def test_null_is_nothing_only_where_it_may_be() -> None:
    fields = Fields({"a": None})
    assert fields.maybe("a", fields.text) is None
    with pytest.raises(MalformedError):
        fields.maybe("a", fields.text)


def test_bytes_and_moments_come_back() -> None:
    moment = datetime(2026, 11, 24, 19, 0, tzinfo=timezone(timedelta(hours=1)))
    fields = Fields({"a": encoded(b"\0\xff"), "b": written(moment)})
    assert fields.data("a", 2) == b"\0\xff"
    assert fields.moment("b") == datetime(2026, 11, 24, 18, 0, tzinfo=UTC)

"""What may be noted has no room for words."""

import typing
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import get_args

import pytest

from bedacht.host import events
from bedacht.host.events import (
    Event,
    Events,
    Failed,
    Listening,
    Place,
    failure,
    line_of,
)

CANARY = "sparrow" + "hawk"
# What a field of an event may be: none of them can hold a text that somebody wrote.
SILENT = {int, bool, type[BaseException], Place}


def raised(error: BaseException) -> BaseException:
    """The same exception, after it was raised here."""
    with pytest.raises(type(error)) as caught:
        raise error
    return caught.value


@pytest.mark.parametrize("kind", get_args(Event))
def test_event_has_fields_of_the_list_alone(kind: type) -> None:
    assert is_dataclass(kind)
    hints = typing.get_type_hints(kind)
    for each in fields(kind):
        told = hints[each.name]
        listed = told in SILENT or (
            isinstance(told, type) and issubclass(told, StrEnum)
        )
        assert listed, f"{kind.__name__}.{each.name} could hold words"


@pytest.mark.parametrize(
    "error",
    [
        KeyError(CANARY),
        ValueError(f"invalid literal: {CANARY!r}"),
        UnicodeDecodeError("utf-8", CANARY.encode(), 0, 1, CANARY),
        ExceptionGroup(CANARY, [ValueError(CANARY)]),
        SystemExit(CANARY),
    ],
)
def test_fault_is_noted_without_its_words(
    error: BaseException, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = Events()
    kept.failed(raised(error))
    said = capsys.readouterr()
    assert CANARY not in str(kept.told()) + said.out + said.err
    assert kept.told()[0].startswith(f"failed kind={type(error).__name__} place=host/")


def test_exception_itself_is_not_kept() -> None:
    noted = failure(KeyError, raised(KeyError(CANARY)).__traceback__)
    assert CANARY not in repr(noted)
    assert noted.place.line > 0


def test_only_the_last_are_kept() -> None:
    kept = Events()
    for port in range(events.KEPT + 5):
        kept.note(Listening(port))
    assert len(kept.told()) == events.KEPT
    assert kept.told()[0] == "listening port=5"


def test_line_is_a_code_and_its_fields() -> None:
    assert line_of(Failed(KeyError, Place("a/b.py", 3))) == (
        "failed kind=KeyError place=a/b.py:3"
    )

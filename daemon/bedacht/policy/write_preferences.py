"""Changes to a preferences file, written so that what stood there by hand stays.

Works on the text of the file: comments, order and spelling of everything that is not
changed are kept, and so is what this version does not understand.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import tomlkit
from tomlkit.items import AoT, Array

from bedacht.errors import PreferenceError
from bedacht.policy.places import Path
from bedacht.policy.preferences import Changes, Keys, Value


def write_preferences(
    source: str, changes: Changes, strange: Collection[Path] = ()
) -> str:
    """The text with `changes` made; None takes a setting out.

    Args:
        source: a well-formed file, possibly empty.
        changes: by path of keys, as in `("listed", "xing")`.
        strange: where the file holds what this version does not understand; such lines
            of a list stay when the list is changed.

    Raises:
        PreferenceError: where a value would go, a whole table or list of another kind lies.
    """
    document = tomlkit.parse(source)
    for path, value in changes.items():
        place = _table_at(document, path[:-1], make=value is not None)
        if place is not None:
            kept = {at[-1] for at in strange if at[:-1] == path}
            _put(place, path[-1], value, kept)
    return tomlkit.dumps(document)


def _put(place: Any, key: str, value: Value, strange: Collection[str | int]) -> None:
    present = place.get(key)
    if isinstance(present, Array) and (strange or isinstance(value, list)):
        _refill(present, value if isinstance(value, list) else [], strange)
    elif value is None:
        place.pop(key, None)
    elif isinstance(present, dict | Array | AoT):
        raise _of_another_kind(key)
    else:
        place[key] = value


def _refill(array: Array, wanted: list[str], strange: Collection[str | int]) -> None:
    for index in reversed(range(len(array))):
        if index not in strange and array[index] not in wanted:
            del array[index]
    for text in wanted:
        if text not in array:
            array.append(text)


def _table_at(document: tomlkit.TOMLDocument, path: Keys, *, make: bool) -> Any:
    """The table at `path`, made where it is missing; None where none is to be made."""
    place: Any = document
    for key in path:
        if key not in place:
            if not make:
                return None
            place[key] = tomlkit.table()
        place = place[key]
        if not isinstance(place, dict):
            raise _of_another_kind(key)
    return place


def _of_another_kind(key: str) -> PreferenceError:
    return PreferenceError("preferences", None, f"{key} is of another kind", "")

"""Changes to a preferences file, written so that what stood there by hand stays.

Works on the text of the file: comments, order and spelling of everything that is not
changed are kept.
"""

from __future__ import annotations

from typing import Any

import tomlkit

from bedacht.policy.preferences import Changes, Keys


def write_preferences(source: str, changes: Changes) -> str:
    """The text with `changes` made; None takes a setting out.

    Args:
        source: a well-formed file, possibly empty.
        changes: by path of keys, as in `("listed", "xing")`.
    """
    document = tomlkit.parse(source)
    for path, value in changes.items():
        if value is None:
            _remove(document, path)
        else:
            _table_at(document, path[:-1])[path[-1]] = value
    return tomlkit.dumps(document)


def _table_at(document: tomlkit.TOMLDocument, path: Keys) -> Any:
    """The table at `path`, made where it is missing."""
    place: Any = document
    for key in path:
        if key not in place:
            place[key] = tomlkit.table()
        place = place[key]
    return place


def _remove(document: tomlkit.TOMLDocument, path: Keys) -> None:
    place: Any = document
    for key in path[:-1]:
        place = place.get(key, {})
    if path[-1] in place:
        del place[path[-1]]

"""Where things stand in a TOML file."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
import tomlkit
from hypothesis import given, settings
from hypothesis import strategies as some

from bedacht.policy.places import Path, find_places

SOURCE = '''\
# a comment [not a table]
title = "a = [b]"     # = not this
"quoted key" = 1
a.b.c = true
list = [
  "one",   # ] not the end
  """two
  lines""",
]
inline = { x = 1, y = [ { z = 2 }, { z = 3 } ] }
[table]
key = 'single "quoted"'
[[many]]
name = 1
[[many]]
name = 2
[many.inner]
deep = 3
'''


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("title",), (2, 1)),
        (("quoted key",), (3, 1)),
        (("a", "b", "c"), (4, 1)),
        (("list", 0), (6, 3)),
        (("list", 1), (7, 3)),
        (("inline", "y", 1, "z"), (10, 38)),
        (("table", "key"), (12, 1)),
        (("many", 0, "name"), (14, 1)),
        (("many", 1, "name"), (16, 1)),
        (("many", 1, "inner", "deep"), (18, 1)),
        (("many", 1, "missing"), (15, 1)),
        (("nowhere",), (1, 1)),
    ],
)
def test_place_of_path_is_found(path: Path, place: tuple[int, int]) -> None:
    assert find_places(SOURCE).of(path) == place


KEYS = some.text(
    some.characters(codec="ascii", min_codepoint=33), min_size=1, max_size=6
)
VALUES = some.recursive(
    some.integers() | some.text(some.characters(codec="ascii"), max_size=8),
    lambda inner: (
        some.lists(inner, max_size=3) | some.dictionaries(KEYS, inner, max_size=3)
    ),
    max_leaves=10,
)


@settings(deadline=None, max_examples=60)
@given(some.dictionaries(KEYS, VALUES, max_size=4))
def test_every_path_of_any_document_has_its_line(values: dict[str, Any]) -> None:
    source = tomlkit.dumps(values)
    places = find_places(source)
    assert set(paths(tomllib.loads(source))) <= set(places.offsets)


def paths(value: object, here: Path = ()) -> list[Path]:
    """Every path of keys and indices in a value."""
    items: list[tuple[str | int, object]] = []
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    found = [(*here, key) for key, _ in items]
    return found + [p for key, inner in items for p in paths(inner, (*here, key))]

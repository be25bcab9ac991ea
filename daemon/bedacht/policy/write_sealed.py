"""A policy with its terms sealed: the same file, without the words and what was said of them."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Any

import tomlkit

from bedacht.policy.sealed import FORM, Keyhole, SealedTerm


def write_sealed(source: str, salt: bytes, sealed: Iterator[SealedTerm]) -> str:
    """The text of `source` with one of `sealed` in the place of each plain term.

    The terms stand at its end. Comments of their tables are gone: they tell of the terms.
    """
    document = tomlkit.parse(source)
    tables = tomlkit.aot()
    for table in document.pop("confidential", ()):
        tables.append(_shut(table) if "box" in table else _table(next(sealed)))
    document.pop("sealing", None)
    sealing = tomlkit.table()
    sealing.update({"form": FORM, "salt": _text(salt)})
    document.append("sealing", sealing)
    document.append("confidential", tables)
    return tomlkit.dumps(document)


def without_terms(source: str) -> str:
    """What is left of a policy when its terms are taken out."""
    document = tomlkit.parse(source)
    document.pop("confidential", None)
    return tomlkit.dumps(document)


def _shut(table: Any) -> tomlkit.items.Table:
    """A term that is sealed already."""
    return _filled(table["box"], list(table["keyholes"]))


def _table(sealed: SealedTerm) -> tomlkit.items.Table:
    return _filled(_text(sealed.box), list(map(_keyhole, sealed.keyholes)))


def _filled(box: str, keyholes: list[str]) -> tomlkit.items.Table:
    table = tomlkit.table()
    table["box"] = box
    table["keyholes"] = tomlkit.array()
    table["keyholes"].extend(keyholes)
    return table


def _keyhole(hole: Keyhole) -> str:
    return f"{hole.shape} {_text(hole.mark + hole.wrapped)}"


def _text(data: bytes) -> str:
    return b64encode(data).decode()

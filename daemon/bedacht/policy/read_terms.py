"""The tables `confidential` and `sealing` of a policy: terms in plain words, and sealed."""

from __future__ import annotations

import tomllib
from base64 import b64decode

from bedacht.policy.fields import Notes, Table
from bedacht.policy.places import Places
from bedacht.policy.policy import Term
from bedacht.policy.sealed import (
    FORM,
    LOCK_SIZE,
    MARK_SIZE,
    SALT_SIZE,
    Keyhole,
    Sealed,
    SealedTerm,
)
from bedacht.policy.shape import shape_of

_MOST_KEYHOLES = 500
_LONGEST_BOX = 4096


def read_terms(root: Table) -> tuple[tuple[Term, ...], Sealed | None]:
    """The terms in plain words, and those that are sealed."""
    tables = list(enumerate(root.tables("confidential")))
    shut = [table for _, table in tables if "box" in table.values]
    plain = tuple(_term(t, place) for place, t in tables if "box" not in t.values)
    salt = _salt(root.table("sealing", need=bool(shut)))
    terms = tuple(filter(None, map(_sealed, shut)))
    return plain, Sealed(salt, terms) if terms else None


def read_box(inside: str) -> Term | None:
    """The term in an opened box; None where the box holds something else."""
    notes = Notes(Places("", {}))
    try:
        values = tomllib.loads(inside)
    except ValueError:
        return None
    term = _term(Table(values, (), notes))
    return None if notes.faults else term


def _term(table: Table, place: int = 0) -> Term:
    term = Term(
        term=table.text("term", need=True),
        means=table.text("means"),
        until=table.day("until"),
        ambiguous=table.flag("ambiguous"),
        place=place,
    )
    table.close()
    return term


def _salt(table: Table | None) -> bytes:
    if table is None:
        return b""
    if table.number("form", need=True) != FORM and "form" in table.values:
        table.fault("form", "sealed")
    salt = _data(table.text("salt", need=True))
    if len(salt) != SALT_SIZE:
        table.fault("salt", "sealed")
    table.close()
    return salt


def _sealed(table: Table) -> SealedTerm | None:
    box = _data(table.take("box", str, "text") or "")
    told = table.texts("keyholes", need=True)
    holes = tuple(filter(None, map(_keyhole, told)))
    table.close()
    if not 0 < len(box) <= _LONGEST_BOX:
        table.fault("box", "sealed")
    elif not 0 < len(told) == len(holes) <= _MOST_KEYHOLES:
        table.fault("keyholes", "sealed")
    else:
        return SealedTerm(box, holes)
    return None


def _keyhole(told: str) -> Keyhole | None:
    """`9~ <base64>`: the shape, then by what one knows the words with the wrapped key."""
    words, _, lock = told.rpartition(" ")
    shape, data = shape_of(words), _data(lock)
    if shape is None or len(data) != LOCK_SIZE:
        return None
    return Keyhole(shape, data[:MARK_SIZE], data[MARK_SIZE:])


def _data(told: str) -> bytes:
    try:
        return b64decode(told, validate=True)
    except ValueError:
        return b""

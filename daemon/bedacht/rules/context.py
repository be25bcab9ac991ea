"""The fields of a draft's context as they stand in rules and examples."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from bedacht.engine.draft import (
    Attachment,
    Audience,
    Context,
    Listed,
    Platform,
    Shared,
    Stance,
    Surface,
)
from bedacht.engine.rulebook import When
from bedacht.rules.table import Table

FIELDS: dict[str, type[StrEnum]] = {
    "platform": Platform,
    "surface": Surface,
    "audience": Audience,
    "employer_listed": Listed,
    "stance": Stance,
    "attachments": Attachment,
}


def read_when(table: Table) -> When:
    """A `when` table: lists of values for each field."""
    fields = {name: _values(table, name) for name in FIELDS if table.has(name)}
    if table.has("language"):
        fields["language"] = frozenset(table.texts("language"))
    table.done()
    return When(fields)


def _values(table: Table, name: str) -> frozenset[str]:
    known = [value.value for value in FIELDS[name]]
    values = table.texts(name)
    for value in values:
        if value not in known:
            problem = f"`{name}` has no value {value!r}."
            raise table.fault(name, problem, f"Write some of: {', '.join(known)}.")
    return frozenset(values)


def read_context(table: Table) -> Context:
    """The context of an example; fields that are missing take the usual values."""
    return Context(
        platform=Platform(_one(table, "platform", "linkedin")),
        surface=Surface(_one(table, "surface", "post")),
        audience=Audience(_one(table, "audience", "public")),
        employer_listed=Listed(_one(table, "employer_listed", "unknown")),
        roles=frozenset(table.texts("roles")),
        stance=Stance(_one(table, "stance", "open")),
        attachments=frozenset(Attachment(v) for v in _values(table, "attachments")),
        shared=_shared(table),
        page=table.text("page", ""),
        now=date.fromisoformat(table.text("now", "2026-11-23")),
    )


def _one(table: Table, name: str, default: str) -> str:
    return table.choice(name, (value.value for value in FIELDS[name]), default)


def _shared(table: Table) -> Shared | None:
    if not table.has("shared"):
        return None
    shared = table.table("shared")
    value = Shared(*(shared.text(name, "") for name in ("author", "url", "text")))
    shared.done()
    return value

"""One concept file to a `Concept`."""

from __future__ import annotations

from pathlib import Path

from bedacht.engine.concepts import BUILT_IN
from bedacht.engine.entry import EntryError, parse_entry
from bedacht.engine.rulebook import Concept
from bedacht.rules.table import Table, read_table

LANGUAGES = ("de", "en", "any")


def read_concept(path: Path) -> Concept:
    """Read a file of shared_rules/concepts; RuleError with line and cure."""
    table = read_table(path)
    if path.stem in BUILT_IN:
        raise table.fault(
            None, f"`{path.stem}` is built in.", "Choose another file name."
        )
    concept = Concept(
        name=path.stem,
        means=table.text("means"),
        entries=tuple(
            dict.fromkeys(e for lang in LANGUAGES for e in _entries(table, lang))
        ),
        includes=table.texts("includes"),
    )
    table.done()
    if not concept.entries and not concept.includes:
        raise table.fault(
            None, "This concept says nothing.", "Add entries under de or en."
        )
    return concept


def _entries(table: Table, language: str) -> tuple[str, ...]:
    entries = table.texts(language)
    for entry in entries:
        try:
            parse_entry(entry)
        except EntryError as error:
            raise table.fault(
                language, f"{error}.", "See shared_rules/README.md."
            ) from None
    return entries

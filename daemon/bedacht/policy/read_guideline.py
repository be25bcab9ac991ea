"""The table `guidelines` of a policy: the sections that go with the six reasons."""

from __future__ import annotations

from bedacht.engine.finding import Reason
from bedacht.policy.fields import Table
from bedacht.policy.policy import Section


def read_guideline(table: Table | None) -> tuple[str, tuple[Section, ...]]:
    """Where the guideline can be read, and its sections."""
    if table is None:
        return "", ()
    url = table.url("url")
    sections = tuple(_section(inner) for inner in table.tables("sections"))
    table.close()
    return url, sections


def _section(table: Table) -> Section:
    reasons = [reason.value for reason in Reason]
    section = Section(
        id=table.text("id", need=True),
        reason=Reason(table.choice("reason", reasons, reasons[0])),
        title=table.label("title", need=True),
        url=table.url("url"),
        text=table.label_if_told("text"),
    )
    table.close()
    return section

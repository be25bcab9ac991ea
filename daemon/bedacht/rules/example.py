"""The examples of a rule file; ⟦…⟧ marks the exact span."""

from __future__ import annotations

import re

from bedacht.engine.finding import Level, Span
from bedacht.engine.rulebook import Example
from bedacht.rules.context import read_context
from bedacht.rules.table import Table

_ENGLISH = re.compile(
    r"\b(?:the|and|is|are|was|my|our|to|of|for|this|that|i'm|we|it)\b", re.IGNORECASE
)
_GERMAN = re.compile(
    r"\b(?:der|die|das|und|ist|sind|war|mein|unser|wir|ich|nicht|ein|mit)\b",
    re.IGNORECASE,
)
LEVELS = tuple(level.word for level in Level)


def read_finds(table: Table, *, whole: bool) -> Example:
    """A draft that the rule must find, with its marked span."""
    marked = table.text("text", "" if whole else None)
    text, span = unmark(marked)
    level = Level.of(table.choice("level", LEVELS)) if table.has("level") else None
    table.flag("whole")
    if (span is None) is not whole:
        cure = (
            "Leave the marks out." if whole else "Mark the words that are meant: ⟦…⟧."
        )
        raise table.fault("text", "The marked span is not as it should be.", cure)
    example = Example(text, read_context(table), language_of(text), span, level)
    table.done()
    return example


def read_silent(table: Table) -> Example:
    """A near miss: the rule says nothing, or at most a hint where it says so."""
    text = table.text("text", "")
    table.text("why")
    at_most = Level.of(table.choice("at_most", ("off", "hint"), "off"))
    example = Example(text, read_context(table), language_of(text), at_most=at_most)
    table.done()
    return example


def unmark(marked: str) -> tuple[str, Span | None]:
    """The text without its marks, and the span that they marked (code points)."""
    before, opened, rest = marked.partition("⟦")
    inside, closed, after = rest.partition("⟧")
    if not opened or not closed:
        return marked, None
    return before + inside + after, Span(len(before), len(before) + len(inside))


def language_of(text: str) -> str:
    """`de` or `en`, by the little words."""
    return "en" if len(_ENGLISH.findall(text)) > len(_GERMAN.findall(text)) else "de"

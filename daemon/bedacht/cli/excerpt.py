"""The line of a text that a finding stands in, with its words marked."""

from __future__ import annotations

from dataclasses import dataclass

from bedacht.cli.paint import columns
from bedacht.engine.finding import Span

_WIDEST = 88
_CUT = "…"


@dataclass(frozen=True, slots=True)
class Excerpt:
    """One line: `number` from 1, its text in three parts, the middle one is marked."""

    number: int
    before: str
    marked: str
    after: str

    @property
    def rule(self) -> str:
        """What to print below the line, so that the marks stand under the words."""
        return " " * columns(self.before) + "‾" * max(1, columns(self.marked))


def excerpt(text: str, span: Span) -> Excerpt:
    """The first line of `span`, cut to what fits on a terminal around it."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.start)
    end = len(text) if end < 0 else end
    stop = min(span.end, end)
    room = max(0, _WIDEST - (stop - span.start))
    left = min(span.start - start, room // 2)
    right = min(end - stop, room - left)
    left = min(span.start - start, room - right)
    before = _plain(text[span.start - left : span.start])
    after = _plain(text[stop : stop + right])
    return Excerpt(
        number=text.count("\n", 0, span.start) + 1,
        before=before if span.start - left == start else _CUT + _whole(before, 0),
        marked=_plain(text[span.start : stop]),
        after=after if stop + right == end else _whole(after, -1) + _CUT,
    )


def _whole(text: str, end: int) -> str:
    """Without the word that was cut at one end, where others remain."""
    words = text.split(" ")
    if len(words) > 2:
        words[end] = ""
    return " ".join(words).lstrip() if end == 0 else " ".join(words).rstrip()


def _plain(text: str) -> str:
    """Without what would move the cursor: a draft can hold anything."""
    return "".join(" " if c == "\t" or not c.isprintable() else c for c in text)

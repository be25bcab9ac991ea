"""The line of a text that a finding stands in."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as some

from bedacht.cli.excerpt import excerpt
from bedacht.cli.paint import columns
from bedacht.engine.finding import Span


def test_words_stay_whole_where_a_line_is_cut() -> None:
    text = "wort " * 40 + "GEHEIM" + " wort" * 40
    line = excerpt(text, Span(200, 206))
    assert line.marked == "GEHEIM"
    assert line.before.startswith("…wort ")
    assert line.after.endswith(" wort…")
    assert len(line.before + line.marked + line.after) <= 90


def test_wide_signs_take_two_columns() -> None:
    line = excerpt("🎉 ok GEHEIM", Span(5, 11))
    assert columns(line.before) == 6
    assert line.rule == "      ‾‾‾‾‾‾"


def test_span_over_lines_is_marked_in_its_first() -> None:
    line = excerpt("eins\nzwei GEHEIM\ndrei", Span(10, 20))
    assert (line.number, line.before, line.marked, line.after) == (
        2, "zwei ", "GEHEIM", "",
    )  # fmt: skip


@given(some.text(min_size=1, max_size=300), some.data())
def test_any_span_has_a_line(text: str, data: some.DataObject) -> None:
    start = data.draw(some.integers(0, len(text) - 1))
    end = data.draw(some.integers(start + 1, len(text)))
    line = excerpt(text, Span(start, end))
    shown = line.before + line.marked + line.after
    assert "\n" not in shown
    assert all(character.isprintable() for character in shown)

"""Figures as a person reads them: Markdown tables. Pure."""

from collections.abc import Iterable, Mapping, Sequence

from bench.results import Figures, Spread

NOTHING = "–"


def number(value: float) -> str:
    """Three digits that tell something: 0.41, 5.2, 133, 1,204."""
    if value >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def cell(told: Spread | None) -> str:
    """Median and 99th percentile, `0.41 / 0.70`; one figure where there was one sample."""
    if told is None:
        return NOTHING
    return (
        number(told.p50) if told.n == 1 else f"{number(told.p50)} / {number(told.p99)}"
    )


def ratio(theirs: Spread | None, ours: Spread | None) -> str:
    """How many times as much they take as we do, by the medians."""
    if theirs is None or ours is None or not ours.p50:
        return NOTHING
    return f"{number(theirs.p50 / ours.p50)} x"


def spreads(figures: Figures, subjects: Iterable[str], cases: Mapping[str, str]) -> str:
    """A row for each subject; `cases` are the columns: their keys, and how people read them."""
    rows = [
        [one, *(cell(of(figures, one, case)) for case in cases)] for one in subjects
    ]
    return drawn([["", *cases.values()], *rows])


def ratios(
    figures: Figures, subjects: Iterable[str], cases: Mapping[str, str], ours: str
) -> str:
    """The same as multiples of what `ours` takes."""
    rows = [
        [one, *(ratio(of(figures, one, c), of(figures, ours, c)) for c in cases)]
        for one in subjects
    ]
    return drawn([["", *cases.values()], *rows])


def of(figures: Figures, subject: str, case: str) -> Spread | None:
    """One figure, if it was measured."""
    return figures.get(subject, {}).get(case)


def drawn(lines: Sequence[Sequence[str]]) -> str:
    """The rows as a Markdown table; the first is the head."""
    head, *rows = (f"| {' | '.join(line)} |" for line in lines)
    rule = "|" + "---|" * len(lines[0])
    return "\n".join([head, rule, *rows])

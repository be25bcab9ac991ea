"""Figures as a person reads them: a table with the ratio to our own."""

from collections.abc import Mapping, Sequence
from statistics import median, quantiles

OURS = "bedacht"


def spread(samples: Sequence[float]) -> str:
    """Median and 99th percentile, `0.41 / 0.70`."""
    return f"{median(samples):.2f} / {quantiles(samples, n=100)[-1]:.2f}"


def ratio(theirs: Sequence[float], ours: Sequence[float]) -> str:
    """How many times longer they take than we do, by the medians."""
    return f"{median(theirs) / median(ours):.1f} x"


def rows(
    figures: Mapping[str, Mapping[str, Sequence[float]]],
) -> list[list[str]]:
    """One row a case: its name, then each program's spread and ratio to ours."""
    programs = list(figures)
    cases = list(figures[OURS])
    head = ["ms, p50 / p99", *programs, *(f"{p}, times ours" for p in programs[1:])]
    return [head, *([case, *_cells(figures, programs, case)] for case in cases)]


def _cells(
    figures: Mapping[str, Mapping[str, Sequence[float]]],
    programs: Sequence[str],
    case: str,
) -> list[str]:
    measured = [figures[program].get(case) for program in programs]
    ours = figures[OURS][case]
    return [
        *(spread(each) if each else "-" for each in measured),
        *(ratio(each, ours) if each else "-" for each in measured[1:]),
    ]


def drawn(lines: Sequence[Sequence[str]]) -> str:
    """The rows as a Markdown table."""
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    padded = [_line(line, widths) for line in lines]
    rule = "|".join("-" * (width + 2) for width in widths)
    return "\n".join([padded[0], f"|{rule}|", *padded[1:]])


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    filled = (cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
    return f"| {' | '.join(filled)} |"

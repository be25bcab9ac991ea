"""docs/performance.md: what `python -m bench` has measured, beside what was wanted."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bench.measures import USUAL
from bench.programs import Program, read_programs, versions
from bench.results import Figures, Part, read_results
from bench.table import drawn, ratios, spreads
from docs.generate import limits, words

OURS = "Bedacht, 10,000 terms"
LANGUAGES = {"en": "English", "de": "German"}
WHOLE = {
    f"{language} {length}": f"{name} {length:,}"
    for language, name in LANGUAGES.items()
    for length in (300, 1300, 3000)
}
TYPED = {
    f"{language} typing {pace}": f"{name}, every {pace} ms"
    for language, name in LANGUAGES.items()
    for pace in (20, 100)
}
START = {
    "listening ms": "door open, ms",
    "first verdict ms": "first verdict, ms",
    "resident MB": "memory before the first draft, MB",
}
TRIP = {"round trip ms": "round trip, ms"}
CROWD = {**TRIP, "of one core %": "of one core, %"}
PAGE = {
    "main thread ms": "main thread for a keystroke, ms",
    "last key to underline ms": "last key to underline, ms",
    "heap kB": "heap of the page at rest, kB",
}


def page() -> str:
    """The whole page; what was not measured yet is left out."""
    parts = read_results()
    sections = [words.HEAD, _machine(parts)]
    sections += [limits.aims(_figures(parts)), limits.gates(_figures(parts))]
    sections += [_section(name, parts[name]) for name in SECTIONS if name in parts]
    return "\n\n".join(sections) + "\n"


def _figures(parts: Mapping[str, Part]) -> dict[str, Figures]:
    return {name: part.figures for name, part in parts.items()}


def _machine(parts: Mapping[str, Part]) -> str:
    """Where and when; one line as long as everything comes from one run."""
    told: dict[str, list[str]] = {}
    for name in (*USUAL, "updates"):
        if name in parts:
            where = f"{parts[name].day}, {parts[name].machine}"
            told.setdefault(where, []).append(name)
    lines = [f"- {where}: {', '.join(names)}" for where, names in told.items()]
    return "\n".join(["Measured:", "", *lines])


def _section(name: str, part: Part) -> str:
    return SECTIONS[name](part.figures)


def _programs(figures: Figures) -> str:
    known = read_programs()
    told = [words.PROGRAMS, _who(known), words.WHOLE, spreads(figures, known, WHOLE)]
    told += [words.TIMES, ratios(figures, known, WHOLE, OURS)]
    told += [words.TYPED, spreads(figures, known, TYPED)]
    return "\n\n".join(told)


def _who(known: Mapping[str, Program]) -> str:
    found = versions()
    rows = [
        [name, found.get(each.package, ""), " ".join(each.languages), each.does]
        for name, each in known.items()
    ]
    return drawn([["", "version", "reads", "what it does here"], *rows])


def _start(figures: Figures) -> str:
    known = read_programs()
    doors = [name for name in figures if name not in known]
    first = spreads(figures, known, {"first answer s": "first answer, s"})
    return "\n\n".join(
        [words.START, spreads(figures, doors, START), words.FIRST, first]
    )


def _door(figures: Figures) -> str:
    daemon = figures["daemon"]
    woken, rest = daemon["wake-ups"].p50, daemon["rest s"].p50
    told = words.DOOR.format(
        woken=f"{woken:g}", rest=f"{rest:g}", held=f"{daemon['resident MB'].p50:.0f}"
    )
    return "\n\n".join([told, spreads(figures, figures, TRIP)])


def _crowd(figures: Figures) -> str:
    return "\n\n".join([words.CROWD, spreads(figures, figures, CROWD)])


def _page(figures: Figures) -> str:
    return "\n\n".join([words.PAGE, spreads(figures, figures, PAGE)])


def _updates(figures: Figures) -> str:
    cost = {case: told.p50 for case, told in figures["one machine"].items()}
    cases = [name for name in figures if name != "one machine"]
    columns = dict.fromkeys(figures[cases[0]])
    table = spreads(figures, cases, {name: name for name in columns})
    after = words.UPDATES_AFTER.format(
        same=f"{cost['unchanged ms']:.1f}", new=f"{cost['new version ms']:.1f}"
    )
    return "\n\n".join([words.UPDATES, table, after])


SECTIONS: Mapping[str, Callable[[Figures], str]] = {
    "programs": _programs,
    "start": _start,
    "door": _door,
    "crowd": _crowd,
    "page": _page,
    "updates": _updates,
}

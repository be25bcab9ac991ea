"""`python -m bench gates`: a few ratios held against `gates.toml`, for CI.

What is beyond its limit is measured again: a machine may have been busy for a moment, but a
cost that has doubled is there every time.
"""

from __future__ import annotations

from collections.abc import Callable

from bench.limits import Limit, read_limits
from bench.measures import door, programs, start
from bench.results import Figures

TRIES = 3
TURNS = 20
NAMES = ("Bedacht, 10,000 terms", "proselint", "Presidio")
SHORT: dict[str, Callable[[], Figures]] = {
    "start": lambda: start.door_alone(rounds=4),
    "programs": lambda: programs.of(NAMES, 1300, TURNS),
    "door": lambda: door.measure(steps=40, idle_s=8, terms=0),
}


def held() -> bool:
    """Measure what the gates need, and say of each whether it holds."""
    left = read_limits("gates")
    for number in range(1, TRIES + 1):
        parts = {part: SHORT[part]() for part in dict.fromkeys(g.part for g in left)}
        told = {gate: gate.reached(parts) for gate in left}
        left = [gate for gate in left if not holds(gate, told[gate])]
        for gate, value in told.items():
            print(_line(gate, value, again=gate in left and number < TRIES), flush=True)
        if not left:
            print("Gates: all hold.")
            return True
    print(f"Gates: {len(left)} beyond the limit, {TRIES} times in a row.")
    return False


def holds(gate: Limit, value: float | None) -> bool:
    """Whether it was measured, and is within the limit."""
    return value is not None and value <= gate.most


def _line(gate: Limit, value: float | None, *, again: bool) -> str:
    measured = "not measured" if value is None else f"{value:.2f}"
    state = (
        "holds" if holds(gate, value) else "beyond, once more" if again else "BEYOND"
    )
    return f"  {state}: {gate.what}: {measured}, at most {gate.most:g}"

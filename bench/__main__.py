"""`python -m bench`: measure, and keep the figures; `make docs` draws the page from them.

`python -m bench NAME …` takes only some of the measurements, `python -m bench gates` holds a
few ratios against their limits, in less than a minute.
"""

import sys
from time import perf_counter

from bench.gates import held
from bench.measures import MEASURES, USUAL
from bench.results import keep


def main() -> int:
    """Measure what is named, or everything that is usual."""
    names = sys.argv[1:] or list(USUAL)
    if names == ["gates"]:
        return int(not held())
    unknown = [name for name in names if name not in MEASURES]
    if unknown:
        print(f"{', '.join(unknown)}: not among {', '.join(MEASURES)}, gates")
        return 2
    for name in names:
        begun = perf_counter()
        keep(name, MEASURES[name]())
        print(f"{name}: {perf_counter() - begun:.0f} s", flush=True)
    print("Figures are in bench/results.json; `make docs` draws docs/performance.md.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

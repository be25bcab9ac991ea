"""What the second reader costs: `python -m bench.second [FOLDER]`, with the installed model or another.

Resident memory of stem and reading process (Linux), and how long 1,300 characters take.
"""

from __future__ import annotations

import asyncio
import re
import sys
from pathlib import Path
from statistics import quantiles
from time import perf_counter

from bedacht.desk.snapshot import assemble, open_library
from bedacht.engine.draft import Draft
from bedacht.policy.preferences import Preferences
from bedacht.reader.asking import Asked, asking
from bedacht.reader.keeper import Keeper
from bedacht.reader.model import installed
from tests.rules.world import DAY

LENGTH, TIMES = 1300, 100
_TEXT = Path(__file__).parent / "texts" / "de.txt"


async def costs(folder: Path) -> dict[str, float]:
    """Megabytes and milliseconds, by name."""
    keeper = Keeper(folder)
    await keeper.begin()
    asked = _asked()
    began = perf_counter()
    await keeper.read(asked)
    first = perf_counter() - began
    took = [await _timed(keeper, asked) for _ in range(TIMES)]
    stem = keeper.stem
    (reader,) = _told(stem, f"task/{stem}/children").split()
    resident = {"stem MB": _resident(stem), "reader MB": _resident(int(reader))}
    await keeper.close()
    slow = quantiles(took, n=20)[-1]
    return {**resident, "first ms": first * 1000, "p95 ms": slow * 1000}


async def _timed(keeper: Keeper, asked: Asked) -> float:
    began = perf_counter()
    if await keeper.read(asked) is None:
        raise SystemExit("The second reader does not answer.")
    return perf_counter() - began


def _asked() -> Asked:
    engine = assemble(open_library(), None, Preferences(), DAY).engine
    text = (_TEXT.read_text("utf-8") * 10)[:LENGTH]
    return asking(engine, Draft("bench", 0, text)).asked


def _resident(process: int) -> float:
    (held,) = re.findall(r"VmRSS:\s+(\d+) kB", _told(process, "status"))
    return int(held) / 1024


def _told(process: int, name: str) -> str:
    return Path(f"/proc/{process}/{name}").read_text("utf-8")


def main() -> int:
    """Print one line for each figure."""
    folder = Path(sys.argv[1]) if sys.argv[1:] else installed()
    if folder is None:
        print("No second reader is installed: pip install 'bedacht[reader]'")
        return 1
    for name, value in asyncio.run(costs(folder)).items():
        print(f"{name:10} {value:7.1f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())

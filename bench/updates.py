"""`python -m bench.updates`: what 100,000 machines ask of one small server, and how much that is for it.

The server is a real one on this machine, asked a bounded number of times by the product's own
`fetch`; what an answer costs is time of its processor. The days are simulated.
"""

from __future__ import annotations

import os
import ssl
import subprocess
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

from bedacht.updates.due import DAY
from bedacht.updates.fetch import fetch
from bench.fleet import HOUR, MACHINES, Answer, Load, Server, simulated
from bench.house import ended, first_line
from bench.machine import spent_s
from bench.table import drawn
from tests.updates.web import write_certificate

TIMES = 400
POLICY_KB = 60  # a signed policy with some thousand terms


class Cost(NamedTuple):
    """Milliseconds of the server's processor for one machine that asks."""

    same: float
    new: float


class Case(NamedTuple):
    """What happens, and from when to when the load is of interest (seconds)."""

    name: str
    server: Server
    days: int
    begin: float
    end: float


CASES = (
    Case("the morning of the roll-out", Server(), 1, 0, DAY),
    Case("a usual day", Server(), 4, 3 * DAY, 4 * DAY),
    Case("a new version at 10:00", Server((0, 3 * DAY + 10 * HOUR)), 4,
         3 * DAY + 10 * HOUR, 4 * DAY),
    Case("back at 14:00 after 6 hours", Server(away=(3 * DAY + 8 * HOUR, 3 * DAY + 14 * HOUR)),
         4, 3 * DAY + 14 * HOUR, 4 * DAY),
    Case("back at 10:00 after 3 days", Server(away=(3 * DAY, 6 * DAY + 10 * HOUR)), 7,
         6 * DAY + 10 * HOUR, 7 * DAY),
)  # fmt: skip


def measured() -> Cost:
    """What one real server spends on a machine that has the policy, and on one that has not."""
    with tempfile.TemporaryDirectory(prefix="bedacht-") as name:
        folder = Path(name)
        certificate = folder / "server.pem"
        write_certificate(certificate)
        files = folder / "files"
        files.mkdir()
        (files / "policy.json").write_bytes(os.urandom(POLICY_KB * 1000))
        (files / "keys.json").write_bytes(b"[]" + b" " * 2000)
        command = [
            sys.executable,
            "-m",
            "bench.static_server",
            str(files),
            str(certificate),
        ]
        with ended(subprocess.Popen(command, stdout=subprocess.PIPE, text=True)) as run:
            url = f"https://127.0.0.1:{int(first_line(run))}/"
            trusting = ssl.create_default_context(cafile=str(certificate))
            tag = fetch(url, "", trusting).tag
            return Cost(*(_cost(run.pid, url, each, trusting) for each in (tag, "")))


def _cost(pid: int, url: str, tag: str, trusting: ssl.SSLContext) -> float:
    before = spent_s(pid)
    for _ in range(TIMES):
        fetch(url, tag, trusting)
    return 1000 * (spent_s(pid) - before) / TIMES


def row(case: Case, load: Load, cost: Cost) -> list[str]:
    """What a case asks of the server, and the share of one core in its busiest minute."""
    window = (case.begin, case.end)
    counts = [load.asked(answer, *window) for answer in Answer]
    minute = load.busiest(60, *window)
    worst = max(cost) / 1000  # as if everybody fetched everything
    return [
        case.name,
        *(f"{count:,}" for count in counts),
        f"{load.busiest(1, *window)}",
        f"{minute / 60:.1f}",
        f"{100 * minute / 60 * worst:.1f} %",
    ]


def table(cost: Cost) -> str:
    """All cases."""
    head = ["100,000 machines", *(str(answer) for answer in Answer),
            "busiest second", "a second in the busiest minute", "of one core then"]  # fmt: skip
    rows = [
        row(each, simulated(each.server, each.days, MACHINES), cost) for each in CASES
    ]
    return drawn([head, *rows])


def main() -> None:
    """Measure, simulate, print."""
    begin = perf_counter()
    cost = measured()
    print(
        f"one machine that asks costs the server {cost.same:.2f} ms of a core "
        f"(unchanged), {cost.new:.2f} ms (new): {1000 / max(cost):.0f} a second at most"
    )
    print(table(cost))
    print(f"{perf_counter() - begin:.0f} s")


if __name__ == "__main__":
    main()

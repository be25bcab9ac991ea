"""What 100,000 machines ask of one small server, and how much that is for it.

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
from typing import NamedTuple

from bedacht.updates.due import DAY
from bedacht.updates.fetch import fetch
from bench.house import ended, first_line
from bench.machine import spent_s
from bench.measures.fleet import HOUR, MACHINES, Answer, Server, simulated
from bench.results import Figures, single
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
    Case("all machines are new on one morning", Server(), 1, 0, DAY),
    Case("a usual day", Server(), 4, 3 * DAY, 4 * DAY),
    Case("a new version at 10:00 (until midnight)", Server((0, 3 * DAY + 10 * HOUR)), 4,
         3 * DAY + 10 * HOUR, 4 * DAY),
    Case("the server is back at 14:00, after 6 hours (until midnight)", Server(away=(3 * DAY + 8 * HOUR, 3 * DAY + 14 * HOUR)),
         4, 3 * DAY + 14 * HOUR, 4 * DAY),
    Case("the server is back at 10:00, after 3 days (until midnight)", Server(away=(3 * DAY, 6 * DAY + 10 * HOUR)), 7,
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
            "bench.measures.static_server",
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


def _answers(case: Case, cost: Cost) -> dict[str, float]:
    """What a case asks of the server, and the share of one core in its busiest minute."""
    load = simulated(case.server, case.days, MACHINES)
    window = (case.begin, case.end)
    counts = {str(answer): load.asked(answer, *window) for answer in Answer}
    second = load.busiest(60, *window) / 60
    worst = max(cost) / 1000  # as if everybody fetched everything
    return {
        **counts,
        "busiest second": load.busiest(1, *window),
        "a second in the busiest minute": second,
        "of one core % then": 100 * second * worst,
    }


def measure() -> Figures:
    """What an answer costs, and all cases."""
    cost = measured()
    told = {case.name: _answers(case, cost) for case in CASES}
    told["one machine"] = {"unchanged ms": cost.same, "new version ms": cost.new}
    return {
        name: {what: single(value) for what, value in values.items()}
        for name, values in told.items()
    }

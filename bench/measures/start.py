"""From the start of a process to its first answer: everybody in turn, a few rounds.

The daemon's first start is not counted: it compiles the rules, which are kept from then on.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from time import perf_counter

from bench.drafts import post
from bench.house import daemon, echo, ended, first_line, home, paired
from bench.machine import resident_mb, spent_s
from bench.programs import Program, read_programs
from bench.results import Figures, spread
from bench.worker import Worker
from tests.browser.machine import Machine
from tests.channel.client import Client, review

ROUNDS = 5
SLOW_ROUNDS = 3  # of the programs, which take seconds
TERMS = {"daemon": 0, "daemon, 10,000 terms": 10_000}
Samples = defaultdict[str, defaultdict[str, list[float]]]


def measure(rounds: int = ROUNDS) -> Figures:
    """Daemon, bare import, and every program."""
    samples: Samples = defaultdict(lambda: defaultdict(list))
    for name, terms in TERMS.items():
        _daemons(samples, rounds, name, terms)
    for _ in range(SLOW_ROUNDS):
        for program in read_programs().values():
            samples[program.name]["first answer s"].append(_first_answer(program))
    return _in_short(samples)


def door_alone(rounds: int = ROUNDS) -> Figures:
    """Daemon and bare import alone."""
    samples: Samples = defaultdict(lambda: defaultdict(list))
    _daemons(samples, rounds, "daemon", 0)
    return _in_short(samples)


def _in_short(samples: Samples) -> Figures:
    return {
        name: {case: spread(spent) for case, spent in cases.items()}
        for name, cases in samples.items()
    }


def _daemons(samples: Samples, rounds: int, name: str, terms: int) -> None:
    with home(terms) as machine:
        with ended(daemon(machine)) as first:
            first_line(first)
        for _ in range(rounds):
            _one_start(machine, samples[name])
            _bare_start(samples["bare import"])


def _one_start(machine: Machine, kept: defaultdict[str, list[float]]) -> None:
    """Until it listens, until the first verdict, and what it holds before it has ever reviewed."""
    start = perf_counter()
    with ended(daemon(machine)) as running:
        first_line(running)
        kept["listening ms"].append((perf_counter() - start) * 1000)
        kept["processor ms"].append(1000 * spent_s(running.pid))
        kept["resident MB"].append(resident_mb(running.pid))
        asked = perf_counter()
        client = Client(*paired(machine))
        paired_s = perf_counter() - asked  # the browser's part, before it ever connects
        asyncio.run(_first_verdict(client))
        kept["first verdict ms"].append((perf_counter() - start - paired_s) * 1000)


async def _first_verdict(client: Client) -> None:
    async with client:
        await client.ask(review(post("en", 300)))


def _bare_start(kept: defaultdict[str, list[float]]) -> None:
    """A process that imports asyncio and websockets, and listens."""
    start = perf_counter()
    with ended(echo()) as running:
        first_line(running)
        kept["listening ms"].append((perf_counter() - start) * 1000)
        kept["processor ms"].append(1000 * spent_s(running.pid))


def _first_answer(program: Program) -> float:
    with Worker(program) as worker:
        return worker.first(post("en", 300), "en")

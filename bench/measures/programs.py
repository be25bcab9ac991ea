"""Whole drafts and drafts that grow: every program in turn, each time with other words.

The programs do different jobs, so a ratio says what a check costs, not who is better. Each
measures itself, so that pipes do not count.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Sequence

from bench.drafts import LENGTHS, fresh, keystrokes, post
from bench.machine import resident_mb
from bench.programs import read_programs
from bench.results import Figures, single, spread
from bench.worker import Worker, running

TURNS = 40
PACES_MS = (20, 100)
TYPED = 1300  # characters of the draft while the last of them are typed
BLOCKS, KEYS = 3, 15  # how often each program has its turn, and for how many keystrokes
Samples = defaultdict[str, defaultdict[str, list[float]]]


def measure() -> Figures:
    """All programs: whole checks, paced typing, memory."""
    with running(tuple(read_programs().values())) as workers:
        samples = new_samples()
        warm_up(workers)
        whole(workers, LENGTHS, TURNS, samples)
        for pace in PACES_MS:
            typed(workers, pace, samples)
        return with_memory(workers, in_short(samples))


def of(names: Sequence[str], length: int, turns: int) -> Figures:
    """Only some programs, and whole checks of one length."""
    known = read_programs()
    with running([known[name] for name in names]) as workers:
        samples = new_samples()
        warm_up(workers)
        whole(workers, (length,), turns, samples)
    return in_short(samples)


def new_samples() -> Samples:
    """Program -> case -> milliseconds; nothing yet."""
    return defaultdict(lambda: defaultdict(list))


def in_short(samples: Samples) -> Figures:
    """The samples as they are kept."""
    return {
        name: {case: spread(spent) for case, spent in cases.items()}
        for name, cases in samples.items()
    }


def warm_up(workers: Sequence[Worker]) -> None:
    """Whatever a program loads when it is first asked."""
    for worker in workers:
        for language in worker.program.languages:
            worker.check(post(language, TYPED), language)


def whole(
    workers: Sequence[Worker], lengths: Sequence[int], turns: int, samples: Samples
) -> None:
    """Whole drafts; `turns` of each language and length."""
    cases = [(lang, length) for lang in ("en", "de") for length in lengths]
    for turn in range(turns):
        for number, (language, length) in enumerate(cases):
            # A number of its own: no case may profit from the paragraphs of another.
            text = fresh(post(language, length), turn * len(cases) + number)
            for worker in _readers(workers, language):
                spent = worker.check(text, language)
                kept = samples[worker.program.name]
                kept[f"{language} {length}"].append(spent.clock)
                kept[f"{language} {length} processor"].append(spent.processor)


def typed(workers: Sequence[Worker], pace_ms: int, samples: Samples) -> None:
    """The last keystrokes of a draft, one every `pace_ms`; who needs longer is slower."""
    for block in range(BLOCKS):
        for language in ("en", "de"):
            for worker in _readers(workers, language):
                text = fresh(post(language, TYPED), block)
                kept = samples[worker.program.name][f"{language} typing {pace_ms}"]
                worker.check(text[:-KEYS], language)
                kept += _paced(worker, text, language, pace_ms)


def _paced(worker: Worker, text: str, language: str, pace_ms: int) -> list[float]:
    spent = []
    for draft in keystrokes(text, KEYS):
        due = time.monotonic() + pace_ms / 1000
        spent.append(worker.check(draft, language).clock)
        time.sleep(max(0.0, due - time.monotonic()))
    return spent


def with_memory(workers: Sequence[Worker], figures: Figures) -> Figures:
    """The figures, with what each program holds after all that."""
    for worker in workers:
        held = single(resident_mb(worker.pid))
        figures[worker.program.name]["resident MB"] = held
    return figures


def _readers(workers: Sequence[Worker], language: str) -> list[Worker]:
    """Who reads the language: asking others would compare nothing."""
    return [each for each in workers if language in each.program.languages]

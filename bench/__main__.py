"""Bedacht beside two neighbours, in one interleaved run: use the ratios, not the milliseconds.

They do different jobs (grammar, style), so a ratio says what a check costs, not who is
better. Each program measures itself, so that pipes do not count.
"""

from contextlib import ExitStack

from bench import page
from bench.door import table
from bench.drafts import LENGTHS, fresh, post, typing
from bench.machine import resident_mb
from bench.table import drawn, rows
from bench.worker import COMMANDS, LANGUAGES, Worker

TURNS = 40
Figures = dict[str, dict[str, list[float]]]


def checks(workers: list[Worker], figures: Figures) -> None:
    """Whole drafts: every worker in turn, the text a little different each time."""
    cases = [(lang, length) for lang in ("en", "de") for length in LENGTHS]
    for turn in range(TURNS):
        for number, (language, length) in enumerate(cases):
            # A number of its own: no case may profit from the paragraphs of another.
            text = fresh(post(language, length), turn * len(cases) + number)
            note(workers, figures, f"{language} {length}", text)


def keystrokes(workers: list[Worker], figures: Figures) -> None:
    """A draft that grows word by word, as while somebody writes."""
    for language in ("en", "de"):
        for text in typing(post(language, 1300)):
            note(workers, figures, f"{language} typing", text)


def note(workers: list[Worker], figures: Figures, case: str, text: str) -> None:
    """Ask everybody who reads the language, and keep the milliseconds."""
    for worker in workers:
        if case[:2] in LANGUAGES[worker.name]:
            spent = worker.check(text)
            figures[worker.name].setdefault(case, []).append(spent)


def start_alone(name: str) -> list[str]:
    """Start one program by itself and say how long the first answer took."""
    with Worker(name) as worker:
        return [name, f"{worker.first(post('en', 300)):.2f}"]


def main() -> None:
    """Run everything and print the tables."""
    begun = [start_alone(name) for name in COMMANDS]
    with ExitStack() as stack:
        workers = [stack.enter_context(Worker(name)) for name in COMMANDS]
        figures: Figures = {worker.name: {} for worker in workers}
        for worker in workers:
            worker.first(post("en", 300))
        checks(workers, figures)
        keystrokes(workers, figures)
        memory = [f"{resident_mb(worker.pid):.0f}" for worker in workers]
    print(drawn(rows(figures)), end="\n\n")
    head = ["program", "start to first answer, s", "resident, MB"]
    print(
        drawn([head, *([*b, m] for b, m in zip(begun, memory, strict=True))]),
        end="\n\n",
    )
    print(table(), end="\n\n")
    print(page.table())


if __name__ == "__main__":
    main()

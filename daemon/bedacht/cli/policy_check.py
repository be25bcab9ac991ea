"""`bedacht policy check`: is this file a policy, and if not, what to write instead."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from bedacht.cli.circumstances import today
from bedacht.cli.own import kept_rules
from bedacht.cli.talk import say, spoken
from bedacht.desk.reading import sentence
from bedacht.desk.snapshot import Library, open_library
from bedacht.files import read_text
from bedacht.policy.fault import Fault
from bedacht.policy.policy import Policy
from bedacht.policy.read_policy import read_policy

_WIDTH = 96
_BEFORE = 60


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.epilog = (
        "Exit status: 0, also where there are suggestions, or 2 where there is a fault."
    )


def run(options: argparse.Namespace) -> int:
    """One line for each policy with what could be better, or its faults; 2 where there is one."""
    library = open_library(keep=kept_rules())
    return max(_check(path, library) for path in options.files)


def _check(path: Path, library: Library) -> int:
    text = _text(path)
    if text is None:
        _tell(path, "", (Fault(1, 1, "unreadable"),))
        return 2
    policy = read_policy(text, library.rule_ids, library.lint)
    if isinstance(policy, tuple):
        _tell(path, text, policy)
        return 2
    name, version = policy.organisation.name, policy.version
    print(f"{path}: {say('policy', name=name, version=version)}")
    _suggest(path, text, policy, library)
    return 0


def _suggest(path: Path, text: str, policy: Policy, library: Library) -> None:
    found = library.counsel.on(policy, text, today())
    if found:
        key = "counsel-one" if len(found) == 1 else "counsel-many"
        print(say(key, count=len(found)))
    for line in _lines(path, text, found, "counsel"):
        print(line)


def _tell(path: Path, text: str, faults: tuple[Fault, ...]) -> None:
    for line in _lines(path, text, faults, "fault"):
        print(line, file=sys.stderr)


def _lines(
    path: Path, text: str, faults: tuple[Fault, ...], table: str
) -> Iterator[str]:
    """Place and sentence of each, and the line that it is about with a sign beneath it."""
    lines = text.split("\n")
    for fault in faults:
        said = sentence(fault, spoken(), table)
        yield f"{path}:{fault.line}:{fault.column}: {said}"
        if 0 < fault.line <= len(lines) and lines[fault.line - 1].strip():
            yield from _shown(lines[fault.line - 1], fault)


def _shown(line: str, fault: Fault) -> Iterator[str]:
    """A long line only around the place; what the terminal would not show is a space."""
    start = max(0, fault.column - 1 - _BEFORE)
    part = "".join(c if c.isprintable() else " " for c in line[start : start + _WIDTH])
    yield f"{fault.line:5} │ {part.rstrip()}"
    yield f"      │ {' ' * (fault.column - 1 - start)}^"


def _text(path: Path) -> str | None:
    try:
        return read_text(path)
    except (OSError, UnicodeDecodeError):
        return None

"""`bedacht policy check`: is this file a policy, and if not, what to write instead."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bedacht.cli.own import kept_rules
from bedacht.cli.talk import say, spoken
from bedacht.desk.reading import told
from bedacht.desk.snapshot import Library, open_library
from bedacht.files import read_text
from bedacht.policy.fault import Fault
from bedacht.policy.policy import Policy
from bedacht.policy.read_policy import read_policy


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")


def run(options: argparse.Namespace) -> int:
    """One line for each policy, or for each of its faults; 2 where there is one."""
    library = open_library(keep=kept_rules())
    return max(_check(path, library) for path in options.files)


def _check(path: Path, library: Library) -> int:
    policy = _read(path, library)
    if isinstance(policy, Policy):
        name, version = policy.organisation.name, policy.version
        print(f"{path}: {say('policy', name=name, version=version)}")
        return 0
    for fault in policy:
        print(told(fault, path, spoken()), file=sys.stderr)
    return 2


def _read(path: Path, library: Library) -> Policy | tuple[Fault, ...]:
    try:
        text = read_text(path)
    except (OSError, UnicodeDecodeError):
        text = None
    if text is None:
        return (Fault(1, 1, "unreadable"),)
    return read_policy(text, library.rule_ids, library.lint)

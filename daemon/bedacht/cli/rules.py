"""`bedacht rules`: list, show, prove and begin rules."""

from __future__ import annotations

import argparse
from importlib import import_module
from pathlib import Path

_ACTIONS = {
    "list": "all rules, one on each line",
    "show": "one rule: evidence, texts, examples",
    "prove": "run the examples of all rules, or of those that are named",
    "new": "begin a rule: a file to fill in",
}


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    actions = parser.add_subparsers(dest="action", metavar="action", required=True)
    for name, about in _ACTIONS.items():
        action = actions.add_parser(name, help=about, description=f"{about}.")
        action.add_argument("--folder", type=Path, metavar="FOLDER",
                            help="another shared_rules than the one that is installed")  # fmt: skip
        if name == "prove":
            action.add_argument("rules", nargs="*", metavar="RULE")
        elif name != "list":
            action.add_argument("rule", metavar="RULE", help="family.name")


def run(options: argparse.Namespace) -> int:
    """Do the one thing that is asked for."""
    action = import_module(f"bedacht.cli.rules_{options.action}")
    return int(action.run(options))

"""`bedacht policy`: check, try, sign and publish a company's policy."""

from __future__ import annotations

import argparse
from importlib import import_module

_ACTIONS = {
    "init": "a few questions, and a company has a policy and a guideline",
    "check": "say what is wrong with policy files",
    "simulate": "what would be said about a file of posts, and what a change does to it",
    "seal": "make a policy whose confidential terms cannot be read, and still are found",
    "keys": "make the keys that sign a policy, or hand over to new ones",
    "publish": "sign a policy into a folder that any web server can serve",
    "verify": "say whether a published folder is what a machine would take",
}


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    actions = parser.add_subparsers(dest="action", metavar="action", required=True)
    for name, about in _ACTIONS.items():
        action = actions.add_parser(
            name, help=about, description=f"{about[0].upper()}{about[1:]}."
        )
        import_module(f"bedacht.cli.policy_{name}").describe(action)


def run(options: argparse.Namespace) -> int:
    """Do the one thing that is asked for."""
    action = import_module(f"bedacht.cli.policy_{options.action}")
    return int(action.run(options))

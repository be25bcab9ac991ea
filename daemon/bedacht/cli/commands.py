"""`bedacht <command>`: finds the command's file and lets it run.

A command is one file of this room with `describe(parser)` and `run(arguments)`; only
the file that is asked for is imported, so that every command starts quickly.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from bedacht import __version__
from bedacht.errors import BedachtError

COMMANDS = {
    "run": "listen to the browser until Ctrl+C",
    "check": "look at texts, or at records with --jsonl",
    "explain": "show every stage of one draft's way",
    "rules": "list, show, prove and begin rules",
    "eval": "score labelled drafts, beside what was reached before",
    "policy": "check, try, sign and publish a company's policy",
    "update": "ask the company's server for a newer policy, if it is time",
    "levels": "show how loudly each rule speaks, or change it",
    "console": "open the pages: try, levels, words, guideline, kept, workshop",
    "setup": "connect the browsers of this machine, start with the session",
    "remove": "undo what setup has done",
    "status": "say how the daemon is",
    "doctor": "look at every link from the browser to the policy, and say what helps",
    "deploy": "write all that IT needs to bring Bedacht to a whole fleet",
    "pair": "show a one-time code for a browser without native messaging",
    "paired": "list the connected browsers",
    "revoke": "disconnect a browser",
}
BAD_INPUT = 2


def build_parser(only: str | None = None) -> argparse.ArgumentParser:
    """The parser of all commands, or one that knows the details of `only` alone."""
    parser = argparse.ArgumentParser(
        prog="bedacht",
        description="A quiet second look at what one is about to publish, on one's own machine.",
    )
    parser.add_argument("--version", action="version", version=f"bedacht {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="command", required=True)
    for name, summary in COMMANDS.items():
        command = commands.add_parser(
            name, help=summary, description=_sentence(summary)
        )
        if only in {None, name}:
            import_module(f"bedacht.cli.{name}").describe(command)
    return parser


def _sentence(summary: str) -> str:
    return f"{summary[0].upper()}{summary[1:]}."


def run_command(arguments: Sequence[str] | None = None) -> int:
    """Run one command; the exit status is 0, 1 or 2 as the command says."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    known = given[0] if given and given[0] in COMMANDS else ""
    options = build_parser(known).parse_args(given)
    try:
        return int(import_module(f"bedacht.cli.{options.command}").run(options))
    except BedachtError as error:
        print(f"bedacht: {error}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        _let_go_of_output()
        return 0


def _let_go_of_output() -> None:
    """Whoever read our output has gone: nothing is written at the exit either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

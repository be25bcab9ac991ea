"""docs/cli.md: every command, in the words of its own `--help`."""

import io
import os
from contextlib import redirect_stdout, suppress

from bedacht.cli.commands import COMMANDS, build_parser

HEAD = """# Commands

What `bedacht --help` says, for every command. Exit status: 0 nothing at *warn* or above, 1 something, 2 bad input.
"""
WIDTH = "88"


def page() -> str:
    """The whole page."""
    os.environ["COLUMNS"] = WIDTH
    return "\n".join([HEAD, _said([]), *map(_command, COMMANDS)])


def _command(name: str) -> str:
    return f"## bedacht {name}\n\n{_said([name])}"


def _said(words: list[str]) -> str:
    """What the command says about itself, as a block."""
    told = io.StringIO()
    with redirect_stdout(told), suppress(SystemExit):
        build_parser(*words[:1]).parse_args([*words, "--help"])
    return f"```text\n{told.getvalue()}```\n"

"""The command line: the only room that prints and exits."""

from __future__ import annotations

from collections.abc import Sequence

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; see `bedacht.cli.commands`. Ctrl+C ends it quietly at any moment."""
    try:
        # Here, so that Ctrl+C while Python still reads files is Ctrl+C too.
        from bedacht.cli.commands import run_command

        return run_command(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED

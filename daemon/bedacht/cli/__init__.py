"""The command line: the only room that prints and exits."""

from bedacht.cli.main import main

__all__ = ["main"]

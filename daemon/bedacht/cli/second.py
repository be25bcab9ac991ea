"""The second reader for the commands that look at texts: it reads in their own process."""

from __future__ import annotations

import argparse

from bedacht.cli.talk import say
from bedacht.desk.second import Read
from bedacht.errors import ReaderError
from bedacht.reader.model import installed, open_model


def describe_reader(parser: argparse.ArgumentParser) -> None:
    """Say what the commands take."""
    parser.add_argument("--reader", action="store_true",
                        help="let the second reader look as well, where it is installed")  # fmt: skip


def reader_of(options: argparse.Namespace) -> Read | None:
    """Who reads a second time, if that is wanted; ReaderError where nobody can."""
    if not options.reader:
        return None
    folder = installed()
    if folder is None:
        raise ReaderError(say("no-reader"))
    return open_model(folder).read

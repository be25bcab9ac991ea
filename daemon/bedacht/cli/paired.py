"""`bedacht paired`: the connected browsers."""

from __future__ import annotations

import argparse

from bedacht.cli.talk import say
from bedacht.host.places import find_places
from bedacht.host.records import Records


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes: nothing."""
    del parser


def run(options: argparse.Namespace) -> int:
    """Print one line for each; they are known without the daemon."""
    del options
    records = Records(find_places().state).all()
    for record in records:
        print(
            say("paired", key=record.key_id, origin=record.origin, since=record.since)
        )
    if not records:
        print(say("paired-none"))
    return 0

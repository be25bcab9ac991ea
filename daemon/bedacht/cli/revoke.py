"""`bedacht revoke`: disconnects a browser, or all of them."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from bedacht.cli.talk import say
from bedacht.errors import AwayError
from bedacht.host.asking import ask
from bedacht.host.places import find_places
from bedacht.host.records import Records
from bedacht.wire.fields import Fields


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    which = parser.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "key", nargs="?", metavar="KEY", help="as `bedacht paired` shows it"
    )
    which.add_argument("--all", action="store_true", help="every browser")


def run(options: argparse.Namespace) -> int:
    """Say what is disconnected; 1 where nothing was."""
    wanted = None if options.all else options.key
    try:
        answer = ask(find_places().control, {"type": "revoke", "key_id": wanted})
        gone = [str(key) for key in Fields(answer).items("key_ids")]
    except AwayError:
        gone = list(_without_daemon(wanted))
    for key in gone:
        print(say("revoked", key=key))
    if not gone:
        print(say("revoked-none", key=wanted) if wanted else say("paired-none"))
    return 0 if gone else 1


def _without_daemon(wanted: str | None) -> Iterator[str]:
    records = Records(find_places().state)
    for record in records.all():
        if wanted in {None, record.key_id} and records.remove(record.key_id):
            yield record.key_id

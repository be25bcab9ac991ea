"""`bedacht policy keys`: the keys that sign a policy, and how they hand over to new ones."""

from __future__ import annotations

import argparse
from getpass import getpass
from pathlib import Path

from bedacht.cli.refused import refused
from bedacht.cli.talk import say
from bedacht.errors import UpdateError
from bedacht.files import write_text
from bedacht.updates.keys import KeySet
from bedacht.updates.signing import Signing
from bedacht.updates.trust import Trust, trust_file


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    steps = parser.add_subparsers(dest="step", metavar="step", required=True)
    new = steps.add_parser("new", help="the first keys, and the file that IT lays on every machine",
                           description="Make the first keys.")  # fmt: skip
    new.add_argument(
        "company", metavar="COMPANY", help="a short name, such as falkenried"
    )
    new.add_argument(
        "url", metavar="URL", help="https://… of the folder with the published policy"
    )
    new.add_argument("--count", type=int, default=1, help="how many keys (default: 1)")
    new.add_argument("--threshold", type=int, default=1,
                     help="how many of them must sign (default: 1)")  # fmt: skip
    rotate = steps.add_parser("rotate", help="new keys, handed over to by the old ones",
                              description="Make new keys in the place of the old ones.")  # fmt: skip
    for step in (new, rotate):
        describe_keys(step)


def describe_keys(parser: argparse.ArgumentParser) -> None:
    """The folder of the keys, and whether they are locked."""
    parser.add_argument("--keys", type=Path, required=True, metavar="FOLDER",
                        help="the folder of the private keys")  # fmt: skip
    parser.add_argument("--password", action="store_true",
                        help="the keys are locked with a password, which is asked for")  # fmt: skip


def signing(options: argparse.Namespace) -> Signing:
    """The folder, opened with the person's password if there is one."""
    password = getpass(say("keys-password")).encode() if options.password else None
    return Signing(options.keys, password)


def run(options: argparse.Namespace) -> int:
    """Make keys; 2 where that is not possible."""
    try:
        return _rotate(options) if options.step == "rotate" else _new(options)
    except UpdateError as error:
        return refused(error)


def _new(options: argparse.Namespace) -> int:
    draft = Trust(options.url, KeySet(options.company, 1, 1, {}))
    first = signing(options).begin(options.company, options.count, options.threshold)
    file = options.keys / "updates.json"
    write_text(file, trust_file(Trust(draft.url, first)).decode())
    print(say("keys-made", count=len(first.keys), folder=options.keys))
    print(say("keys-trust", file=file))
    return 0


def _rotate(options: argparse.Namespace) -> int:
    later = signing(options).rotate()
    print(say("keys-rotated", version=later.version, folder=options.keys))
    return 0

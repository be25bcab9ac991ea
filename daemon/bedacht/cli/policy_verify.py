"""`bedacht policy verify`: would a machine with this trust take what lies in this folder?"""

from __future__ import annotations

import argparse
from pathlib import Path

from bedacht.cli.circumstances import today
from bedacht.cli.refused import refused
from bedacht.cli.talk import say
from bedacht.errors import UpdateError
from bedacht.updates.accept import Accepted, Seen, accept
from bedacht.updates.kept import read_chain
from bedacht.updates.keys import advance
from bedacht.updates.trust import read_trust


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="what is published")
    parser.add_argument("trust", type=Path, metavar="UPDATES.JSON",
                        help="the file that IT lays on every machine")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Say who has signed what; 2 where it would not be taken."""
    try:
        accepted = _accepted(options)
    except UpdateError as error:
        return refused(error)
    except OSError as error:
        return refused(UpdateError("no-file" if error.filename else "memory"))
    _tell(accepted)
    return 0


def _accepted(options: argparse.Namespace) -> Accepted:
    trust = read_trust(options.trust.read_bytes())
    chain = read_chain((options.folder / "keys.json").read_bytes())
    policy = (options.folder / "policy.json").read_bytes()
    return accept(policy, advance(trust.keys, chain), Seen())


def _tell(accepted: Accepted) -> None:
    pack = accepted.pack
    print(say("verified", company=pack.company, version=pack.version,
              keys=accepted.seen.keys, day=pack.expires))  # fmt: skip
    if pack.is_old_on(today()):
        print(say("verified-old"))

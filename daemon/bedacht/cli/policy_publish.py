"""`bedacht policy publish`: a checked policy, signed, into a folder for any web server."""

from __future__ import annotations

import argparse
from datetime import timedelta
from pathlib import Path

from bedacht.cli.circumstances import today
from bedacht.cli.own import kept_rules
from bedacht.cli.policy_keys import describe_keys, signing
from bedacht.cli.refused import refused
from bedacht.cli.shelf import PolicyFiles
from bedacht.cli.talk import say, spoken
from bedacht.desk.snapshot import open_library
from bedacht.errors import UpdateError
from bedacht.files import read_text
from bedacht.policy.policy import Policy
from bedacht.updates.accept import Seen, accept
from bedacht.updates.pack import Pack
from bedacht.updates.signing import Signing, write_published

_DAYS = 90
_LONGEST = 366


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("policy", type=Path, metavar="POLICY", help="a policy as TOML")
    parser.add_argument(
        "out", type=Path, metavar="FOLDER", help="what the web server serves"
    )
    parser.add_argument("--days", type=_days, default=_DAYS, metavar="N",
                        help=f"told to be out of date after N days (default: {_DAYS})")  # fmt: skip
    describe_keys(parser)


def _days(text: str) -> int:
    days = int(text)
    if not 0 < days <= _LONGEST:
        raise argparse.ArgumentTypeError(f"1 to {_LONGEST}")
    return days


def run(options: argparse.Namespace) -> int:
    """Check, sign, verify and write; 2 where one of it is not possible."""
    try:
        return _publish(options, signing(options))
    except UpdateError as error:
        return refused(error)


def _publish(options: argparse.Namespace, author: Signing) -> int:
    policy = _checked(options.policy)
    signed = _pack(options, author, policy)
    sealed = author.sign(signed)
    _require_newer(sealed, author, _published(options.out, author))
    write_published(options.out, sealed, author.chain())
    print(
        say("published", version=signed.version, folder=options.out, day=signed.expires)
    )
    return 0


def _require_newer(sealed: bytes, author: Signing, published: Seen) -> None:
    try:
        accept(sealed, author.newest(), published)
    except UpdateError as error:
        again = error.code in {"older", "other-content"}
        raise UpdateError("raise-version" if again else error.code) from None


def _checked(path: Path) -> Policy:
    library = open_library(keep=kept_rules())
    return PolicyFiles(library, spoken()).read(path)


def _pack(options: argparse.Namespace, author: Signing, policy: Policy) -> Pack:
    day = today()
    return Pack(
        company=author.first().company,
        version=policy.version,
        issued=day,
        expires=day + timedelta(days=options.days),
        policy=read_text(options.policy) or "",
    )


def _published(folder: Path, author: Signing) -> Seen:
    """What the machines have seen from this folder."""
    file = folder / "policy.json"
    if not file.exists():
        return Seen()
    try:
        return accept(file.read_bytes(), author.newest(), Seen()).seen
    except UpdateError:  # signed with the keys of before: counting begins anew
        return Seen()

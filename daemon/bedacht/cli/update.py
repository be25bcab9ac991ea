"""`bedacht update`: ask the company's server for a newer policy, if it is time."""

from __future__ import annotations

import argparse
import random
import time

from bedacht.cli.own import kept_rules, own_sources
from bedacht.cli.refused import why
from bedacht.cli.talk import say
from bedacht.desk.signed import trusted
from bedacht.desk.snapshot import open_library
from bedacht.errors import PlaceError, UpdateError
from bedacht.policy.policy import Policy
from bedacht.policy.read_policy import read_policy
from bedacht.updates.due import after_failure, after_success
from bedacht.updates.fetch import Fetched, fetch
from bedacht.updates.kept import Kept
from bedacht.updates.trust import Trust


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument(
        "--now", action="store_true", help="also when it is not time yet"
    )
    parser.epilog = (
        "IT sets where from; without that nothing is done. The process that reads drafts "
        "opens no connection: this one does, and ends."
    )


def run(options: argparse.Namespace) -> int:
    """Ask once; 1 where there was no answer that can be used."""
    sources = own_sources()
    try:
        trust = trusted(sources)
    except UpdateError as error:
        print(why(error))
        return 1
    if trust is None or sources.updates is None:
        print(say("update-none"))
        return 0
    kept = Kept(sources.updates)
    if not (options.now or kept.due().is_due(time.time())):
        return 0
    try:
        return _ask(trust, kept)
    except OSError as error:
        what = f"{kept.folder} cannot be written: {error.strerror}"
        raise PlaceError(what) from None


def _ask(trust: Trust, kept: Kept) -> int:
    due, chance = kept.due(), random.random()  # noqa: S311 - spreads load
    tag = _tag(trust, kept)
    try:
        fetched = fetch(trust.url, tag)
        told = _taken(trust, kept, fetched)
    except UpdateError as error:
        kept.remember(after_failure(due, time.time(), chance), tag)
        print(say("update-refused", why=why(error)))
        return 1
    kept.remember(after_success(time.time(), chance), fetched.tag)
    print(told)
    return 0


def _tag(trust: Trust, kept: Kept) -> str:
    """What the server calls the policy that is here; none for one that is damaged."""
    try:
        return kept.tag() if kept.load(trust) else ""
    except UpdateError:
        return ""


def _taken(trust: Trust, kept: Kept, fetched: Fetched) -> str:
    if fetched.policy is None:
        return say("update-same")
    accepted = kept.check(trust, fetched.policy, fetched.chain)
    _require_policy(accepted.pack.policy, accepted.pack.version)
    kept.take(accepted, fetched.policy, fetched.chain)
    return say("update-taken", version=accepted.pack.version)


def _require_policy(text: str, version: int) -> None:
    """A signed text that is no policy would leave the person without one."""
    library = open_library(keep=kept_rules())
    policy = read_policy(text, library.rule_ids, library.lint)
    if isinstance(policy, Policy) and policy.version == version:
        return
    later = not isinstance(policy, Policy) and policy[0].what == "format-later"
    raise UpdateError("later" if later else "policy")

"""`bedacht console`: the pages in the browser, for as long as somebody uses them."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from bedacht.cli.own import kept_rules, own_sources
from bedacht.cli.talk import say, spoken_language
from bedacht.desk.desk import Desk
from bedacht.desk.snapshot import open_library
from bedacht.host import places, process
from bedacht.host.places import Places
from bedacht.policy.preferences import Preferences


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--no-browser", action="store_true",
                        help="print the address, which works once, instead of opening it")  # fmt: skip
    parser.add_argument("--hand-over", action="store_true",
                        help="say the address alone, and nothing after it: for the extension")  # fmt: skip
    parser.add_argument("--policy", type=Path, metavar="FILE",
                        help="a company's policy; one that IT has set comes first")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Serve until nobody uses it, or until Ctrl+C."""
    process.harden()
    here = places.find_places()
    desk = _desk(here, options.policy)
    # aiohttp and the templates are needed here alone
    from bedacht.console.opening import Opening, open_console

    browser = not (options.no_browser or options.hand_over)
    opening = Opening(here, browser, _hand_over if options.hand_over else _tell)
    with suppress(KeyboardInterrupt):
        open_console(desk, opening)
    print(say("console-over"))
    return 0


def _desk(here: Places, policy: Path | None) -> Desk:
    sources = replace(own_sources(), state=here.state / "linked.toml", given=policy)
    library = open_library(keep=kept_rules())
    preset = Preferences(language=spoken_language())
    return Desk(sources, preset=preset, library=library)


def _tell(address: str | None) -> None:
    """The address only where no browser could be opened: it holds the ticket."""
    said = (
        say("console-open") if address is None else say("console-at", address=address)
    )
    print(said, flush=True)
    sys.stdout.flush()


def _hand_over(address: str | None) -> None:
    """Whoever asked has gone by the time of the next word."""
    print(address, flush=True)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)

"""`bedacht doctor`: every link from the browser to the policy, with its state and its cure."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from bedacht import __version__
from bedacht.cli.asked import asked
from bedacht.cli.kept_files import visible
from bedacht.cli.link import Link, State, amiss, note
from bedacht.cli.links_browser import of_browsers, of_extensions
from bedacht.cli.links_daemon import of_daemon
from bedacht.cli.links_machine import of_package, of_service, of_sites
from bedacht.cli.links_policy import of_policy, of_updates
from bedacht.cli.own import own_sources
from bedacht.cli.talk import spoken
from bedacht.errors import PlaceError
from bedacht.host.places import find_places, lasts

FORMAT = 1  # of the answer for programs: docs/doctor.schema.json


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--json", action="store_true",
                        help="for monitoring: docs/doctor.schema.json says how it is built")  # fmt: skip
    parser.epilog = (
        "Exit status: 0 all is well, 1 there is something to do. Nothing that anybody "
        "wrote is shown."
    )


def run(options: argparse.Namespace) -> int:
    """Print the chain; 1 where a link does not hold."""
    chain = list(_chain())
    holds = all(link.state is not State.AMISS for link in chain)
    if options.json:
        print(json.dumps(_for_programs(chain, holds=holds), indent=1))
    else:
        print(*_for_people(chain, holds=holds), sep="\n")
    return 0 if holds else 1


def _chain() -> Iterator[Link]:
    home = Path.home()
    yield from of_package()
    try:
        here = find_places()
    except PlaceError as error:
        yield amiss("folders", "folders-shut", what=visible(str(error)))
        return
    if not lasts(here):
        yield note("folders", "folders-session", folder=str(here.state))
    told = asked(here)
    yield of_service(home, running=told is not None)
    yield from of_daemon(told)
    yield from of_browsers(home)
    yield from of_extensions(told)
    yield from of_policy(told, own_sources())
    yield from of_updates(home, own_sources())
    yield of_sites()


def _for_programs(chain: Sequence[Link], *, holds: bool) -> dict[str, object]:
    links = [
        {"link": x.link, "state": x.state, "code": x.code, "facts": dict(x.facts)}
        for x in chain
    ]
    return {"format": FORMAT, "product": __version__, "well": holds, "links": links}


def _for_people(chain: Sequence[Link], *, holds: bool) -> Iterator[str]:
    say = spoken().say
    for link in chain:
        facts = link.facts
        yield f"{say(f'doctor.{link.state}')}  {say(f'doctor.{link.code}', **facts)}"
        if link.state is not State.WELL:
            yield f"{' ' * 9}{say(f'doctor.{link.code}-cure', **facts)}"
    yield ""
    yield say("doctor.all-well" if holds else "doctor.something")

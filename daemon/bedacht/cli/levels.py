"""`bedacht levels`: how loudly each rule speaks on each site, and who wants it so."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib import import_module

from bedacht.cli.own import kept_rules, own_sources
from bedacht.cli.talk import say, spoken_language
from bedacht.desk.desk import Desk
from bedacht.desk.snapshot import Snapshot, open_library
from bedacht.engine.draft import Platform
from bedacht.engine.rulebook import Rule
from bedacht.policy.contact import Contact
from bedacht.policy.levels import Loudness, loudness
from bedacht.policy.preferences import SITES, Preferences

_RULE = 42
_CELL = 26


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--site", choices=[str(site) for site in SITES], default=None,
                        help="show this site only")  # fmt: skip
    actions = parser.add_subparsers(dest="action", metavar="action")
    about = "set a level, after a look at what it changes"
    wish = actions.add_parser("set", help=about, description=f"{about.capitalize()}.")
    import_module("bedacht.cli.levels_set").describe(wish)


def run(options: argparse.Namespace) -> int:
    """Print the table, or set a level."""
    desk = personal_desk()
    if options.action == "set":
        return int(import_module("bedacht.cli.levels_set").run(options, desk))
    sites = (Platform(options.site),) if options.site else SITES
    for line in _lines(desk.in_force.snapshot, sites):
        print(line)
    return 0


def personal_desk() -> Desk:
    """The desk of the person at this terminal."""
    library = open_library(keep=kept_rules())
    preset = Preferences(language=spoken_language())
    return Desk(own_sources(), preset=preset, library=library)


def _lines(snapshot: Snapshot, sites: tuple[Platform, ...]) -> Iterator[str]:
    names = (snapshot.sentences.say(f"site.{site}") for site in sites)
    yield _row("", names)
    family = ""
    for key in sorted(snapshot.library.compiled.rules):
        rule = snapshot.library.compiled.rules[key]
        if rule.family != family:
            family = rule.family
            yield family
        yield _row(f"  {key}", _cells(rule, snapshot, sites))
    yield from _floors(snapshot)


def _cells(
    rule: Rule, snapshot: Snapshot, sites: tuple[Platform, ...]
) -> Iterator[str]:
    for site in sites:
        heard = loudness(rule, snapshot.policy, snapshot.preferences, site)
        yield f"{heard.level.word} ({say(f'by-{heard.source}')}){_lock(heard)}"


def _lock(heard: Loudness) -> str:
    return "" if heard.floor is None else f" ≥ {heard.floor.word}"


def _floors(snapshot: Snapshot) -> Iterator[str]:
    """What the company does not let go lower, its reasons, and whom to ask."""
    policy, language = snapshot.policy, snapshot.sentences.language
    settings = {} if policy is None else policy.levels
    floors = {key: each for key, each in settings.items() if each.floor is not None}
    if policy is None or not floors:
        return
    yield say("levels-floor")
    for key, setting in floors.items():
        if setting.why and setting.floor is not None:
            yield f"  🔒 {key} ≥ {setting.floor.word}: {setting.why.text(language)}"
    if policy.contact is not None:
        yield f"  {say('ask')}: {reached(policy.contact, language)}"


def reached(contact: Contact, language: str) -> str:
    """Who the contact is, and how to reach them."""
    return f"{contact.name.text(language)} ({contact.email or contact.url})"


def _row(first: str, cells: Iterator[str]) -> str:
    return f"{first:{_RULE}}{''.join(f'{cell:{_CELL}}' for cell in cells)}".rstrip()

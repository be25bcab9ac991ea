"""`bedacht setup`: connects the browsers of this machine, starts with the session."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from bedacht.cli.talk import say
from bedacht.desk.sources import managed_trust
from bedacht.host import extension, manifests, schedule, service
from bedacht.host.browsers import Browser, Family

# Where each family of browsers lets one load an extension from a folder; Edge differs.
_PAGES = {
    Family.CHROMIUM: "chrome://extensions",
    Family.FIREFOX: "about:debugging#/runtime/this-firefox",
}
_OWN_PAGES = {"Edge": "edge://extensions"}


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--no-service", action="store_true",
                        help="only the browsers: do not start with the session")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Write the files and say which."""
    home = Path.home()
    browsers = manifests.install(home, manifests.host_program())
    for entry in browsers:
        print(say("setup-done", what=f"{entry.browser.name} ({entry.file})"))
    if not browsers:
        print(say("setup-nothing"))
    if not options.no_service:
        _start_with_session(home)
    _say_what_to_click([entry.browser for entry in browsers])
    return 0


def _say_what_to_click(browsers: Sequence[Browser]) -> None:
    laid = extension.lay(extension.place())
    for browser in browsers:
        if browser.family in laid:
            page = _OWN_PAGES.get(browser.name, _PAGES[browser.family])
            clicks = f"setup-click-{browser.family}"
            folder = laid[browser.family]
            print(say(clicks, browser=browser.name, page=page, folder=folder))


def _start_with_session(home: Path) -> None:
    _install(service.service(home, _ours("run")))
    if managed_trust().exists():
        _install(schedule.schedule(home, _ours("update")))


def _ours(command: str) -> list[str]:
    # The service begins in the home folder: nothing that lies there is taken for a module.
    return [sys.executable, "-E", "-P", "-m", "bedacht", command]


def _install(wanted: service.Service) -> None:
    installed = service.install(wanted)
    print(say("setup-done", what=installed.file))
    if not installed.started:
        print(say("setup-by-hand", command=installed.by_hand))

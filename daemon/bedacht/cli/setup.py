"""`bedacht setup`: connects the browsers of this machine, starts with the session."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bedacht.cli.talk import say
from bedacht.desk.sources import managed_trust
from bedacht.host import extension, manifests, schedule, service
from bedacht.host.browsers import Family

# Where each family of browsers lets one load an extension from a folder.
_LOADS = {Family.CHROMIUM: "chrome://extensions", Family.FIREFOX: "about:debugging"}


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
    for family, folder in extension.folders().items():
        print(say("setup-extension", page=_LOADS[family], folder=folder))
    return 0


def _start_with_session(home: Path) -> None:
    _install(service.service(home, _ours("run")))
    trust = managed_trust()
    if trust is not None and trust.exists():
        _install(schedule.schedule(home, _ours("update")))


def _ours(command: str) -> list[str]:
    return [sys.executable, "-m", "bedacht", command]


def _install(wanted: service.Service) -> None:
    installed = service.install(wanted)
    print(say("setup-done", what=installed.file))
    if not installed.started:
        print(say("setup-by-hand", command=installed.by_hand))

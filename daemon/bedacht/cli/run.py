"""`bedacht run`: the daemon, until Ctrl+C."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from bedacht.cli.talk import say, spoken_language
from bedacht.desk.desk import Desk
from bedacht.errors import RunningError
from bedacht.host.later import later
from bedacht.policy.preferences import Preferences


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("--policy", type=Path, metavar="FILE",
                        help="a company's policy; one that IT has set comes first")  # fmt: skip
    parser.add_argument("--require-seal", action="store_true",
                        help="end where this system cannot seal the daemon wholly")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Serve; a second daemon is told politely that one is there."""
    # websockets imports it (2 MB with its readers of mail and archives) and asks it nothing.
    later("importlib.metadata")
    from bedacht.daemon import Wishes
    from bedacht.daemon import run as serve

    preset = Preferences(language=spoken_language())
    try:
        serve(Wishes(options.policy, preset, options.require_seal), _tell)
    except RunningError:
        print(say("running"))
        return 0
    return 0


def _tell(desk: Desk) -> None:
    """What a person at the terminal wants to know, on standard error."""
    in_force = desk.in_force
    say = in_force.snapshot.sentences.say
    lines = [say("cli.listening")]
    policy = in_force.snapshot.policy
    if policy is None:
        lines.append(say("cli.no-policy"))
    else:
        name, version = policy.organisation.name, policy.version
        lines.append(say("cli.policy", name=name, version=version))
    lines += [
        trouble.told(in_force.snapshot.sentences) for trouble in in_force.troubles
    ]
    print("\n".join(lines), file=sys.stderr, flush=True)

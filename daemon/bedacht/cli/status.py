"""`bedacht status`: how the daemon is."""

from __future__ import annotations

import argparse
import json

from bedacht.cli.asked import asked
from bedacht.cli.seals import seal_lines
from bedacht.cli.talk import say, spoken
from bedacht.host.places import Places, find_places
from bedacht.policy.second import Second
from bedacht.wire.fields import Fields


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="for programs")
    how.add_argument("--promises", action="store_true",
                     help="each promise, and what speaks for it on this machine now")  # fmt: skip


def run(options: argparse.Namespace) -> int:
    """Print it; 1 where no daemon answers, or a promise is not kept."""
    here = find_places()
    if options.promises:
        return _promises(here)
    told = asked(here)
    if told is None:
        print(json.dumps({"running": False}) if options.json else say("away"))
        return 1
    if options.json:
        all_of_it = {"running": True, "seal": told.seal, **told.status}
        print(json.dumps(all_of_it, ensure_ascii=False))
        return 0
    _tell(Fields(told.status))
    print(*seal_lines(told.seal), sep="\n")
    return 0


def _promises(here: Places) -> int:
    from bedacht.cli.promises import promises

    lines, kept = promises(here)
    print(*lines, sep="\n")
    return 0 if kept else 1


def _tell(answer: Fields) -> None:
    status = answer.inside("status")
    print(say("status-running"))
    print(say("rules-loaded", count=status.whole("rules")))
    policy = status.maybe("policy", status.inside)
    if policy is None:
        print(say("no-policy"))
    else:
        print(say("policy", name=policy.text("name"), version=policy.whole("version")))
    print(spoken().say(f"reader.{status.word('reader', Second)}"))
    print(say("status-paired", count=len(answer.items("paired"))))
    for fault in status.items("faults"):
        if isinstance(fault, dict):
            print(say("status-fault", note=fault.get("note", "")))

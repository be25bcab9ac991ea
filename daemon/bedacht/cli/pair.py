"""`bedacht pair`: a one-time code for a browser without native messaging."""

from __future__ import annotations

import argparse

from bedacht.cli.talk import say
from bedacht.errors import KeyringError
from bedacht.host.asking import ask
from bedacht.host.places import find_places


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes: nothing."""
    del parser


def run(options: argparse.Namespace) -> int:
    """Print the code on a line of its own. AwayError, KeyringError."""
    del options
    answer = ask(find_places().control, {"type": "code"}, patience=8)
    if answer.get("type") != "code":
        raise KeyringError(say("keyring-locked"))
    print(say("code"))
    print(answer["code"])
    return 0

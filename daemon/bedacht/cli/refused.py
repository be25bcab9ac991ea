"""Why a signed policy is not used, as a sentence."""

from __future__ import annotations

import sys

from bedacht.cli.talk import spoken
from bedacht.errors import UpdateError

BAD_INPUT = 2


def refused(error: UpdateError) -> int:
    """Say it on standard error; 2 for the exit."""
    print(f"bedacht: {why(error)}", file=sys.stderr)
    return BAD_INPUT


def why(error: UpdateError) -> str:
    """The sentence alone."""
    return spoken().say(f"refused.{error.code}")

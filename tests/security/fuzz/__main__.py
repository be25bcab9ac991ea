"""`python -m tests.security.fuzz TARGET …`: one target under atheris; the rest are libFuzzer's arguments."""

from __future__ import annotations

import sys

import atheris

READERS = ["bedacht.wire", "bedacht.policy", "bedacht.host", "tomllib", "json"]
with atheris.instrument_imports(include=READERS):
    from tests.security.fuzz.targets import LIBRARY, TARGETS, WORDY, careless


def main() -> None:
    """Runs until the time is over or something is found."""
    name = sys.argv.pop(1)
    if name in WORDY:
        LIBRARY()  # once, and not within the time of the first input
    atheris.Setup(sys.argv, {**TARGETS, careless.__name__: careless}[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

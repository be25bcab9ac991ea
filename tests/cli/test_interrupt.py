"""Ctrl+C in the first moments of a command: it ends, and says nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.terminal import Terminal

# Ctrl+C arrives while Python imports this module: as early as our own code can be reached.
SCRIPT = """
import sys
class CtrlC:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            raise KeyboardInterrupt
sys.meta_path.insert(0, CtrlC())
from bedacht.cli import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize(
    ("module", "command"),
    [
        ("argparse", ["check"]),
        ("bedacht.cli.commands", ["check"]),
        ("bedacht.errors", ["status"]),
        ("bedacht.cli.check", ["check"]),
        ("bedacht.cli.run", ["run"]),
        ("bedacht.desk.snapshot", ["check"]),
        ("bedacht.engine.compiled", ["run"]),
        ("bedacht.daemon", ["run"]),
        ("bedacht.cli.promises", ["status", "--promises"]),
    ],
)
def test_command_ends_quietly(
    terminal: Terminal, module: str, command: list[str]
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, module, *command], env=terminal.environment,
        capture_output=True, check=False, text=True, timeout=60, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")

"""`bedacht run --require-seal`: better no daemon than one that is not sealed wholly."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.terminal import Terminal
from tests.cli.test_daemon import running

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="the seal is Linux's")

# A kernel without Landlock, as far as this process can tell.
WITHOUT = """
import sys
from bedacht.host import process, seccomp
process.harden()
seccomp._REFUSED = {"landlock": (444, 444)}
assert seccomp.hold()
from bedacht.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_whole_seal_is_enough(terminal: Terminal) -> None:
    with running(terminal, "--require-seal"):
        assert "Sealed:" in terminal.run("status").stdout


def test_half_a_seal_is_not(terminal: Terminal) -> None:
    with running(terminal):  # from now on the key and the rules lie in files
        pass
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT, "run", "--require-seal"], text=True,
        env=terminal.environment, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 2
    assert "the seal lacks: files" in done.stderr
    assert not (terminal.home / "run" / "bedacht" / "control.sock").exists()

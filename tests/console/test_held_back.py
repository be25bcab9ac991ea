"""The console holds itself back once its door is open, and its pages still work."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.console.test_opening import log_in, terminal

__all__ = ["terminal"]  # the fixture
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")

SCRIPT = """
import errno, json, os, socket, sys
from bedacht.host import process, seccomp
process.harden()
door = socket.socket(socket.AF_UNIX); door.bind(sys.argv[1]); door.listen()
assert seccomp.hold(asks=True)
told = {}
def attempt(name, act):
    try:
        act()
        told[name] = 'done'
    except OSError as error:
        told[name] = errno.errorcode[error.errno]
attempt('daemon', lambda: socket.socket(socket.AF_UNIX).connect(sys.argv[1]))
attempt('tcp', socket.socket)
attempt('udp', lambda: socket.socket(type=socket.SOCK_DGRAM))
attempt('sixth', lambda: socket.socket(socket.AF_INET6))
attempt('netlink', lambda: socket.socket(socket.AF_NETLINK, socket.SOCK_RAW))
attempt('program', lambda: os.execv('/nothing/there', ['x']))
attempt('copy', lambda: os.fork() or os._exit(0))
print(json.dumps(told))
"""


def test_only_the_daemon_can_be_asked(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, tmp_path / "s"], capture_output=True, check=True
    )
    told = json.loads(done.stdout)
    assert told.pop("daemon") == "done"
    assert set(told.values()) == {"EPERM"}


def test_running_console_is_held_back(terminal: Terminal) -> None:
    console = subprocess.Popen(
        terminal.command("console", "--no-browser"), env=terminal.environment,
        text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert console.stdout is not None
    address = re.search(r"http://([\d.:]+)/#([\w-]+)", console.stdout.readline())
    assert address is not None
    assert log_in(address) == 200  # whoever is let in comes after the seal
    status = Path(f"/proc/{console.pid}/status").read_text("ascii")
    console.terminate()
    console.communicate(timeout=20)
    assert "Seccomp:\t2" in status

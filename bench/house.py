"""A daemon and an echo to speak with, each a process of its own, until the block ends."""

import json
import struct
import subprocess
import sys
import tempfile
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bedacht.host.browsers import CHROMIUM_ORIGINS
from bedacht.wire.handshake import Identity
from bench.terms import written_policy
from tests.browser.machine import COMMANDS, Machine

ORIGIN = CHROMIUM_ORIGINS[0]


@contextmanager
def home(terms: int) -> Iterator[Machine]:
    """A home of its own, with a policy of so many terms more than the example's."""
    with tempfile.TemporaryDirectory(prefix="bedacht-") as name:
        folder = Path(name)
        yield Machine(folder, policy=written_policy(folder, terms))


@contextmanager
def ended(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    """The process, terminated at the end of the block."""
    try:
        yield process
    finally:
        process.terminate()
        process.communicate()


def daemon(machine: Machine) -> subprocess.Popen[str]:
    """The daemon with the policy; the first line on its output says it listens."""
    return subprocess.Popen(
        [str(COMMANDS / "bedacht"), "run", "--policy", str(machine.policy)],
        env=dict(machine.environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def echo() -> subprocess.Popen[str]:
    """The echo; the first line is its port."""
    command = [sys.executable, "-m", "bench.echo"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def first_line(process: subprocess.Popen[str]) -> str:
    """Wait until the process says something."""
    line = process.stdout.readline() if process.stdout else ""
    if not line:
        raise RuntimeError("a process ended before it said anything")
    return line


def paired(machine: Machine, profile: int = 0) -> tuple[int, Identity]:
    """Ask the native messaging host for a key, as Chromium does; the daemon's port too.

    `profile` is the number of a browser's profile: each has a key of its own.
    """
    ask = {
        "type": "pair",
        "versions": [1],
        "profile": f"{profile:032x}",
        "origin": ORIGIN,
    }
    said = json.dumps(ask).encode()
    answer = subprocess.run(
        [str(COMMANDS / "bedacht-native"), f"{ORIGIN}/"],
        env=dict(machine.environment),
        input=struct.pack("=I", len(said)) + said,
        stdout=subprocess.PIPE,
        check=True,
    )
    told = json.loads(answer.stdout[4:])
    key = Identity(told["key_id"], ORIGIN, told["instance"], b64decode(told["key"]))
    return told["port"], key

"""The console that the native host opens, as a real process that outlives it."""

from __future__ import annotations

import http.client
import json
import re
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bedacht.errors import ConsoleError
from bedacht.host import consoles
from bedacht.host.browsers import CHROMIUM_ORIGINS
from tests.cli.terminal import Terminal
from tests.host import handed_over

GOLDEN = Path(__file__).parent.parent / "wire" / "golden" / "native"
HOST = "from bedacht.host.native import main; main()"
ADDRESS = re.compile(r"http://(127\.0\.0\.1:\d+)/#(.*)")


@pytest.fixture
def terminal(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Terminal]:
    with handed_over.ended_afterwards():
        yield Terminal(tmp_path, tmp_path_factory.getbasetemp())


def asked(terminal: Terminal, caller: str = CHROMIUM_ORIGINS[0]) -> dict[str, str]:
    """What the host says to the golden question."""
    question = (GOLDEN / "ask-console.json").read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", HOST, f"{caller}/"], env=terminal.environment,
        input=struct.pack("=I", len(question)) + question,
        capture_output=True, check=True, timeout=60,
    )  # fmt: skip
    assert done.stderr == b""
    answer: dict[str, str] = json.loads(done.stdout[4:])
    return answer


def log_in(address: re.Match[str]) -> int:
    line = http.client.HTTPConnection(address[1])
    headers = {"Origin": f"http://{address[1]}", "Content-Type": "application/json"}
    line.request("POST", "/api/login", json.dumps({"ticket": address[2]}), headers)
    status = line.getresponse().status
    line.close()
    return status


def test_console_is_open_when_the_host_has_gone(terminal: Terminal) -> None:
    answer = asked(terminal)
    golden = json.loads((GOLDEN / "answer-console.json").read_bytes())
    assert answer.keys() == golden.keys()
    assert answer["type"] == golden["type"]
    address = ADDRESS.fullmatch(answer["address"])
    assert address is not None
    assert [log_in(address), log_in(address)] == [200, 401]


def test_ticket_stands_in_no_argument_and_no_file(terminal: Terminal) -> None:
    before = handed_over.running()
    ticket = asked(terminal)["address"].partition("#")[2]
    commands = [c for p, c in handed_over.running().items() if p not in before]
    assert len(commands) == 1
    assert ticket not in " ".join(commands[0])
    assert list(terminal.home.rglob("*.html")) == []


def test_another_caller_opens_nothing(terminal: Terminal) -> None:
    before = handed_over.running()
    answer = asked(terminal, "chrome-extension://" + "a" * 32)
    assert answer["name"] == "not-paired"
    assert handed_over.running() == before


def test_broken_home_is_told_as_a_fault(terminal: Terminal) -> None:
    """The console ends without an address."""
    Path(terminal.environment["XDG_RUNTIME_DIR"], "bedacht").write_text("in the way")
    assert asked(terminal)["name"] == "fault"


@pytest.mark.usefixtures("terminal")
def test_console_that_says_nothing_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    silent = (sys.executable, "-c", "import time; time.sleep(60)", "--hand-over")
    monkeypatch.setattr(consoles, "_COMMAND", silent)
    before = handed_over.running()
    with pytest.raises(ConsoleError):
        consoles.open_console(patience=0.2)
    assert handed_over.running() == before

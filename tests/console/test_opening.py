"""From the command to the browser: where the ticket goes, and where it does not."""

from __future__ import annotations

import http.client
import json
import re
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bedacht.host.landlock import version
from tests.cli.terminal import Terminal

# Serves as the command does, but looks around instead of waiting.
HELD = """
import subprocess, sys
from pathlib import Path
from bedacht.console import opening, serve
from bedacht.cli.console import _desk
from bedacht.host.places import find_places

def tried(act):
    try:
        act()
    except PermissionError:
        return "held"
    return "done"

async def look_around(console):
    home, here = Path.home(), find_places()
    outside = tried(lambda: (home / "outside").write_text("x"))
    program = tried(lambda: subprocess.run(["/bin/true"]))
    inside = tried(lambda: (here.config / "inside").write_text("x"))
    print(outside, program, inside)

serve._until_unused = look_around
here = find_places()
opening.open_console(_desk(here, None), opening.Opening(here, False, lambda _: None))
"""
STUB = """#!/bin/sh
printf '%s\\n' "$@" > "{out}/argv"
page=${{1#file://}}
stat -c %a "$page" > "{out}/mode"
cat "$page" > "{out}/page"
"""


@pytest.fixture
def terminal(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    return Terminal(tmp_path, tmp_path_factory.getbasetemp())


@pytest.fixture
def opened(terminal: Terminal) -> Iterator[subprocess.Popen[str]]:
    """A console whose browser only writes down what it is given."""
    stub = terminal.home / "stub"
    stub.write_text(STUB.format(out=terminal.home), "utf-8")
    stub.chmod(0o755)
    environment = {**terminal.environment, "BROWSER": str(stub)}
    process = subprocess.Popen(
        terminal.command("console"), env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    yield process
    process.terminate()
    process.communicate(timeout=20)


def log_in(address: re.Match[str]) -> int:
    host, ticket = address[1], address[2]
    line = http.client.HTTPConnection(host)
    headers = {"Origin": f"http://{host}", "Content-Type": "application/json"}
    line.request("POST", "/api/login", json.dumps({"ticket": ticket}), headers)
    status = line.getresponse().status
    line.close()
    return status


@pytest.mark.case("3.5.53")
def test_ticket_is_in_no_argument_and_no_output(
    terminal: Terminal, opened: subprocess.Popen[str]
) -> None:
    assert opened.stdout is not None
    said = opened.stdout.readline()
    argument = (terminal.home / "argv").read_text("utf-8").strip()
    page = (terminal.home / "page").read_text("utf-8")
    address = re.search(r"http://([\d.:]+)/#([\w-]+)", page)
    assert address is not None
    ticket = address[2]
    assert ticket not in argument + said
    command = Path(f"/proc/{opened.pid}/cmdline").read_bytes()
    assert ticket.encode() not in command
    assert (terminal.home / "mode").read_text().strip() == "600"
    file = Path(argument.removeprefix("file://"))
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert log_in(address) == 200
    assert not file.exists()
    assert log_in(address) == 401


def test_address_is_told_where_no_browser_opens(terminal: Terminal) -> None:
    process = subprocess.Popen(
        terminal.command("console", "--no-browser"), env=terminal.environment,
        text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    assert process.stdout is not None
    address = re.search(r"http://([\d.:]+)/#([\w-]+)", process.stdout.readline())
    assert address is not None
    assert log_in(address) == 200
    process.terminate()
    process.communicate(timeout=20)


@pytest.mark.case("3.5.51")
def test_nothing_listens_before_or_after(
    terminal: Terminal, opened: subprocess.Popen[str]
) -> None:
    assert opened.stdout is not None
    opened.stdout.readline()
    page = (terminal.home / "page").read_text("utf-8")
    address = re.search(r"http://([\d.:]+)/#", page)
    assert address is not None
    opened.terminate()
    opened.wait(timeout=20)
    with pytest.raises(OSError):
        http.client.HTTPConnection(address[1], timeout=2).connect()
    assert not list((terminal.home / "run" / "bedacht").glob("open-*"))


def test_once_open_it_changes_and_starts_nothing_else(terminal: Terminal) -> None:
    done = subprocess.run(
        [sys.executable, "-c", HELD], env=terminal.environment, text=True,
        capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    held = "held" if version() else "done"
    assert done.stdout.split() == [held, held, "done"], done.stderr

"""The daemon as a person starts, asks and ends it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals are POSIX")


@contextmanager
def running(terminal: Terminal, *arguments: str | Path) -> Iterator[tuple[int, str]]:
    """A daemon that listens; its process id and what it said."""
    with subprocess.Popen(
        terminal.command("run", *arguments), env=terminal.environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    ) as started:  # fmt: skip
        assert started.stderr
        try:
            yield started.pid, started.stderr.readline() + started.stderr.readline()
        finally:
            if started.poll() is None:
                started.terminate()
                started.wait(20)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
def test_daemon_ends_politely(terminal: Terminal, sign: signal.Signals) -> None:
    command = terminal.command("run")
    with subprocess.Popen(
        command, env=terminal.environment, stderr=subprocess.PIPE, text=True
    ) as started:
        assert started.stderr
        assert "listening" in started.stderr.readline()
        started.send_signal(sign)
        assert started.wait(20) == 0
        assert "Traceback" not in started.stderr.read()
    assert not (terminal.home / "run" / "bedacht" / "control.sock").exists()


@pytest.mark.case("3.10.113")
def test_second_daemon_is_told_and_goes(terminal: Terminal) -> None:
    with running(terminal):
        done = terminal.run("run")
        assert (done.returncode, done.stdout) == (0, "Bedacht is running already.\n")


def test_daemon_says_which_policy_it_reads(terminal: Terminal, policy: Path) -> None:
    with running(terminal, "--policy", policy) as (_, said):
        assert "Policy: Falkenried SE, version 3" in said


def test_status_is_told_to_people_and_programs(
    terminal: Terminal, policy: Path
) -> None:
    assert terminal.run("status").returncode == 1
    assert json.loads(terminal.run("status", "--json").stdout) == {"running": False}
    with running(terminal, "--policy", policy):
        told = terminal.run("status")
        assert told.returncode == 0
        assert "Policy: Falkenried SE, version 3" in told.stdout
        policy.write_text("policy = 1", "utf-8")
        time.sleep(1.1)
        status = json.loads(terminal.run("status", "--json").stdout)["status"]
        assert "policy-faulty" in [fault["code"] for fault in status["faults"]]
        assert status["policy"]["state"] == "last-good"


def test_code_is_on_a_line_of_its_own(terminal: Terminal) -> None:
    done = terminal.run("pair")
    assert (done.returncode, "bedacht run" in done.stderr) == (2, True)
    with running(terminal):
        code = terminal.run("pair").stdout.splitlines()[1]
        assert code.startswith("BDT1-")


def test_browsers_can_be_listed_and_revoked(terminal: Terminal) -> None:
    assert "No browser" in terminal.run("paired").stdout
    record = {"key_id": "00" * 8, "profile": "11" * 16, "origin": "moz-extension://x",
              "since": "2026-11-23", "by_code": False}  # fmt: skip
    state = terminal.home / "state" / "bedacht"
    (state / "paired.json").write_text(json.dumps({"paired": [record]}), "utf-8")
    (state / "paired.json").chmod(0o600)
    assert "00" * 8 in terminal.run("paired").stdout
    assert terminal.run("revoke", "ab").returncode == 1
    with running(terminal):
        assert terminal.run("revoke", "--all").stdout == f"Disconnected: {'00' * 8}\n"
    assert "No browser" in terminal.run("paired").stdout


def test_setup_is_undone_by_remove(terminal: Terminal) -> None:
    browser = terminal.home / "config" / "chromium"
    browser.mkdir(parents=True)
    before = everything(terminal.home)
    done = terminal.run("setup")
    assert done.returncode == 0
    manifest = browser / "NativeMessagingHosts" / "de.bedacht.native.json"
    assert manifest.is_file()
    assert "bedacht.service" in done.stdout
    terminal.run("remove")
    assert everything(terminal.home) == before
    assert "Nothing was set up." in terminal.run("remove").stdout


@pytest.mark.case("3.7.88")
def test_remove_everything_forgets_everything(terminal: Terminal) -> None:
    with running(terminal):
        assert terminal.run("pair").returncode == 0
    terminal.preferences.parent.mkdir(parents=True, exist_ok=True)
    terminal.preferences.write_text("", "utf-8")
    fetched = terminal.home / "state" / "bedacht" / "policy"
    fetched.mkdir()
    (fetched / "seen.json").write_text("{}", "utf-8")
    terminal.run("remove", "--everything")
    assert everything(terminal.home) == set()


def test_nothing_is_forgotten_while_it_runs(terminal: Terminal) -> None:
    with running(terminal):
        done = terminal.run("remove", "--everything")
        assert (done.returncode, "still running" in done.stdout) == (1, True)
        assert terminal.run("status").returncode == 0
    done = terminal.run("remove")
    assert (done.returncode, "--everything" in done.stdout) == (0, True)


def everything(home: Path) -> set[str]:
    """Every file in a home."""
    return {p.relative_to(home).as_posix() for p in home.rglob("*") if p.is_file()}


def test_idle_daemon_sleeps_and_is_small(terminal: Terminal) -> None:
    status = "/proc/{}/status"
    with running(terminal) as (pid, _):
        time.sleep(1)
        before = fields(status.format(pid))
        time.sleep(3)
        after = fields(status.format(pid))
    woken = int(after["voluntary_ctxt_switches"]) - int(
        before["voluntary_ctxt_switches"]
    )
    assert woken == 0
    assert int(after["VmRSS"].split()[0]) <= 40 * 1024


def fields(path: str) -> dict[str, str]:
    lines = Path(path).read_text("ascii").splitlines()
    return {name: value.strip() for name, _, value in (x.partition(":") for x in lines)}

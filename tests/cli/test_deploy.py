"""`bedacht deploy`: what it refuses; that browsers take what it writes is tried in tests/browser."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.cli.test_policy_signed import keys

__all__ = ["keys"]
URL = "https://it.falkenried.example/"


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--update-url", "http://it.example/"), "--update-url wants"),
        (("--update-url", URL, "--program", "beos=/x"), "--program wants"),
        (("--update-url", URL, "--policy", "none.toml"), "none.toml cannot be read"),
        (("--update-url", URL, "--policy-url", URL), "needs --policy-trust"),
    ],
)
def test_what_cannot_be_written_is_told(
    terminal: Terminal, tmp_path: Path, arguments: tuple[str, ...], why: str
) -> None:
    done = terminal.run("deploy", tmp_path / "out", *arguments)
    assert done.returncode == 2
    assert why in done.stderr
    assert not (tmp_path / "out").exists()


def test_faulty_policy_goes_to_no_machine(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "policy.toml").write_text("policy = 1\nversion = 'three'\n")
    policy = ("--policy", tmp_path / "policy.toml")
    done = terminal.run("deploy", tmp_path / "out", "--update-url", URL, *policy)
    assert done.returncode == 2
    assert "policy.toml:2" in done.stderr
    assert not (tmp_path / "out").exists()


def test_trust_without_keys_is_refused(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "updates.json").write_text("{}")
    trust = ("--policy-trust", tmp_path / "updates.json")
    done = terminal.run("deploy", tmp_path / "out", "--update-url", URL, *trust)
    assert done.returncode == 2


def test_policy_may_come_from_elsewhere(
    terminal: Terminal, keys: Path, tmp_path: Path
) -> None:
    trust = ("--policy-trust", keys / "updates.json")
    out, there = tmp_path / "out", ("--update-url", URL)
    wrong = terminal.run("deploy", out, *there, *trust, "--policy-url", "http://x/")
    assert wrong.returncode == 2

"""`bedacht policy seal`: a file that tells no term, and still finds each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.policy.company import SMALL


@pytest.fixture
def sealed(terminal: Terminal, policy: Path) -> Path:
    """The small company's policy, sealed."""
    out = policy.with_name("sealed.toml")
    done = terminal.run("policy", "seal", policy, out)
    assert done.returncode == 0, done.stderr
    assert "1 terms are sealed" in done.stdout
    assert "can try words" in done.stdout
    return out


def test_sealed_policy_is_one_and_tells_nothing(
    terminal: Terminal, sealed: Path
) -> None:
    assert "ordlicht" not in sealed.read_text("utf-8")
    assert terminal.run("policy", "check", sealed).returncode == 0


def test_draft_is_told_and_the_term_is_not(terminal: Terminal, sealed: Path) -> None:
    text = "Das #ProjektNordlicht läuft bei uns."
    done = terminal.run("explain", "--policy", sealed, given=text)
    assert "confidentiality.term" in done.stdout
    assert "«ProjektNordlicht»" in done.stdout
    assert "Projekt Nordlicht" not in done.stdout


def test_sealing_again_keeps_what_is_sealed(terminal: Terminal, sealed: Path) -> None:
    more = sealed.with_name("more.toml")
    again = sealed.with_name("again.toml")
    text = sealed.read_text("utf-8")
    more.write_text(f'{text}\n[[confidential]]\nterm = "Bluebird"\n', "utf-8")
    assert terminal.run("policy", "seal", more, again).returncode == 0
    for written in ("Bluebird", "Nordlicht"):
        done = terminal.run("check", "--policy", again, given=f"Bei uns: {written}")
        assert "confidentiality.term" in done.stdout


def test_line_that_tells_a_term_elsewhere_is_named(
    terminal: Terminal, policy: Path
) -> None:
    policy.write_text(SMALL.replace("policy = 1", "policy = 1 # nordlichts"), "utf-8")
    out = policy.with_name("out.toml")
    done = terminal.run("policy", "seal", policy, out)
    assert done.returncode == 2
    assert f"{policy}:1:1: This line tells a term" in done.stderr
    assert not out.exists()


def test_guessable_terms_are_named(terminal: Terminal, policy: Path) -> None:
    policy.write_text(SMALL.replace("Projekt Nordlicht", "Brücke"), "utf-8")
    done = terminal.run("policy", "seal", policy, policy.with_name("out.toml"))
    assert done.returncode == 0
    assert f"{policy}:15:1: Many know this word" in done.stdout


def test_nothing_to_seal_and_the_same_file_are_refused(
    terminal: Terminal, policy: Path
) -> None:
    done = terminal.run("policy", "seal", policy, policy)
    assert (done.returncode, "another file" in done.stderr) == (2, True)
    policy.write_text(SMALL.replace('[[confidential]]\nterm = "Projekt Nordlicht"\nuntil = 2027-03-01\n', ""), "utf-8")  # fmt: skip
    done = terminal.run("policy", "seal", policy, policy.with_name("x.toml"))
    assert (done.returncode, "no term" in done.stderr) == (2, True)

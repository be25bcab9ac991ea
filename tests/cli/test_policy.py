"""`bedacht policy check`: for who writes a company's policy."""

from __future__ import annotations

from pathlib import Path

from tests.cli.terminal import Terminal
from tests.policy.company import SMALL


def test_good_policy_is_named(terminal: Terminal, policy: Path) -> None:
    done = terminal.run("policy", "check", policy)
    assert (done.returncode, done.stderr) == (0, "")
    told, *better = done.stdout.splitlines()
    assert told == f"{policy}: Policy: Falkenried SE, version 3"
    assert better[0] == "3 suggestions:"
    assert better[1].startswith(f"{policy}:32:1: So few words")
    assert better[2:4] == [
        '   32 │ phrases = ["Quartalszahlen", "order intake"]',
        "      │ ^",
    ]


def test_every_fault_has_its_line_and_cure(terminal: Terminal, policy: Path) -> None:
    bad = policy.with_name("bad.toml")
    text = SMALL.replace("aliases", "alias").replace("Quartalszahlen", "Streik")
    bad.write_text(text.replace('speakers = ["press"]', 'speakers = ["pres"]'), "utf-8")
    done = terminal.run("policy", "check", policy, bad, policy.with_name("none.toml"))
    assert done.returncode == 2
    assert done.stderr.splitlines() == [
        f"{bad}:6:1: There is no “alias” here. Perhaps “aliases” is meant.",
        '    6 │ alias = ["Falkenried", "FR"]',
        "      │ ^",
        f"{bad}:32:12: “streik” belongs to what people speak about freely. Take the line out.",
        '   32 │ phrases = ["Streik", "order intake"]',
        "      │            ^",
        f"{bad}:33:1: There is no role “pres” in [roles]. Those there are: press.",
        '   33 │ speakers = ["pres"]',
        "      │ ^",
        f"{policy.with_name('none.toml')}:1:1: The file cannot be read.",
    ]


def test_protected_speech_is_refused_kindly(terminal: Terminal, policy: Path) -> None:
    policy.write_text(SMALL.replace("Quartalszahlen", "Streik"), "utf-8")
    done = terminal.run("policy", "check", policy)
    assert done.returncode == 2
    assert ":32:12: “streik” belongs to what people speak about freely." in done.stderr

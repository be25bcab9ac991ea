"""`bedacht rules` and `bedacht explain`: the tools of who writes rules."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bedacht.rules.load import shared_rules
from tests.cli.terminal import Terminal
from tests.policy.company import library

RULE = "conduct.insult"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the rules that can be spoilt."""
    return Path(shutil.copytree(shared_rules(), tmp_path / "shared_rules"))


def test_list_has_one_line_for_each_rule(terminal: Terminal) -> None:
    lines = terminal.run("rules", "list").stdout.splitlines()
    assert [line.split()[0] for line in lines] == list(library().rule_ids)


def test_show_tells_everything(terminal: Terminal) -> None:
    shown = terminal.run("rules", "show", RULE).stdout
    rule = library().compiled.rules[RULE]
    assert rule.title.en in shown
    assert all(f"evidence {evidence.id} " in shown for evidence in rule.evidence)
    assert "⟦" in shown


@pytest.mark.parametrize(
    ("name", "said"),
    [("conduct.insul", f"Perhaps “{RULE}”"), ("x", "bedacht rules list")],
)
@pytest.mark.parametrize("action", ["show", "prove"])
def test_unknown_rule_is_said(
    terminal: Terminal, action: str, name: str, said: str
) -> None:
    done = terminal.run("rules", action, name)
    assert done.returncode == 2
    assert said in done.stderr


def test_family_can_be_proved(terminal: Terminal) -> None:
    done = terminal.run("rules", "prove", "conduct")
    count = sum(rule.startswith("conduct.") for rule in library().rule_ids)
    assert f"{count} rules keep" in done.stdout


def test_broken_promise_is_told(terminal: Terminal, folder: Path) -> None:
    path = folder / "rules" / "conduct" / "insult.toml"
    spoilt = (
        path.read_text("utf-8") + '\n[[silent]]\ntext = "Du Vollidiot!"\nwhy = "x"\n'
    )
    path.write_text(spoilt, "utf-8")
    done = terminal.run("rules", "prove", "--folder", folder, RULE)
    assert done.returncode == 1
    assert "Du Vollidiot!" in done.stdout


def test_new_rule_lies_where_the_folder_finds_it(
    terminal: Terminal, folder: Path
) -> None:
    done = terminal.run("rules", "new", "--folder", folder, "conduct.gossip")
    assert done.returncode == 0
    assert (folder / "rules" / "conduct" / "gossip.toml").is_file()
    again = terminal.run("rules", "new", "--folder", folder, "conduct.gossip")
    assert (again.returncode, "is there already" in again.stderr) == (2, True)


@pytest.mark.parametrize("name", ["gossip", "../x.y", "Conduct.gossip", "a.b.c"])
def test_rule_name_has_a_shape(terminal: Terminal, folder: Path, name: str) -> None:
    done = terminal.run("rules", "new", "--folder", folder, name)
    assert (done.returncode, "family.name" in done.stderr) == (2, True)


def test_explain_tells_every_stage(terminal: Terminal, policy: Path) -> None:
    text = "Projekt Nordlicht startet, die Quartalszahlen kommen."
    done = terminal.run(
        "explain", "--policy", policy, "--now", "2026-11-23", given=text
    )
    assert done.returncode == 0
    for told in (
        "projekt nordlicht startet",
        "«Projekt Nordlicht»  term",
        "«Quartalszahlen» [finance]",
        "confidentiality.term · ",
        "confirm  confidentiality.term: «Projekt Nordlicht»",
        "lacks: ",
    ):
        assert told in done.stdout


def test_explain_can_tell_of_one_rule(terminal: Terminal, policy: Path) -> None:
    done = terminal.run(
        "explain", "--policy", policy, "--rule", "conduct", given="Du Vollidiot!"
    )
    assert "conduct.insult" in done.stdout
    assert "confidentiality." not in done.stdout


def test_explain_says_what_it_cannot_read(terminal: Terminal) -> None:
    done = terminal.run("explain", "nowhere.txt")
    assert (done.returncode, "Is the file there?" in done.stderr) == (2, True)

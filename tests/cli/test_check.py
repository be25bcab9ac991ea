"""`bedacht check` for people."""

from __future__ import annotations

import dataclasses
import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal

TOLD = "Hallo zusammen!\n\nProjekt Nordlicht geht los. 🎉\n"


def test_words_are_marked_in_their_line(terminal: Terminal, policy: Path) -> None:
    done = terminal.run("check", "--policy", policy, "--now", "2026-11-23", given=TOLD)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert "    3 │ Projekt Nordlicht geht los. 🎉" in lines
    assert "      │ ‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾‾" in lines
    assert "Take a moment" in done.stdout
    assert "Ask: Team Social (social@falkenried.example)" in done.stdout
    assert "Guideline: 3 Was im Haus bleibt" in done.stdout
    assert "\x1b" not in done.stdout


def test_quiet_text_is_no_promise(terminal: Terminal) -> None:
    done = terminal.run("check", given="Schönes Wochenende!")
    assert (done.returncode, done.stdout) == (
        0, "stdin: nothing noticed. Whether to publish it is up to you.\n",
    )  # fmt: skip


def test_german_machine_speaks_german(terminal: Terminal) -> None:
    german = dataclasses.replace(terminal, language="de_DE")
    done = german.run("check", given="Schönes Wochenende!")
    assert done.stdout.startswith("stdin: Nichts aufgefallen.")


def test_own_preferences_count(terminal: Terminal) -> None:
    terminal.preferences.parent.mkdir(parents=True)
    text = 'employer = "Falkenried SE"\nlanguage = "de"\naddress = "sie"\nstance = "separate"\n'
    terminal.preferences.write_text(text, "utf-8")
    done = terminal.run("check", given="Sommerfest bei Falkenried!")
    assert done.returncode == 1
    assert "Bitte kurz prüfen" in done.stdout


def test_several_files_are_answered_in_turn(terminal: Terminal, tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("Hallo", "utf-8")
    done = terminal.run("check", tmp_path / "one.txt", tmp_path / "two.txt")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == [
        "one.txt", "two.txt",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "Is the file there?"), (b"\xff\xfe\x00", "no text in UTF-8"),
     (b"x" * 100_001, "is longer than 100000 characters")],
)  # fmt: skip
def test_input_that_cannot_be_read_is_said(
    terminal: Terminal, tmp_path: Path, content: bytes | None, said: str
) -> None:
    if content is not None:
        (tmp_path / "draft.txt").write_bytes(content)
    done = terminal.run("check", tmp_path / "draft.txt")
    assert done.returncode == 2
    assert said in done.stderr


def test_faulty_policy_is_told_with_every_line(
    terminal: Terminal, policy: Path
) -> None:
    policy.write_text("policy = 1\nverson = 2\n[organisation]\nnam = 'x'\n", "utf-8")
    done = terminal.run("check", "--policy", policy, given="x")
    assert done.returncode == 2
    assert "falkenried.toml:1: “version” is missing" in done.stderr
    assert "falkenried.toml:4:1: There is no “nam” here. Perhaps “name”" in done.stderr
    assert "Traceback" not in done.stderr


def test_colour_is_for_terminals(terminal: Terminal, policy: Path) -> None:
    ours, theirs = pty.openpty()
    subprocess.run(
        terminal.command("check", "--policy", policy), input=TOLD.encode(),
        env=terminal.environment, stdout=theirs, check=False, timeout=60,
    )  # fmt: skip
    shown = os.read(ours, 1 << 16).decode()
    assert "\x1b[35mProjekt Nordlicht\x1b[0m" in shown
    os.close(ours)
    os.close(theirs)


@pytest.mark.case("3.6.79")
def test_draft_cannot_move_the_cursor(terminal: Terminal, policy: Path) -> None:
    evil = "\x1b[2J\x07Projekt Nordlicht\x1b]0;x\x07\u202e"
    done = terminal.run("check", "--policy", policy, given=evil)
    assert not {"\x1b", "\x07", "\u202e"} & set(done.stdout)


def test_reader_that_goes_away_is_no_fault(terminal: Terminal, policy: Path) -> None:
    command = terminal.command("check", "--policy", policy)
    with subprocess.Popen(
        command, env=terminal.environment, stdin=subprocess.PIPE,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    ) as started:  # fmt: skip
        assert started.stdin and started.stdout and started.stderr
        started.stdout.close()
        started.stdin.write((TOLD * 2000).encode())
        started.stdin.close()
        assert started.stderr.read() == b""
        assert started.wait(60) == 0

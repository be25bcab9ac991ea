"""`bedacht check --jsonl`: records in, one object for each out."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import Terminal

TOLD = "🎉 Projekt Nordlicht geht los."
TERM = "confidentiality.term"


def lines(*records: object) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def answers(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_answer_has_everything_that_was_promised(
    terminal: Terminal, policy: Path
) -> None:
    record = {"id": "a", "org": "falkenried", "text": TOLD, "now": "2026-11-23"}
    done = terminal.run(
        "check", "--jsonl", "--policies", policy.parent, given=lines(record)
    )
    answer = answers(done.stdout)[0]
    found = next(f for f in answer["findings"] if f["rule"] == TERM)
    assert (done.returncode, answer["id"], answer["level"]) == (1, "a", "confirm")
    assert (found["start"], found["end"], found["quote"]) == (
        3,
        20,
        "Projekt Nordlicht",
    )
    assert found["reason"] == "confidentiality"
    assert found["because"][0]["source"] == "rule"
    assert {"title", "advice", "evidence"} <= found.keys()


def test_finding_of_the_whole_draft_has_no_place(terminal: Terminal) -> None:
    record = {
        "text": "Seit heute bei Falkenried!",
        "employer_listed": "no",
        "surface": "profile",
    }
    done = terminal.run(
        "check", "--jsonl", "--employer", "Falkenried", given=lines(record)
    )
    found = next(
        f
        for f in answers(done.stdout)[0]["findings"]
        if f["rule"].endswith("first-link")
    )
    assert (found["start"], found["end"], found["quote"]) == (None, None, None)


def test_flags_stand_in_for_missing_fields(terminal: Terminal) -> None:
    text = "Seit heute bei Falkenried!"
    given = lines({"id": 1, "text": text}, {"id": 2, "text": text, "stance": "open"})
    done = terminal.run(
        "check",
        "--jsonl",
        "--employer",
        "Falkenried",
        "--stance",
        "separate",
        given=given,
    )
    assert [a["level"] for a in answers(done.stdout)] == ["warn", "hint"]


def test_clock_can_be_fixed(terminal: Terminal, policy: Path) -> None:
    given = lines({"text": TOLD}, {"text": TOLD, "now": "2026-01-01"})
    done = terminal.run(
        "check", "--jsonl", "--policy", policy, "--now", "2027-03-01", given=given
    )
    assert [TERM in str(answer) for answer in answers(done.stdout)] == [False, True]


BROKEN = [
    ("{", "This is no JSON object"),
    ("[1]", "This is no JSON object"),
    ("[" * 100_000, "This is no JSON object"),
    ("{}", "“text” is missing"),
    ('{"text": 7}', "“text” is missing"),
    ('{"text": "x", "surface": "wall"}', "Possible are: post, comment, share, profile"),
    ('{"text": "x", "roles": "press"}', "a list of texts"),
    ('{"text": "x", "attachments": ["hologram"]}', "Possible are: image"),
    ('{"text": "x", "shared": {"who": "me"}}', "author, url and text"),
    ('{"text": "x", "page": 7}', "What is needed is a text."),
    ('{"text": "x", "now": "tomorrow"}', "a day, such as 2027-03-01"),
    ('{"text": "x", "platfrom": "xing"}', "There is no “platfrom”"),
    (json.dumps({"text": "x" * 100_001}), "The text is too long"),
]


def test_broken_records_are_answered_and_the_others_too(terminal: Terminal) -> None:
    given = "\n".join(line for line, _ in BROKEN)
    done = terminal.run(
        "check", "--jsonl", given=f'{given}\n\n{{"id": "z", "text": "x"}}\n'
    )
    told = answers(done.stdout)
    assert done.returncode == 2
    assert [answer["line"] for answer in told[:-1]] == list(range(1, len(BROKEN) + 1))
    for answer, (_, said) in zip(told, BROKEN, strict=False):
        assert said in answer["fault"]
    assert told[-1] == {"id": "z", "level": "clean", "findings": []}


def test_record_that_is_no_utf8_is_answered(terminal: Terminal) -> None:
    done = terminal.run("check", "--jsonl", given=b'{"text": "\xff"}\n{"text": "x"}\n')
    assert ["fault" in answer for answer in answers(done.stdout)] == [True, False]


def test_lone_surrogate_does_no_harm(terminal: Terminal, policy: Path) -> None:
    given = '{"text": "\\ud83d Projekt Nordlicht"}\n'
    done = terminal.run("check", "--jsonl", "--policy", policy, given=given)
    assert answers(done.stdout)[0]["findings"]


@pytest.mark.parametrize("org", ["weberling", "../falkenried", "a/b", "." * 80])
def test_organisation_without_policy_is_said(
    terminal: Terminal, policy: Path, org: str
) -> None:
    given = lines({"id": "a", "org": org, "text": "x"})
    done = terminal.run("check", "--jsonl", "--policies", policy.parent, given=given)
    assert done.returncode == 2
    assert "There is no policy" in answers(done.stdout)[0]["fault"]


def test_labels_of_a_corpus_are_not_read(terminal: Terminal) -> None:
    labels = {"expect": [], "allow": [], "level": "clean"}
    done = terminal.run("check", "--jsonl", given=lines({"text": "x", **labels}))
    assert done.returncode == 0


def test_records_are_answered_as_they_come(terminal: Terminal) -> None:
    with subprocess.Popen(
        terminal.command("check", "--jsonl"), env=terminal.environment,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as started:  # fmt: skip
        assert started.stdin and started.stdout
        for number in range(3):
            started.stdin.write(lines({"id": number, "text": "Hallo"}))
            started.stdin.flush()
            assert json.loads(started.stdout.readline())["id"] == str(number)
        started.stdin.close()


@pytest.mark.slow
def test_thousand_records_are_answered_in_one_process(
    terminal: Terminal, policy: Path
) -> None:
    text = "Unser Team war heute auf der Messe.\n\n" + TOLD + " Wir freuen uns.\n" * 10
    given = lines(*({"id": n, "text": f"{n} {text}"} for n in range(1000)))
    done = terminal.run("check", "--jsonl", "--policy", policy, given=given)
    assert len(answers(done.stdout)) == 1000
    assert done.stderr == ""

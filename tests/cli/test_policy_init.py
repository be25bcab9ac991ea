"""`bedacht policy init`: from nothing to a policy and a guideline that its notes cite."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.test_house_words import THREATS

FLAGS = ("--name", "Lindwerk GmbH", "--aliases", "Lindwerk", "--terms",
         "Projekt Kranich, Zwirn", "--customers", "Möllenkamp", "--email",
         "social@lindwerk.example", "--url", "https://lindwerk.example/guide")  # fmt: skip
ANSWERS = {
    "de": "Lindwerk GmbH\nLindwerk\n\nProjekt Kranich\n\nnein\nTeam Wort\n"
    "wort@lindwerk.example\n\n",
    "en": "Lindwerk Ltd\nLindwerk\n\nProject Crane\n\nyes\nWord team\n"
    "word@lindwerk.example\n\n",
}
# A draft, and the rule that speaks at `warn` or louder; none for what stays people's own.
GOLDEN = [
    ("Der Umsatz von Lindwerk ist im dritten Quartal um 14 % gefallen, "
     "intern weiß das noch keiner.", "confidentiality.figures"),
    ("Bei Lindwerk startet nächste Woche Projekt Kranich.", "confidentiality.term"),
    ("Zwirn wird ab Januar verkauft, sagt unser Chef bei Lindwerk.",
     "confidentiality.term"),
    ("Wir haben Möllenkamp als Kunden gewonnen!", "confidentiality.customer"),
    ("Als Sprecher von Lindwerk kann ich sagen: Die Quartalszahlen sehen gut aus.",
     "authority.reserved-topic"),
    ("Bei uns bei Lindwerk steht die Werksschließung bevor.",
     "authority.reserved-topic"),
    ("Mein Chef bei Lindwerk ist ein Idiot.", "conduct.insult"),
    ("Schönes Wochenende euch allen!", ""),
    ("Unser Betriebsrat bei Lindwerk hat gute Arbeit gemacht.", ""),
    ("Ich finde, wir bei Lindwerk verdienen zu wenig.", ""),
    ("Danke an das Team von Lindwerk für fünf schöne Jahre.", ""),
    ("Lindwerk sucht Azubis: https://lindwerk.example/jobs", ""),
]  # fmt: skip


@pytest.fixture
def founded(terminal: Terminal) -> Path:
    """The folder of a company that has just answered."""
    folder = terminal.home / "founded"
    done = terminal.run(
        "policy", "init", *FLAGS, "--folder", folder, "--language", "de"
    )
    assert done.returncode == 0, done.stderr
    return folder


def test_policy_passes_its_check(terminal: Terminal, founded: Path) -> None:
    done = terminal.run("policy", "check", founded / "policy.toml")
    assert done.returncode == 0, done.stderr
    assert "Lindwerk GmbH, version 1" in done.stdout


def test_golden_drafts_are_answered_as_the_guideline_means(
    terminal: Terminal, founded: Path
) -> None:
    lines = [json.dumps({"text": text, "platform": "linkedin"}) for text, _ in GOLDEN]
    done = terminal.run("check", "--jsonl", "--policy", founded / "policy.toml",
                        given="\n".join(lines))  # fmt: skip
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    for (text, rule), answer in zip(GOLDEN, answers, strict=True):
        loud = {f["rule"]: f for f in answer["findings"] if f["level"] != "hint"}
        assert (rule in loud) if rule else not loud, (text, sorted(loud))
        assert all(f["guideline"] and f["contact"] for f in loud.values())


def test_notes_cite_sections_that_can_be_read(founded: Path) -> None:
    policy = tomllib.loads((founded / "policy.toml").read_text("utf-8"))
    page = (founded / "guideline.html").read_text("utf-8")
    markdown = (founded / "guideline.md").read_text("utf-8")
    sections = policy["guidelines"]["sections"]
    assert {section["reason"] for section in sections} == {
        "attribution", "image", "permanence", "reach", "visibility", "confidentiality",
    }  # fmt: skip
    for section in sections:
        anchor = section["url"].rpartition("#")[2]
        assert f'<section id="{anchor}">' in page
        assert f"## {section['id']} {section['title']['de']}\n" in markdown


def test_guideline_says_what_people_keep(founded: Path) -> None:
    text = (founded / "guideline.md").read_text("utf-8")
    for words in ("Freiwillig", "Betriebsrat", "Lohn", "zuständigen Stellen",
                  "Zum Thema „Zahlen und Ausblick“", "social@lindwerk.example"):  # fmt: skip
        assert words in text
    assert "{" not in text


@pytest.mark.parametrize("language", ["de", "en"])
def test_answers_of_an_interview_are_enough(terminal: Terminal, language: str) -> None:
    folder = terminal.home / language
    done = terminal.run("policy", "init", "--folder", folder, "--language", language,
                        given=ANSWERS[language])  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("?") == 9
    policy = tomllib.loads((folder / "policy.toml").read_text("utf-8"))
    assert policy["organisation"]["aliases"] == ["Lindwerk"]
    assert policy["organisation"].get("listed", False) is (language == "en")
    page = (folder / "guideline.html").read_text("utf-8")
    assert f'<html lang="{language}">' in page
    told = re.sub(r"<[^>]*>", " ", page)
    assert not THREATS.search(told)


def test_odd_answers_are_written_as_they_are(terminal: Terminal) -> None:
    name = 'Ä "Werk" <b>\\n & Söhne'
    done = terminal.run("policy", "init", "--name", name, "--email", "a@b.example",
                        "--folder", terminal.home / "odd")  # fmt: skip
    assert done.returncode == 0, done.stderr
    policy = tomllib.loads((terminal.home / "odd" / "policy.toml").read_text("utf-8"))
    assert policy["organisation"]["name"] == name
    assert "<b>" not in (terminal.home / "odd" / "guideline.html").read_text("utf-8")


def test_answer_that_does_not_fit_is_told_and_nothing_is_written(
    terminal: Terminal,
) -> None:
    folder = terminal.home / "none"
    done = terminal.run("policy", "init", "--name", "Lindwerk", "--terms", "Betriebsrat",
                        "--folder", folder)  # fmt: skip
    assert done.returncode == 2
    assert "email" in done.stderr
    assert not folder.exists()


def test_protected_words_are_no_terms(terminal: Terminal) -> None:
    done = terminal.run("policy", "init", "--name", "Lindwerk", "--terms", "Betriebsrat",
                        "--email", "a@b.example", "--folder", terminal.home)  # fmt: skip
    assert done.returncode == 2
    assert 'term = "Betriebsrat"' in done.stderr


def test_files_that_are_there_stay(terminal: Terminal, founded: Path) -> None:
    before = (founded / "policy.toml").read_bytes()
    done = terminal.run("policy", "init", *FLAGS, "--folder", founded)
    assert done.returncode == 2
    assert (founded / "policy.toml").read_bytes() == before

"""What the documents point at is there: every link, and every command they name."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from bedacht.cli.commands import COMMANDS
from bedacht.rules.catalogue import catalogue

ROOT = Path(__file__).parent.parent
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
COMMAND = re.compile(r"`(?:sudo )?bedacht ([a-z]+)")
# Documents in which every claim stands beside its proof.
PROVEN = ("security.md", "privacy.md", "privacy.de.md", "works-council.md")


def documents() -> list[Path]:
    """Every document that people read."""
    return sorted(
        [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("docs/decisions/*.md")]
    )


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_every_link_leads_somewhere(document: Path) -> None:
    named = LINK.findall(document.read_text("utf-8"))
    inside = [unquote(each) for each in named if "://" not in each]
    missing = [each for each in inside if not (document.parent / each).exists()]
    assert not missing


@pytest.mark.parametrize("document", documents(), ids=name_of)
def test_every_command_exists(document: Path) -> None:
    named = set(COMMAND.findall(document.read_text("utf-8")))
    assert named <= set(COMMANDS)


@pytest.mark.parametrize("name", PROVEN)
def test_claims_stand_beside_tests(name: str) -> None:
    text = (ROOT / "docs" / name).read_text("utf-8")
    tests = {each for each in LINK.findall(text) if each.startswith("../tests/")}
    assert len(tests) >= 5
    assert "bedacht status --promises" in text


def test_both_languages_say_the_same_about_privacy() -> None:
    english, german = (proofs(name) for name in ("privacy.md", "privacy.de.md"))
    assert english == german


def proofs(name: str) -> list[str]:
    """What a document points at, but for its translation."""
    named = LINK.findall((ROOT / "docs" / name).read_text("utf-8"))
    return sorted(each for each in named if not each.startswith("privacy"))


def test_symptoms_are_told_in_the_words_of_the_popup() -> None:
    text = (ROOT / "docs" / "troubleshooting.md").read_text("utf-8")
    named = re.findall(r"^\| (\S[^|]+\.) \|", text, re.MULTILINE)
    said = set(catalogue("en")["away"].values())
    assert named
    assert set(named) <= said

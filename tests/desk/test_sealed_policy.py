"""A sealed policy at the desk: terms open to drafts, and end with a later version."""

from __future__ import annotations

import sys
from pathlib import Path

from bedacht.desk.desk import Desk
from bedacht.desk.sources import Sources
from bedacht.engine.draft import Context, Draft, Platform
from tests.policy.company import SMALL, library
from tests.policy.sealing import sealed_source

TERM = "confidentiality.term"
TOLD = "Projekt Nordlicht geht nächste Woche los."


def rules_in(desk: Desk, text: str) -> set[str]:
    """The rules that speak about a post on LinkedIn."""
    draft = Draft("d", 1, text, Context(Platform.LINKEDIN))
    return {each.finding.rule for each in desk.review(draft).verdict.findings}


def test_sealed_term_speaks_until_a_later_version_takes_it_out(tmp_path: Path) -> None:
    own = tmp_path / "policy.toml"
    own.write_text(sealed_source(), "utf-8")
    desk = Desk(Sources(own=own), library=library())
    assert TERM in rules_in(desk, TOLD)
    assert TERM in rules_in(desk, "Das Nordlicht-Team bei uns")
    later = SMALL.replace("Nordlicht", "Südwind").replace("version = 3", "version = 4")
    own.write_text(sealed_source(later), "utf-8")
    desk.refresh()
    assert TERM not in rules_in(desk, TOLD)
    assert TERM in rules_in(desk, "Projekt Südwind läuft")


def test_words_tried_on_the_seals_are_forgotten_too(tmp_path: Path) -> None:
    own = tmp_path / "policy.toml"
    own.write_text(sealed_source(), "utf-8")
    desk = Desk(Sources(own=own), library=library())
    line = " ".join(("Das", "Nordlicht-Team", "bei", "uns"))  # nobody else holds it
    at_first = sys.getrefcount(line)
    assert TERM in rules_in(desk, line)
    assert sys.getrefcount(line) > at_first
    desk.forget()
    assert sys.getrefcount(line) == at_first
    assert TERM in rules_in(desk, line)

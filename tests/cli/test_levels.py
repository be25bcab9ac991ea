"""`bedacht levels`: the table, and a level that is set."""

from __future__ import annotations

import pytest

from tests.cli.terminal import Terminal
from tests.policy.company import SMALL

INSULT = "conduct.insult"
TERM = "confidentiality.term"


@pytest.fixture
def employed(terminal: Terminal) -> Terminal:
    """Somebody at Falkenried."""
    terminal.preferences.parent.mkdir(parents=True)
    terminal.preferences.with_name("policy.toml").write_text(SMALL, "utf-8")
    return terminal


def _line(text: str, rule: str) -> str:
    return next(line for line in text.splitlines() if line.strip().startswith(rule))


def test_table_says_level_and_source_by_site(employed: Terminal) -> None:
    employed.preferences.write_text('[sites.xing.levels]\nconduct = "off"\n', "utf-8")
    done = employed.run("levels")
    assert done.returncode == 0
    assert "LinkedIn" in done.stdout.splitlines()[0]
    assert _line(done.stdout, INSULT).count("off (you)") == 1
    assert "warn (company)" in _line(done.stdout, "association.employer-named")
    assert "≥ warn" in _line(done.stdout, TERM)


def test_change_is_shown_and_kept_with_yes(employed: Terminal) -> None:
    done = employed.run("levels", "set", INSULT, "off", "--site", "xing", "--yes")
    assert done.returncode == 0, done.stderr
    assert "sample drafts" in done.stdout and "→ off: " in done.stdout
    assert "off (you)" in employed.run("levels", "--site", "xing").stdout
    assert "off (you)" not in employed.run("levels", "--site", "linkedin").stdout


def test_nothing_is_kept_where_nobody_can_be_asked(employed: Terminal) -> None:
    done = employed.run("levels", "set", INSULT, "off")
    assert done.returncode == 1
    assert "Nothing was changed" in done.stdout
    assert not employed.preferences.exists()


def test_floor_refuses_with_reason_and_contact(employed: Terminal) -> None:
    done = employed.run("levels", "set", TERM, "off", "--yes")
    assert done.returncode == 1
    for words in ("🔒", "3 Was im Haus bleibt", "social@falkenried.example"):
        assert words in done.stdout
    assert not employed.preferences.exists()


def test_floor_tells_the_reason_of_the_company(employed: Terminal) -> None:
    why = SMALL.replace('floor = "warn"', 'floor = "warn", why = "Ein Wort zu früh."')
    employed.preferences.with_name("policy.toml").write_text(why, "utf-8")
    told = employed.run("levels").stdout
    assert "🔒 confidentiality ≥ warn: Ein Wort zu früh." in told
    assert "Team Social (social@falkenried.example)" in told
    assert "Ein Wort zu früh." in employed.run("levels", "set", TERM, "off").stdout


def test_own_word_is_taken_back(employed: Terminal) -> None:
    employed.preferences.write_text(f'[levels]\n"{INSULT}" = "off"\n', "utf-8")
    assert employed.run("levels", "set", INSULT, "usual", "--yes").returncode == 0
    assert "off (you)" not in employed.run("levels").stdout


def test_unknown_rule_names_the_nearest(employed: Terminal) -> None:
    done = employed.run("levels", "set", "conduct.insullt", "off")
    assert done.returncode == 2
    assert INSULT in done.stderr


def test_faulty_preferences_are_left_as_they_are(employed: Terminal) -> None:
    employed.preferences.write_text("stance = open\n", "utf-8")
    done = employed.run("levels", "set", INSULT, "off", "--yes")
    assert done.returncode == 1
    assert "preferences.toml:1:10" in done.stdout
    assert employed.preferences.read_text("utf-8") == "stance = open\n"

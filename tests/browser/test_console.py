"""The console as somebody uses it, in both browsers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.console import CHOOSE, OpenConsole, open_console
from tests.browser.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.browser import Browser

DRAFT = "Unser Umsatz ist um 23 % eingebrochen 💪 Projekt Nordlicht geht los."
MARKS = "() => [...document.querySelectorAll('.ghost .mark')].map((m) => m.textContent)"
REFUSED = "tr:has([value='confidentiality.term']) button"
ROW = "tr:has([value='conduct.insult'])"


@pytest.fixture(scope="module")
def console(browser: Browser) -> Iterator[OpenConsole]:
    """A console that the browser has come into."""
    with open_console() as opened:
        browser.open(opened.address)
        browser.words("#text")
        yield opened


def _go(browser: Browser, console: OpenConsole, page: str, css: str) -> None:
    browser.open(f"{console.root}{page}")
    browser.words(css)


def test_ticket_leaves_the_address(browser: Browser, console: OpenConsole) -> None:
    assert browser.evaluate("() => location.href") == console.root


def test_draft_is_read_while_it_is_written(
    browser: Browser, console: OpenConsole
) -> None:
    _go(browser, console, "try", "#text")
    browser.focus("#text")
    browser.type(DRAFT)
    until(lambda: "Projekt Nordlicht" in str(browser.evaluate(MARKS)), "the mark")
    said = browser.words("#tried")
    assert "Ein Name von der Liste deiner Firma" in said
    assert "Team Social Media" in said
    browser.click(".note summary")
    assert "Regel" in browser.words(".steps")
    assert browser.evaluate("() => document.querySelector('#text').value") == DRAFT


def test_circumstances_change_what_is_said(
    browser: Browser, console: OpenConsole
) -> None:
    _go(browser, console, "try", "#text")
    browser.focus("#text")
    browser.type("Bei Falkenried sitzen nur Idioten.")
    until(lambda: "Bitte kurz prüfen" in browser.words("#tried"), "a loud note")
    browser.evaluate(CHOOSE, "[name=audience]", "self")
    until(lambda: "Bitte kurz prüfen" not in browser.words("#tried"), "softer notes")


def test_level_shows_its_effect_and_is_kept(
    browser: Browser, console: OpenConsole
) -> None:
    _go(browser, console, "levels", "table.levels")
    browser.click(f"{ROW} button")
    browser.words("form.change")
    browser.evaluate(CHOOSE, "form.change [name=level][value=hint]", "")
    assert "anders beantwortet" in browser.words("form.change .line")
    assert "→" in browser.words("form.change .turn")
    assert "conduct.insult" not in console.preferences
    browser.click("form.change button.first")
    until(lambda: "du" in browser.words(f"{ROW} .person"), "the person's word")
    assert '"conduct.insult" = "hint"' in console.preferences


def test_floor_holds_and_says_why(browser: Browser, console: OpenConsole) -> None:
    _go(browser, console, "levels", "table.levels")
    browser.click(REFUSED)
    browser.words("form.change")
    browser.evaluate(CHOOSE, "form.change [name=level][value=off]", "")
    browser.words("form.change .refused")
    browser.click("form.change button.first")
    said = until(lambda: browser.words("form.change .refused"), "the refusal")
    assert "Was im Haus bleibt" in said
    assert "social@falkenried.example" in said
    assert "confidentiality.term" not in console.preferences


def test_mistake_in_a_policy_stands_at_its_line_until_mended(
    browser: Browser, console: OpenConsole
) -> None:
    _go(browser, console, "workshop", "#policy")
    browser.click("form:has([value=example]) button")
    until(lambda: "Kein Fehler" in browser.words("#faults"), "the example")
    text = str(browser.evaluate("() => document.querySelector('#policy').value"))
    browser.evaluate(CHOOSE, "#policy", text.replace("aliases", "alias"))
    until(lambda: "Zeile 8" in browser.words("#faults"), "the fault")
    assert "aliases" in browser.words(".row.faulty .beside-line")
    browser.click("#faults [data-line]")
    assert browser.has_focus("#policy")
    browser.evaluate(CHOOSE, "#policy", text)
    until(lambda: "Kein Fehler" in browser.words("#faults"), "the mended policy")


def test_posts_show_what_a_change_of_policy_does(
    browser: Browser, console: OpenConsole
) -> None:
    _go(browser, console, "workshop", "#policy")
    browser.click("form:has([value=example]) button")
    until(lambda: "Kein Fehler" in browser.words("#faults"), "the example")
    text = str(browser.evaluate("() => document.querySelector('#policy').value"))
    later = text.replace("Projekt Nordlicht", "Projekt Südwind")
    browser.evaluate(CHOOSE, "#policy", later)
    browser.evaluate(CHOOSE, "#against", text)
    browser.evaluate(CHOOSE, "#posts", "Projekt Nordlicht läuft.\n---\nGuten Morgen!")
    browser.click("form[data-send='workshop/simulate'] button.first")
    assert "2 Beiträge" in browser.words("#simulated")
    assert "Anders beantwortet: 1" in browser.words("#simulated")


def test_words_of_ones_own_are_kept(browser: Browser, console: OpenConsole) -> None:
    _go(browser, console, "words", "#own")
    browser.focus("#own")
    browser.type("Bluebird")
    browser.press("Tab")
    assert browser.has_focus("#ignored")
    browser.click("button.first")
    until(lambda: "Bluebird" in console.preferences, "the word in the file")


def test_what_is_kept_goes_with_a_click(browser: Browser, console: OpenConsole) -> None:
    _go(browser, console, "kept", "main .sheet")
    browser.click("form:has([value='.config/preferences.toml']) button")
    kept = console.machine.home / ".config" / "bedacht" / "preferences.toml"
    until(lambda: not kept.exists(), "the file to go")


def test_end_is_told_and_the_text_stays(browser: Browser) -> None:
    with open_console() as opened:
        browser.open(opened.address)
        browser.words("#text")
        opened.end()
        browser.focus("#text")
        browser.type("Hallo")
        assert "bedacht console" in browser.words("#over")
        assert (
            browser.evaluate("() => document.querySelector('#text').value") == "Hallo"
        )

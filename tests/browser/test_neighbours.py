"""What is not a composer is none of our business, and a worker that died is woken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.composer import Composer
from tests.browser.site import sites
from tests.browser.waiting import until

if TYPE_CHECKING:
    from tests.browser.browser import Browser
    from tests.browser.chromium import Chromium
    from tests.browser.machine import Machine

NAMED = "Projekt Nordlicht"
CHAT = "[role='complementary'] [data-lexical-editor]"
TOLD = f"Nächste Woche zeigen wir {NAMED} 🎉"
# Fields in which somebody writes, and that nobody publishes.
FIELDS = {
    "linkedin-tiptap": [
        '<div class="msg-form"><div class="field" contenteditable="true" role="textbox"></div></div>',
        '<div role="search"><input class="field" type="search"></div>',
    ],
    "facebook": [
        '<div aria-label="Messenger"><div class="field" contenteditable="true"></div></div>'
    ],
    "xing-plain": [
        '<textarea class="field" data-qa="message-composer-textarea"></textarea>',
        '<input class="field" data-xds="InputBar">',
    ],
}
# At the upper edge, where a composer does not cover it.
PUT = """(markup) => {
  const made = new DOMParser().parseFromString(markup, 'text/html').body.firstChild;
  document.body.prepend(made);
}"""
# Sites leave twins of their dialogs behind, and show words of others.
TWIN = """<dialog data-testid="dialog"><div data-sdui-screen="x.sharing.ShareCompose">
  <div class="ProseMirror" componentkey="ShareBox_textEditor" contenteditable="true">Projekt Nordlicht</div>
  <button>Posten</button></div></dialog>"""
OTHERS = '<div role="listitem"><div data-testid="expandable-text-box">Projekt Nordlicht</div></div>'
SCHEDULE = "[aria-label='Termin für Beitrag festlegen']"
HEARD = """(css) => document.querySelector(css)
  .addEventListener('click', () => { window.scheduled = true; })"""


def _composer(browser: Browser, name: str) -> Composer:
    (site,) = (site for site in sites() if site.name == name)
    return Composer(browser, site)


def test_a_chat_is_left_alone(browser: Browser) -> None:
    composer = _composer(browser, "facebook")
    browser.open(composer.site.address)
    browser.click(CHAT)
    browser.type(f"Kommst du heute? {NAMED} wird spät.")
    until(lambda: NAMED in browser.words(CHAT), "the words in the chat")
    composer.browser.click(composer.site.opener)
    composer.take_focus()
    composer.write(f"Hier {NAMED}")
    composer.underlined(NAMED)


@pytest.mark.case("3.9.108")
@pytest.mark.parametrize("browser", ["chromium"], indirect=True)
def test_a_worker_that_died_is_woken(browser: Chromium) -> None:
    composer = _composer(browser, "xing-plain")
    composer.open()
    composer.write("Heute wird gebacken.")
    composer.says("checked", "0")
    browser.stop_workers()
    composer.write(f" Morgen {NAMED}.")
    composer.underlined(NAMED)


@pytest.mark.parametrize(
    ("name", "markup"),
    [(name, markup) for name, fields in FIELDS.items() for markup in fields],
)
def test_fields_that_publish_nothing_are_left_alone(
    browser: Browser, name: str, markup: str
) -> None:
    composer = _composer(browser, name)
    browser.open(composer.site.address)
    browser.evaluate(PUT, markup)
    browser.click(".field")
    browser.type(f"Kommst du heute? {NAMED} wird spät.")
    until(lambda: NAMED in browser.words(".field"), "the words in the field")
    assert composer.badge() is None
    composer.reopen()
    composer.write(f"Hier {NAMED}")
    composer.underlined(NAMED)


def test_twins_posts_of_others_and_the_schedule_are_left_alone(
    browser: Browser,
) -> None:
    composer = _composer(browser, "linkedin-tiptap")
    browser.open(composer.site.address)
    browser.evaluate(PUT, OTHERS)
    composer.reopen()
    browser.evaluate(PUT, TWIN)
    composer.write(TOLD)
    card = composer.frame("card")
    marks = [mark.words for mark in composer.underlines()]
    assert marks.count(NAMED) == 1
    card.click("[data-key='close']")
    until(lambda: composer.find_frame("card") is None, "the only card to close")
    browser.evaluate(HEARD, SCHEDULE)
    browser.click(SCHEDULE)
    until(lambda: browser.evaluate("() => window.scheduled"), "the press to arrive")
    assert composer.find_frame("confirm") is None
    composer.publish()
    composer.publish_anyway()
    until(composer.published, "the post to be published")
    assert composer.published() == [TOLD]


def test_a_profile_that_names_the_employer_is_remembered_as_that_alone(
    browser: Browser, machine: Machine
) -> None:
    preferences = machine.preferences
    told = preferences.read_text("utf-8")
    preferences.write_text(told.replace('xing = "yes"', 'xing = "unknown"'), "utf-8")
    composer = _composer(browser, "xing-position")
    composer.open()
    browser.click("[name='companyName']")
    browser.type("Falkenried SE")
    composer.noticed("Falkenried SE")
    composer.publish()
    until(composer.published, "the form to be saved")
    kept = 'xing = "yes"'
    until(lambda: kept in preferences.read_text("utf-8"), "the fact to be kept")
    assert preferences.read_text("utf-8") == told

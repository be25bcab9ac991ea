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

NAMED = "Projekt Nordlicht"
CHAT = "[role='complementary'] [data-lexical-editor]"


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

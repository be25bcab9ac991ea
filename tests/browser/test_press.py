"""People press at once, and twice; and a site may look different tomorrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.waiting import until

if TYPE_CHECKING:
    from tests.browser.browser import Browser
    from tests.browser.composer import Composer

NAMED = "Projekt Nordlicht"
TOLD = f"Nächste Woche zeigen wir {NAMED}"
HARMLESS = "Heute Abend backe ich Brot."
# Composers that no selector fits: the words beside the field are all that is left.
UNKNOWN = {
    "https://www.xing.com/discover/updates": '<div role="dialog" class="odd">'
    '<textarea rows="5"></textarea><button>Posten</button></div>',
    "https://www.linkedin.com/feed/": '<div role="listitem" class="odd">'
    "<textarea></textarea><button>Kommentieren</button></div>",
    "https://www.facebook.com/": '<div role="article" class="odd"><textarea></textarea>'
    '<span role="button" aria-label="Kommentieren">Los</span></div>',
}
PUT = """(markup) => document.body.prepend(
  new DOMParser().parseFromString(markup, 'text/html').body.firstChild)"""
BADGES = """(root) => root.querySelector('button[data-state]')?.dataset.state ?? null"""


def test_a_press_right_after_the_last_key_is_held(composer: Composer) -> None:
    composer.browser.paste(TOLD)
    composer.publish()
    composer.frame("confirm")
    assert composer.published() == []


def test_a_harmless_text_is_published_at_the_first_press(composer: Composer) -> None:
    composer.write(HARMLESS)
    composer.publish()
    until(composer.published, "the post to be published")
    assert composer.published() == [HARMLESS]
    assert composer.find_frame("confirm") is None


def test_a_double_press_asks_once(composer: Composer) -> None:
    composer.write(TOLD)
    composer.underlined(NAMED)
    composer.publish()
    composer.press_again()
    composer.frame("confirm")
    assert composer.published() == []


@pytest.mark.parametrize("address", UNKNOWN)
def test_an_unknown_composer_says_that_it_is_not_checked(
    browser: Browser, address: str
) -> None:
    browser.open(address)
    browser.evaluate(PUT, UNKNOWN[address])
    browser.click(".odd textarea")
    browser.type(TOLD)
    until(
        lambda: "not-checked" in browser.in_closed_roots(BADGES),
        "the badge beside the unknown field",
    )

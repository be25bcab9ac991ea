"""The badge is moved by hand and by keyboard, and stands there the next time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.composer import Composer
from tests.browser.site import sites
from tests.browser.waiting import until

if TYPE_CHECKING:
    from tests.browser.browser import Browser

HARMLESS = "Heute Abend backe ich Brot."
# Where the badge stands, once it shows a settled state.
PLACE = """(root) => {
  const badge = root.querySelector("button[data-state='checked']");
  if (!badge) return null;
  const {x, y} = badge.getBoundingClientRect();
  return [x, y];
}"""
FOCUS = """(root) => root.querySelector('button[data-state]')?.focus()"""


@pytest.fixture
def composer(browser: Browser) -> Composer:
    """One composer with a harmless text, checked."""
    (site,) = (site for site in sites() if site.name == "linkedin-tiptap")
    opened = Composer(browser, site)
    opened.open()
    opened.write(HARMLESS)
    opened.says("checked", "0")
    return opened


def _place(composer: Composer) -> tuple[float, float]:
    def settled() -> tuple[float, float] | None:
        before = _shown(composer)
        return before if before is not None and _shown(composer) == before else None

    return until(settled, "the badge to stand still")


def _shown(composer: Composer) -> tuple[float, float] | None:
    found = composer.browser.in_closed_roots(PLACE)
    places = [place for place in found if isinstance(place, list)]
    return (float(places[0][0]), float(places[0][1])) if places else None


def test_badge_is_moved_by_keyboard_and_remembered(composer: Composer) -> None:
    x, y = _place(composer)
    composer.browser.in_closed_roots(FOCUS)
    composer.browser.press("ArrowUp")
    until(lambda: _shown(composer) == (x, y - 16), "the badge to go up")
    composer.open()
    composer.write(HARMLESS)
    composer.says("checked", "0")
    until(lambda: _shown(composer) == (x, y - 16), "the badge to stand there again")
    composer.browser.in_closed_roots(FOCUS)
    composer.browser.press("Home")
    until(lambda: _shown(composer) == (x, y), "the badge to be back")
    assert composer.find_frame("card") is None


def test_badge_is_dragged_and_the_card_stays_shut(composer: Composer) -> None:
    x, y = _place(composer)
    composer.browser.drag((x + 20, y + 16), (x - 40, y + 16))
    until(lambda: _shown(composer) == (x - 60, y), "the badge to follow the hand")
    assert composer.find_frame("card") is None
    composer.browser.in_closed_roots(FOCUS)
    composer.browser.press("Home")
    until(lambda: _shown(composer) == (x, y), "the badge to be back")

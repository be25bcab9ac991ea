"""What holds on every surface of every site beside the new post, in every browser: one draft from the first word on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.composer import Composer
from tests.browser.site import Site, sites
from tests.browser.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.browser import Browser
    from tests.browser.machine import Machine

NAMED = "Projekt Nordlicht"
TOLD = f"Nächste Woche zeigen wir {NAMED} 🎉"
HARMLESS = "Heute Abend backe ich Brot."
WRITTEN = [site for site in sites() if site.cell != "post" and not site.bare]
AT_ONCE = [site for site in sites() if site.bare]


def _name(site: Site) -> str:
    return site.name


@pytest.fixture(params=WRITTEN, ids=_name)
def cell(request: pytest.FixtureRequest, browser: Browser) -> Composer:
    """One surface after the other, not opened yet."""
    return Composer(browser, request.param)


@pytest.fixture(params=AT_ONCE, ids=_name)
def menu(request: pytest.FixtureRequest, browser: Browser) -> Composer:
    """What is shared by one press."""
    return Composer(browser, request.param)


@pytest.fixture(scope="class")
def away(machine: Machine) -> Iterator[None]:
    """The daemon is gone for as long as the tests of a class run."""
    machine.stop()
    yield
    machine.start()


def test_it_is_marked_held_and_published_once(cell: Composer) -> None:
    cell.open()
    cell.clear()
    cell.write(TOLD)
    cell.noticed(NAMED)
    cell.publish()
    cell.frame("confirm")
    cell.keep("held")
    assert cell.published() == []
    cell.edit()
    cell.clear()
    cell.write(HARMLESS)
    cell.says("checked", "0")
    cell.publish()
    until(cell.published, "it to be published")
    assert cell.published() == [HARMLESS]

    cell.open()
    cell.clear()
    cell.write(TOLD)
    cell.noticed(NAMED)
    cell.send()
    cell.publish_anyway()
    until(cell.published, "it to be published")
    assert cell.published() == [TOLD]


def test_what_is_shared_at_once_is_held_at_the_press(menu: Composer) -> None:
    menu.open()
    menu.noticed(menu.site.bare)
    menu.publish()
    menu.frame("confirm")
    menu.keep("held")
    assert menu.published() == []
    menu.publish_anyway()
    until(menu.published, "it to be shared")
    assert menu.published() == [menu.site.bare]


@pytest.mark.usefixtures("away")
class TestWithoutTheDaemon:
    def test_nothing_is_held(self, cell: Composer) -> None:
        cell.open()
        cell.clear()
        cell.write(TOLD)
        cell.says("not-checked", "?")
        assert cell.underlines() == []
        cell.publish()
        until(cell.published, "it to be published")
        assert cell.published() == [TOLD]

    def test_nothing_is_held_at_once(self, menu: Composer) -> None:
        menu.open()
        menu.says("not-checked", "?")
        menu.publish()
        until(menu.published, "it to be shared")
        assert menu.published() == [menu.site.bare]


def test_once_it_is_back_it_is_checked_again(cell: Composer) -> None:
    cell.open()
    cell.clear()
    cell.write(TOLD)
    cell.noticed(NAMED)

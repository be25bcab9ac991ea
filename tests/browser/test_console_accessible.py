"""Every page of the console, as people with other eyes, hands and screens meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser import driver
from tests.browser.chromium import EXECUTABLE
from tests.browser.console import OpenConsole, open_console
from tests.browser.machine import ROOT
from tests.browser.sample_pages import EXTENSION

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

AXE = (EXTENSION / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
PAGES = ("try", "levels", "words", "guideline", "kept", "workshop")
DRAFT = {
    "de": "Volle Woche bei Falkenried! Über Projekt Nordlicht darf ich noch nichts sagen.",
    "en": "What a week at Falkenried! Not supposed to mention Projekt Nordlicht yet.",
}
NARROW, SMALLEST_TARGET = 340, 24
UNFOLD = "document.querySelectorAll('main details').forEach((d) => d.open = true)"
TO_THE_TOP = "document.querySelectorAll('.code').forEach((d) => d.scrollTop = 0)"


@pytest.fixture(scope="module", params=["de", "en"])
def console(request: pytest.FixtureRequest) -> Iterator[OpenConsole]:
    with open_console(request.param) as opened:
        yield opened


@pytest.fixture(scope="module")
def page(console: OpenConsole) -> Iterator[Page]:
    """A tab that has come in."""
    browser = driver.start().chromium.launch(
        executable_path=EXECUTABLE, args=["--headless=new"]
    )
    opened = browser.new_page()
    opened.goto(console.address)
    opened.locator("#text").wait_for()
    yield opened
    browser.close()
    driver.stop()


def _fill(page: Page, name: str, language: str) -> None:
    """The page with something on it."""
    if name == "try":
        page.fill("#text", DRAFT[language])
        page.locator(".note").first.wait_for()
    if name == "levels":
        page.locator("tr:has([value='confidentiality.term']) button").click()
        page.locator("form.change label.option").first.click()
        page.locator("form.change .refused").wait_for()
    if name == "workshop":
        page.locator("form:has([value=example]) button").click()
        page.locator("#faults strong").first.wait_for()
        page.fill("#policy", page.input_value("#policy").replace("aliases", "alias"))
        page.locator("ol.faults").wait_for()


@pytest.mark.parametrize("name", PAGES)
def test_nothing_stands_in_the_way(page: Page, console: OpenConsole, name: str) -> None:
    language = console.machine.language
    page.set_viewport_size({"width": 1200, "height": 860})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(f"{console.root}{name}")
    page.locator("main h1:not(.unseen)").wait_for()
    _fill(page, name, language)
    if name == "workshop":
        page.fill("#posts", DRAFT[language])
    page.evaluate(UNFOLD)
    # axe comes in as a script of the test's, which the page itself would refuse.
    page.evaluate(AXE)
    light = _violations(page)
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    dark = _violations(page)
    assert light == dark == []
    for control in page.locator("button:visible, select:visible").all():
        box = control.bounding_box()
        assert box is not None and box["height"] >= SMALLEST_TARGET, control
    page.set_viewport_size({"width": NARROW, "height": 860})
    assert (
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        <= 0
    )


def _violations(page: Page) -> list[str]:
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {node['html']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("name", ["try", "levels", "workshop"])
def test_page_in_a_picture(page: Page, console: OpenConsole, name: str) -> None:
    page.set_viewport_size({"width": 1100, "height": 760})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    page.goto(f"{console.root}{name}")
    page.locator("main h1:not(.unseen)").wait_for()
    _fill(page, name, console.machine.language)
    page.evaluate(TO_THE_TOP)
    file = ROOT / "artefacts" / f"console-{name}-{console.machine.language}.png"
    page.screenshot(path=file)
    assert file.stat().st_size > 0

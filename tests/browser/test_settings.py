"""Welcome and settings in the real extension, with the real daemon behind them."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser import driver
from tests.browser.chromium import EXECUTABLE
from tests.browser.conftest import BUILT
from tests.browser.machine import Machine
from tests.browser.waiting import until
from tests.host import handed_over

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

FOLDER = BUILT / "chrome-mv3"


@pytest.fixture(scope="module")
def own() -> Iterator[Machine]:
    """A machine whose preferences may be changed."""
    with tempfile.TemporaryDirectory(prefix="bedacht-") as home:
        ready = Machine(Path(home))
        ready.run("setup")
        ready.start()
        yield ready
        ready.stop()


@pytest.fixture(scope="module")
def installed(own: Machine) -> Iterator[BrowserContext]:
    """A Chromium in which the extension has just been installed."""
    context = driver.start().chromium.launch_persistent_context(
        own.home / ".config" / "chromium",
        executable_path=EXECUTABLE,
        args=[
            f"--disable-extensions-except={FOLDER}",
            f"--load-extension={FOLDER}",
            "--headless=new",
        ],
        ignore_default_args=["--disable-extensions"],
        env={**own.environment, "LANGUAGE": "de"},
    )
    yield context
    context.close()
    driver.stop()


@pytest.fixture(scope="module")
def welcome(installed: BrowserContext) -> Page:
    """The page that greets after installation."""
    return until(lambda: _page(installed, "welcome"), "the welcome page")


@pytest.fixture
def options(installed: BrowserContext, welcome: Page) -> Iterator[Page]:
    """The settings, with what the daemon holds."""
    opened = installed.new_page()
    opened.goto(welcome.url.replace("welcome", "options"))
    opened.locator("fieldset:not(:disabled)").wait_for()
    yield opened
    opened.close()


def _page(context: BrowserContext, name: str) -> Page | None:
    context.pages[0].wait_for_timeout(50)
    return next((page for page in context.pages if f"/{name}.html" in page.url), None)


def _kept(machine: Machine) -> str:
    return (machine.home / ".config" / "bedacht" / "preferences.toml").read_text(
        "utf-8"
    )


def test_welcome_says_that_it_is_connected(welcome: Page) -> None:
    welcome.get_by_text("Browser und Programm haben sich gefunden.").wait_for()


def test_employer_is_kept_in_a_readable_file(welcome: Page, own: Machine) -> None:
    welcome.get_by_label("Arbeitgeber", exact=True).fill("Brünnhaus AG")
    welcome.keyboard.press("Enter")
    welcome.get_by_text("Gespeichert.").wait_for()
    assert 'employer = "Brünnhaus AG"' in _kept(own)


def test_language_changes_on_every_page(options: Page, welcome: Page) -> None:
    options.get_by_role("radio", name="English").check()
    options.get_by_role("heading", name="You and your company").wait_for()
    welcome.get_by_role("heading", name="Good to have you here").wait_for()
    options.get_by_role("radio", name="Deutsch").check()
    welcome.get_by_role("heading", name="Schön, dass du da bist").wait_for()


def test_welcome_reads_a_text_that_is_tried(welcome: Page, own: Machine) -> None:
    welcome.get_by_role("button", name="Beispiel einsetzen").click()
    found = welcome.locator(".tried .mark").first
    found.wait_for()
    assert "Umsatz" in found.inner_text()
    assert "Umsatz" not in _kept(own)


def test_own_word_is_kept_and_found(options: Page, own: Machine) -> None:
    options.get_by_label("Eigene Wörter: neues Wort").fill("Blaue Möwe")
    options.keyboard.press("Enter")
    options.get_by_role("button", name="„Blaue Möwe“ herausnehmen").wait_for()
    assert 'own_terms = ["Blaue Möwe"]' in _kept(own)


def test_level_is_kept_and_says_where_it_comes_from(
    options: Page, own: Machine
) -> None:
    options.locator("summary", has_text="Ton und Umgang").click()
    level = options.locator('[id="level-conduct.heat"]')
    level.select_option("off")
    options.get_by_text("Jetzt: Aus. So hast du es eingestellt.").wait_for()
    assert '"conduct.heat" = "off"' in _kept(own)
    level.select_option("as-meant")
    options.get_by_text("Jetzt: Aus. So hast du es eingestellt.").wait_for(
        state="detached"
    )


def test_one_time_code_connects(options: Page, own: Machine) -> None:
    code = re.search(r"BDT1-\S+", own.run("pair"))
    assert code is not None
    options.get_by_label("Code", exact=True).fill(code[0])
    options.keyboard.press("Enter")
    options.get_by_text("Verbunden.").wait_for()


def test_code_works_only_once(options: Page, own: Machine) -> None:
    code = re.search(r"BDT1-\S+", own.run("pair"))
    assert code is not None
    field = options.get_by_label("Code", exact=True)
    field.fill(code[0])
    options.keyboard.press("Enter")
    options.get_by_text("Verbunden.").wait_for()
    field.fill(code[0])
    options.keyboard.press("Enter")
    options.get_by_text("Mit diesem Code klappt es nicht.").wait_for()


def test_without_the_daemon_nothing_can_be_set(options: Page, own: Machine) -> None:
    own.stop()
    try:
        options.get_by_text("Sobald Bedacht auf diesem Gerät läuft").wait_for()
        assert options.get_by_label("Arbeitgeber", exact=True).is_disabled()
    finally:
        own.start()


def test_console_opens_beside_the_settings(
    installed: BrowserContext, options: Page
) -> None:
    with handed_over.ended_afterwards(), installed.expect_page() as opened:
        options.get_by_role("button", name="Konsole öffnen").click()
        console = opened.value
        console.get_by_label("Entwurf", exact=True).fill("Projekt Nordlicht")
        assert "#" not in console.url
        console.close()


def test_console_that_cannot_be_opened_says_what_to_type(
    options: Page, own: Machine
) -> None:
    """As where native messaging is blocked: the browser knows no host."""
    own.run("remove")
    try:
        options.get_by_role("button", name="Konsole öffnen").click()
        options.get_by_text("„bedacht console“").wait_for()
    finally:
        own.run("setup")

"""A browser without native messaging: its key outlives the daemon, and nobody can take it out."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typing_extensions import override

from tests.browser import driver
from tests.browser.browser import Launch
from tests.browser.chromium import EXECUTABLE
from tests.browser.composer import Composer
from tests.browser.conftest import BUILT
from tests.browser.firefox import Firefox
from tests.browser.machine import Machine
from tests.browser.site import sites
from tests.browser.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

    from tests.browser.server import SiteServer

FOLDER = BUILT / "chrome-mv3"
# What lies in the two storages of the extension, and what can be taken out of its database.
KEPT = """async () => {
  const areas = await Promise.all(['local', 'session'].map((area) => chrome.storage[area].get()));
  const opening = indexedDB.open('bedacht', 1);
  await new Promise((resolve) => { opening.onsuccess = resolve; });
  const got = opening.result.transaction('secrets').objectStore('secrets').get('endpoint');
  await new Promise((resolve) => { got.onsuccess = resolve; });
  opening.result.close();
  const taken = await crypto.subtle.exportKey('raw', got.result.key).then(() => 'taken', () => 'refused');
  return [JSON.stringify(areas), got.result.key.extractable, taken];
}"""


# What a content script finds where it lives: the databases of the site.
DATABASES = "async () => (await indexedDB.databases()).map(({name}) => name)"
PAIRED = "() => document.querySelectorAll('fieldset:not(:disabled)').length > 0"


class Greeted(Firefox):
    """A Firefox that stays in the tab in which the extension greets: no test may open its pages."""

    @override
    def _meet(self, extension: Path) -> None:
        self._install(extension)
        self._context = until(self.greeting, "the extension to greet")

    def leave(self) -> None:
        """Goes on in a window of its own."""
        self._context = self._window()


@pytest.fixture
def machine() -> Iterator[Machine]:
    """A machine whose browser was never told of the native host."""
    with tempfile.TemporaryDirectory(prefix="bedacht-") as home:
        ready = Machine(Path(home))
        ready.start()
        yield ready
        ready.stop()


@pytest.fixture
def options(machine: Machine) -> Iterator[Page]:
    """The settings of an extension that finds no daemon by itself."""
    context = driver.start().chromium.launch_persistent_context(
        machine.home / ".config" / "chromium",
        executable_path=EXECUTABLE,
        args=[
            f"--disable-extensions-except={FOLDER}",
            f"--load-extension={FOLDER}",
            "--headless=new",
        ],
        ignore_default_args=["--disable-extensions"],
        env={**machine.environment, "LANGUAGE": "de"},
    )
    welcome = until(lambda: _welcome(context), "the welcome page")
    page = context.new_page()
    page.goto(welcome.url.replace("welcome", "options"))
    yield page
    context.close()
    driver.stop()


def _welcome(context: BrowserContext) -> Page | None:
    context.pages[0].wait_for_timeout(50)
    return next((page for page in context.pages if "/welcome.html" in page.url), None)


@pytest.fixture
def firefox(server: SiteServer, machine: Machine) -> Iterator[Greeted]:
    """A Firefox whose extension finds no daemon by itself."""
    folder = BUILT / "firefox-mv3"
    running = Greeted(Launch(folder, server.port, machine.home, machine.environment))
    yield running
    running.close()


def _checks(firefox: Greeted) -> None:
    (site,) = (each for each in sites() if each.name == "linkedin-tiptap")
    composer = Composer(firefox, site)
    composer.open()
    composer.write("Heute Abend backe ich Brot.")
    composer.says("checked", "0")


@pytest.mark.case("3.2.33")
def test_key_of_a_code_stays_and_cannot_be_taken_out(
    options: Page, machine: Machine
) -> None:
    code = re.search(r"BDT1-\S+", machine.run("pair"))
    assert code is not None
    options.get_by_label("Code", exact=True).fill(code[0])
    options.keyboard.press("Enter")
    options.locator("fieldset:not(:disabled)").first.wait_for()

    stored, extractable, taken = options.evaluate(KEPT)
    assert (extractable, taken) == (False, "refused")
    assert '"key"' not in stored
    assert '"endpoint"' not in stored

    machine.stop()
    machine.start()
    options.reload()
    options.locator("fieldset:not(:disabled)").first.wait_for()


def test_firefox_keeps_the_key_of_a_code_from_run_to_run(
    firefox: Greeted, machine: Machine
) -> None:
    code = re.search(r"BDT1-\S+", machine.run("pair"))
    assert code is not None
    firefox.evaluate("() => { location.href = 'options.html'; }")
    firefox.click("#code")
    firefox.type(code[0])
    firefox.press("Enter")
    until(lambda: firefox.evaluate(PAIRED), "the settings to open")
    # Firefox cannot shut its storage to content scripts: nothing of the key may lie there.
    kept = firefox.evaluate(KEPT)
    assert isinstance(kept, list)
    stored, extractable, taken = kept
    assert (extractable, taken) == (False, "refused")
    assert '"key"' not in stored

    firefox.leave()
    _checks(firefox)
    assert firefox.evaluate(DATABASES) == []

    machine.stop()
    machine.start()
    firefox.renew_extension()
    _checks(firefox)

"""A machine that IT has set up: a draft is checked without the person having done anything."""

from __future__ import annotations

import json
import tempfile
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from tests.browser import chromium, firefox
from tests.browser.browser import Launch
from tests.browser.composer import Composer
from tests.browser.machine import Machine
from tests.browser.site import FOLDER, read_site
from tests.browser.waiting import NotReachedError, until
from tests.deploy.fleet import HELPDESK, Fleet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.chromium import Chromium
    from tests.browser.firefox import Firefox
    from tests.browser.server import SiteServer

SITE = read_site(FOLDER / "linkedin-tiptap.toml").spoken("de")
DRAFT = "Projekt Nordlicht startet im Mai."
NAMED = "Projekt Nordlicht"
# What Chromium says about each policy that is set.
STATUSES = """() => {
  const found = new Set();
  const walk = (root) => root.querySelectorAll('*').forEach((each) => {
    if (each.shadowRoot) walk(each.shadowRoot);
    if (each.matches('.messages')) found.add(each.innerText.trim().split('\\n').pop().trim());
  });
  walk(document);
  return [...found].filter((said) => said !== 'Not set.' && said !== '');
}"""
BROWSERS: dict[str, tuple[type[Chromium | Firefox], str]] = {
    "chromium": (chromium.Chromium, chromium.EXECUTABLE),
    "firefox": (firefox.Firefox, firefox.EXECUTABLE),
}


@pytest.fixture(scope="module")
def fleet() -> Iterator[Fleet]:
    """The machine; the daemon runs as its service does."""
    with tempfile.TemporaryDirectory(prefix="bedacht-") as folder, Fleet(Path(folder)) as ready:  # fmt: skip
        ready.machine.start()
        yield ready


@pytest.fixture(params=list(BROWSERS))
def browser(
    request: pytest.FixtureRequest, fleet: Fleet, server: SiteServer
) -> Iterator[Chromium | Firefox]:
    """A browser that nobody has used before."""
    kind, path = BROWSERS[request.param]
    program = fleet.program(request.param, path)
    home, environment = fleet.machine.home, fleet.machine.environment
    launch = Launch(None, server.port, home, environment, program=program)
    running = kind(launch)
    yield running
    running.close()


def checked(browser: Chromium | Firefox) -> bool:
    """Opens a composer anew and writes: until the extension has come, nothing is marked."""
    composer = Composer(browser, SITE)
    composer.open()
    composer.write(DRAFT)
    try:
        until(lambda: marked(composer), f"a mark under {NAMED}", patience=3)
    except NotReachedError:
        return False
    return True


def marked(composer: Composer) -> bool:
    """Whether the name is underlined now."""
    return NAMED in {mark.words for mark in composer.underlines()}


def test_draft_is_checked_on_a_machine_of_the_fleet(
    browser: Chromium | Firefox, fleet: Fleet
) -> None:
    until(lambda: checked(browser), "the extension of IT", patience=45)
    status = json.loads(fleet.machine.run("status", "--json"))
    assert status["status"]["policy"]["source"] == "managed"
    # IT wants no welcome page: that is read from what it has set.
    assert browser.greeting() is None
    found = json.loads(fleet.machine.run("doctor", "--json"))
    assert {"host-well", "extension", "policy"} <= {x["code"] for x in found["links"]}


def test_extension_says_where_the_company_helps(
    fleet: Fleet, server: SiteServer
) -> None:
    program = fleet.program("chromium", chromium.EXECUTABLE)
    somebody = Machine(fleet.folder / "another")
    launch = Launch(
        None, server.port, somebody.home, somebody.environment, program=program
    )
    # Their daemon does not run.
    with closing(chromium.Chromium(launch)) as browser:
        until(lambda: reads_help(browser, fleet), "where to get help", patience=45)
        browser.open("chrome://policy")
        assert browser.evaluate(STATUSES) == ["OK"]


def reads_help(browser: Chromium, fleet: Fleet) -> bool:
    """Opens the popup; until the extension has come there is none."""
    with suppress(Error, NotReachedError):
        browser.open(f"chrome-extension://{fleet.extension}/popup.html")
        until(lambda: browser.shows(".helpdesk"), "a line about help", patience=3)
        return HELPDESK in browser.words(".helpdesk")
    return False

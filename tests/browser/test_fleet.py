"""A machine that IT has set up: a draft is checked without the person having done anything."""

from __future__ import annotations

import json
import tempfile
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error

from bedacht.host.browsers import FIREFOX_ID
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
NEXT = {"chromium": "999.1", "firefox": "999.2"}
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


def started(name: str, fleet: Fleet, server: SiteServer) -> Chromium | Firefox:
    """A browser on the machine, each time with the same profile; at first nobody has used it."""
    kind, path = BROWSERS[name]
    machine = fleet.machine
    program = fleet.program(name, path)
    return kind(
        Launch(None, server.port, machine.home, machine.environment, program=program)
    )


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


@pytest.mark.parametrize("name", BROWSERS)
def test_draft_is_checked_and_the_next_release_comes(
    name: str, fleet: Fleet, server: SiteServer
) -> None:
    with ExitStack() as open_now:
        browser = started(name, fleet, server)
        open_now.callback(lambda: browser.close())
        until(lambda: checked(browser), "the extension of IT", patience=45)
        everything_holds(browser, fleet)
        before = paired(fleet)
        fleet.publish(NEXT[name])
        browser = renewed(browser, fleet, server)
        until(lambda: version(browser, fleet) == NEXT[name], "the next release", patience=30)  # fmt: skip
        until(lambda: checked(browser), "a draft checked by it", patience=20)
        assert paired(fleet) == before


def everything_holds(browser: Chromium | Firefox, fleet: Fleet) -> None:
    """IT's policy is in force, its settings are read, and no link of the chain is amiss."""
    status = json.loads(fleet.machine.run("status", "--json"))
    assert status["status"]["policy"]["source"] == "managed"
    # IT wants no welcome page: that is read from what it has set.
    assert browser.greeting() is None
    found = json.loads(fleet.machine.run("doctor", "--json"))
    assert {"host-well", "extension", "policy"} <= {x["code"] for x in found["links"]}


def paired(fleet: Fleet) -> object:
    """Which extensions the daemon knows."""
    return json.loads(fleet.machine.run("status", "--json"))["paired"]


def renewed(
    browser: Chromium | Firefox, fleet: Fleet, server: SiteServer
) -> Chromium | Firefox:
    """What browsers do by themselves within hours: Chromium while it runs, Firefox at its start."""
    if isinstance(browser, chromium.Chromium):
        browser.open("chrome://extensions")
        browser.evaluate("() => chrome.developerPrivate.autoUpdate()")
        # An extension that is at work is not exchanged.
        browser.stop_workers()
        return browser
    browser.close()
    return started(browser.name, fleet, server)


def version(browser: Chromium | Firefox, fleet: Fleet) -> object:
    """Which release the browser has in use."""
    if isinstance(browser, chromium.Chromium):
        return browser.evaluate(
            "(id) => chrome.developerPrivate.getExtensionInfo(id).then((its) => its.version)",
            fleet.extension,
        )
    kept = fleet.machine.home / "firefox" / "extensions.json"
    its = json.loads(kept.read_bytes())["addons"]
    return next(each["version"] for each in its if each["id"] == FIREFOX_ID)


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

"""A morning of who looks after a company's social media, and one of IT: from no policy to a note on a draft."""

from __future__ import annotations

import json
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from bedacht.updates.pack import Pack
from bedacht.updates.signing import Signing
from tests.browser.browser import Launch
from tests.browser.chromium import Chromium
from tests.browser.composer import ARTEFACTS, Composer
from tests.browser.conftest import BUILT
from tests.browser.console import CHOOSE, OpenConsole
from tests.browser.machine import ROOT
from tests.browser.office import Office
from tests.browser.site import sites
from tests.browser.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.browser import Browser
    from tests.browser.server import SiteServer

COMPANY = (
    "--name", "Falkenried SE", "--aliases", "Falkenried", "--contact", "Team Dialog",
    "--email", "dialog@falkenried.example", "--url", "https://falkenried.example/leitfaden",
)  # fmt: skip
ADDED = """
[[confidential]]
trem = "Projekt Südwind"

[[confidential]]
term = "Wolkenheber"

[[topics]]
id = "energy"
title = "Energie"
phrases = ["Windpark", "Netzanschluss"]
speakers = ["press"]
"""
WHY = "Ein Wort zu früh kann viele treffen"  # what `policy init` gives as its reason
DRAFT = "Bei uns startet heute Projekt Südwind, und der Wolkenheber folgt."
SECRETS = ("Projekt Südwind", "Wolkenheber")
CORPORA = ("ordinary/de.jsonl", "hartwig.jsonl")
VALUE = "(css) => document.querySelector(css).value"


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    """A company without a policy; its server and one person's daemon run."""
    with tempfile.TemporaryDirectory(prefix="bedacht-") as home:
        ready = Office(Path(home))
        ready.run("setup", "--no-service")
        ready.start()
        with ready.serve():
            yield ready
        ready.stop()


@pytest.fixture(scope="module")
def browser(server: SiteServer, office: Office) -> Iterator[Browser]:
    """That person's browser."""
    running = Chromium(
        Launch(BUILT / "chrome-mv3", server.port, office.home, office.environment)
    )
    yield running
    running.close()


@pytest.fixture
def composer(browser: Browser) -> Composer:
    """The composer of LinkedIn."""
    (site,) = (site for site in sites() if site.name == "linkedin-tiptap")
    return Composer(browser, site)


def test_from_no_policy_to_a_note_and_back(office: Office, composer: Composer) -> None:
    browser = composer.browser
    composer.open()
    composer.write(DRAFT)
    until(lambda: (composer.badge() or "")[:1] == ("checked",), "a checked draft")
    assert not set(SECRETS) & _marked(composer)

    text = _founded(office, browser)
    console = OpenConsole(office)
    text = _worked_out(browser, console, text)
    office.publish(text)
    assert not any(name in (office.web / "policy.json").read_text() for name in SECRETS)
    assert "Fassung 1" in office.update()

    composer.open()
    composer.write(DRAFT)
    composer.underlined(*SECRETS)
    card = composer.frame("card").words("body")
    assert "Leitlinie 3" in card
    assert "Team Dialog" in card
    composer.keep("morning-card")

    _levels(browser, console)
    console.end()

    revoked = text.replace('term = "Projekt Südwind"', 'term = "Projekt Nordwind"')
    office.publish(revoked.replace("version = 1", "version = 2"))
    assert "Fassung 2" in office.update()
    composer.open()
    composer.write(DRAFT)
    until(lambda: _marked(composer) & set(SECRETS) == {"Wolkenheber"}, "one note less")


def _marked(composer: Composer) -> set[str]:
    return {mark.words for mark in composer.underlines()}


def _founded(office: Office, browser: Browser) -> str:
    """`policy init`, and the guideline read in the browser."""
    folder = str(office.desk)
    office.run("policy", "init", "--folder", folder, "--language", "de", *COMPANY)
    browser.open((office.desk / "guideline.html").as_uri())
    assert "Was im Haus bleibt" in browser.words("main")
    return (office.desk / "policy.toml").read_text("utf-8")


def _worked_out(browser: Browser, console: OpenConsole, text: str) -> str:
    """In the workshop: two terms and a topic, a mistake and its cure, and many posts."""
    browser.open(console.address)
    browser.words("#text")
    browser.open(f"{console.root}workshop")
    browser.words("#policy")
    browser.evaluate(CHOOSE, "#policy", text)
    until(lambda: "Kein Fehler" in browser.words("#faults"), "the founded policy")
    browser.focus("#policy")
    browser.press("Control+End")
    browser.type(ADDED)
    until(lambda: "trem" in browser.words("#faults"), "the mistake")
    assert "term" in browser.words(".row.faulty .beside-line")
    browser.click("#faults [data-line]")
    assert browser.has_focus("#policy")
    mended = str(browser.evaluate(VALUE, "#policy")).replace("trem", "term")
    browser.evaluate(CHOOSE, "#policy", mended)
    until(lambda: "2 vertrauliche Begriffe" in browser.words("#faults"), "the cure")
    browser.evaluate(CHOOSE, "#posts", "\n".join(_posts()))
    browser.click("form[data-send='workshop/simulate'] button.first")
    assert "80 Beiträge" in browser.words("#simulated")
    return mended


def _posts() -> Iterator[str]:
    """Forty ordinary posts, and forty drafts of a corpus."""
    for name in CORPORA:
        lines = (ROOT / "tests" / "corpora" / name).read_text("utf-8").splitlines()
        yield from lines[:40]


def _levels(browser: Browser, console: OpenConsole) -> None:
    """One level goes down; one that the company holds does not, and says why."""
    browser.open(f"{console.root}levels")
    until(lambda: WHY in browser.words("main"), "the reason of the floor")
    browser.screenshot(ARTEFACTS / "chromium-morning-levels.png")
    _wish(browser, "conduct.insult", "hint")
    until(lambda: '"conduct.insult" = "hint"' in console.preferences, "the level")
    _wish(browser, "confidentiality.term", "off")
    browser.screenshot(ARTEFACTS / "chromium-morning-floor.png")
    refused = browser.words("form.change .refused")
    assert WHY in refused
    assert "dialog@falkenried.example" in refused
    assert "confidentiality.term" not in console.preferences


def _wish(browser: Browser, rule: str, level: str) -> None:
    browser.click(f"tr:has([value='{rule}']) button")
    browser.words("form.change")
    browser.evaluate(CHOOSE, f"form.change [name=level][value={level}]", "")
    browser.words("form.change .line, form.change .refused")
    browser.click("form.change button.first")


def test_nothing_but_a_newer_signed_policy_comes_into_force(
    office: Office, composer: Composer
) -> None:
    served = office.web / "policy.json"
    office.publish(_policy(9))
    older = served.read_bytes()
    office.publish(_policy(10))
    newest = served.read_bytes()
    assert "Fassung 10" in office.update()
    composer.open()
    composer.write(DRAFT)
    composer.underlined(*SECRETS)

    unsigned = json.dumps({**json.loads(newest), "signatures": []}).encode()
    for content, said in (
        (newest[:-99], "keine unterschriebene"),
        (unsigned, "Zu wenige Schlüssel"),
        (_signed(office, 12, "policy = 1\n"), "keine brauchbare"),
        (older, "Eine neuere galt schon"),
    ):
        served.write_bytes(content)
        told = office.update()
        assert "bleibt, wie sie war" in told
        assert said in told
        composer.write(".")
        composer.underlined(*SECRETS)

    served.write_bytes(_signed(office, 11, _policy(11)))
    assert "Fassung 11" in office.update()
    assert office.tells("2026-02-01")
    composer.write("!")
    composer.underlined(*SECRETS)


def _policy(version: int) -> str:
    terms = "".join(f'[[confidential]]\nterm = "{name}"\n' for name in SECRETS)
    name = '[organisation]\nname = "Falkenried SE"\n'
    return f"policy = 1\nversion = {version}\n{name}{terms}"


def _signed(office: Office, version: int, policy: str) -> bytes:
    """Signed with the company's keys, for days that are over."""
    over = Pack("falkenried", version, date(2026, 1, 1), date(2026, 2, 1), policy)
    return Signing(office.keys).sign(over)

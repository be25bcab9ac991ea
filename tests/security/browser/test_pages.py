"""3.9: what a page or an extension of somebody else achieves in a real browser: nothing."""

from __future__ import annotations

import base64
import json
import secrets
from typing import TYPE_CHECKING

import pytest

from bedacht.host.browsers import CHROMIUM_IDS
from bedacht.wire import codec
from bedacht.wire.frames import ChallengeFrame
from bedacht.wire.handshake import CHALLENGE_SIZE
from tests.browser.composer import Composer
from tests.browser.site import sites
from tests.browser.waiting import until
from tests.security.browser.hostile import SPELLINGS, yes_sayer

if TYPE_CHECKING:
    from tests.browser.browser import Browser
    from tests.browser.chromium import Chromium
    from tests.browser.machine import Machine
    from tests.security.browser.conftest import Sites

CHROMIUM = pytest.mark.parametrize("browser", ["chromium"], indirect=True)
NAMED = "Projekt Nordlicht"
# Tries to open a WebSocket and to read an answer at every address; what has come of each.
TRY = """(addresses, port) => {
  const socket = (address) => new Promise((done) => {
    setTimeout(() => done('silent'), 1500);
    try {
      const socket = new WebSocket(`ws://${address}:${port}/v1/ws`, 'bedacht.v1');
      socket.onopen = () => done('open');
      socket.onerror = () => done('refused');
    } catch { done('impossible'); }
  });
  const read = (address) => fetch(`http://${address}:${port}/v1/ws`, {signal: AbortSignal.timeout(1500)})
    .then((answer) => `read ${answer.status}`, () => 'refused');
  return Promise.all(addresses.flatMap((each) => [socket(each), read(each)]));
}"""
# The same from a frame that has no origin.
IN_SANDBOX = f"""(addresses, port) => new Promise((done) => {{
  const frame = document.createElement('iframe');
  frame.sandbox = 'allow-scripts';
  const words = JSON.stringify([addresses, port]);
  frame.srcdoc = `<script>(${{{TRY}}})(...${{words}}).then((found) => parent.postMessage(found, '*'))</script>`;
  addEventListener('message', ({{data}}) => done(data), {{once: true}});
  document.body.append(frame);
}})"""
# Says a hello that somebody has made up, as our extension, and tells what comes back.
FORGED = """(port, hello) => new Promise((done) => {
  const heard = [];
  const socket = new WebSocket(`ws://127.0.0.1:${port}/v1/ws`, 'bedacht.v1');
  socket.onopen = () => { heard.push('open'); socket.send(hello); };
  socket.onmessage = ({data}) => heard.push(typeof data === 'string' ? JSON.parse(data).type : 'bytes');
  socket.onclose = ({code}) => done([...heard, code]);
})"""


def tried(browser: Browser, how: str, port: int) -> set[str]:
    """What all attempts of the page have come to."""
    found = browser.evaluate(how, list(SPELLINGS), port)
    assert isinstance(found, list)
    return set(map(str, found))


@pytest.mark.case("3.9.104")
@CHROMIUM
def test_public_page_does_not_even_arrive(
    browser: Browser, machine: Machine, hostile: Sites
) -> None:
    browser.open(f"http://evil.example:{hostile.public}/")
    with yes_sayer() as (open_to_all, told):
        assert not {"open"} & tried(browser, TRY, open_to_all)
        assert told == []
    assert tried(browser, TRY, machine.port) <= {"refused", "silent", "impossible"}


@pytest.mark.case("3.9.105", "3.1.6")
@pytest.mark.parametrize("how", [TRY, IN_SANDBOX], ids=["page", "sandboxed frame"])
def test_page_on_this_machine_is_refused(
    browser: Browser, machine: Machine, hostile: Sites, how: str
) -> None:
    browser.open(f"http://rebind.example:{hostile.local}/")
    with yes_sayer() as (open_to_all, _):
        assert "open" in tried(browser, how, open_to_all)
    assert tried(browser, how, machine.port) <= {"refused", "silent", "impossible"}


@pytest.mark.case("3.9.106", "3.9.107", "3.9.103")
@CHROMIUM
def test_other_extension_is_turned_away_everywhere(
    browser: Browser, machine: Machine, hostile: Sites
) -> None:
    found = "() => document.documentElement.dataset.found"
    with yes_sayer() as (open_to_all, _):
        browser.open(f"http://evil.example:{hostile.local}/?port={open_to_all}")
        control = until(lambda: browser.evaluate(found), "the second extension")
        assert json.loads(str(control))[:2] == ["open", "open"]
    browser.open(f"http://evil.example:{hostile.local}/?port={machine.port}")
    tried = until(lambda: browser.evaluate(found), "the second extension")
    script, worker, said, editor, page = json.loads(str(tried))
    assert [script, worker, said] == ["refused", "refused", "refused"]
    assert not {"heard"} & {editor, page}


@pytest.mark.case("3.9.106", "3.1.5")
@CHROMIUM
def test_forged_origin_stops_at_the_handshake(
    browser: Browser, machine: Machine, hostile: Sites
) -> None:
    composer = composer_of(browser, "xing-plain")
    composer.write("Heute wird gebacken.")
    composer.says("checked", "0")
    noise = base64.b64encode(secrets.token_bytes(48)).decode()
    paired = json.loads((machine.home / ".local/state/bedacht/paired.json").read_text())
    hello = {"type": "hello", "versions": [1], "key_id": "", "noise": noise}
    for record in paired["paired"]:
        hello["key_id"] = record["key_id"]
        browser.open(f"http://forger.example:{hostile.local}/")
        said = browser.evaluate(FORGED, machine.port, json.dumps(hello))
        assert said == ["open", "challenge", 4401]


def composer_of(browser: Browser, name: str) -> Composer:
    """One of the look-alikes, opened and empty."""
    (site,) = (site for site in sites() if site.name == name)
    composer = Composer(browser, site)
    composer.open()
    return composer


@pytest.mark.case("3.2.15", "3.2.16", "3.11.123")
def test_squatter_on_the_port_gets_a_hello_and_no_word(
    browser: Browser, machine: Machine
) -> None:
    composer = composer_of(browser, "xing-plain")
    composer.write("Heute wird gebacken.")
    composer.says("checked", "0")
    port = machine.port
    machine.kill()
    decoy = codec.encode(ChallengeFrame(secrets.token_bytes(CHALLENGE_SIZE))).decode()
    try:
        with yes_sayer(port, decoy) as (_, told):
            composer.write(f" Morgen {NAMED}.")
            until(lambda: told, "the extension to knock", 30)
            composer.says("not-checked", "?")
            composer.write(f" Ja, {NAMED}!")
            composer.says("not-checked", "?")
            assert composer.underlines() == []
    finally:
        machine.start()
    assert {json.loads(each)["type"] for each in told} == {"hello"}
    assert b"Nordlicht" not in b"".join(told)


# What a content script can have of the storage where keys lie.
STORED = """Promise.all(['session', 'local'].map((area) =>
  chrome.storage[area]?.get().then((found) => JSON.stringify(found), () => 'refused') ?? 'refused'))"""


@pytest.mark.case("3.2.33")
@CHROMIUM
def test_content_script_does_not_get_at_the_keys(browser: Chromium) -> None:
    composer = composer_of(browser, "xing-plain")
    composer.write("Heute wird gebacken.")
    composer.says("checked", "0")
    assert browser.as_script("chrome.runtime.id") == CHROMIUM_IDS[0]
    assert browser.as_script(STORED) == ["refused", "refused"]


# What a page can try in order to read a card of ours.
PRY = """(words) => {
  const everything = document.createRange();
  everything.selectNodeContents(document.documentElement);
  getSelection().removeAllRanges();
  getSelection().addRange(everything);
  const hosts = [...document.querySelectorAll('div[popover]')];
  const inside = hosts.flatMap((host) => {
    const {x, y, width, height} = host.getBoundingClientRect();
    const hit = document.elementFromPoint(x + width / 2, y + height / 2);
    return [host.shadowRoot, host.innerHTML, hit?.textContent, getComputedStyle(host, '::before').content];
  });
  const read = [document.body.innerText, String(getSelection()), ...inside.map(String)];
  getSelection().removeAllRanges();
  return [hosts.length > 0, read.some((each) => each.includes(words)), window.length, window.find(words),
    performance.getEntriesByType('resource').some(({name}) => name.includes('extension:'))];
}"""
SIZES = """() => [...document.querySelectorAll('div[popover]')]
  .map((each) => each.getBoundingClientRect()).map(({width, height}) => [width, height])"""


@pytest.mark.case("3.9.100")
def test_page_cannot_read_what_a_card_says(browser: Browser) -> None:
    composer = composer_of(browser, "xing-plain")
    composer.write("Heute wird gebacken.")
    composer.says("checked", "0")
    quiet = browser.evaluate(SIZES)
    composer.write(f" Morgen {NAMED}.")
    title = composer.frame("card").words("h1")
    assert browser.evaluate(PRY, title) == [True, False, 0, False, False]
    sizes = browser.evaluate(SIZES)
    assert isinstance(sizes, list)
    assert isinstance(quiet, list)
    assert quiet[0] in sizes


# A page writes by itself what it would like to know about.
DICTIONARY = """(css, words) => {
  const field = document.querySelector(css);
  field.focus();
  for (const word of words) {
    if ('value' in field) field.value = word; else field.textContent = word;
    for (const type of ['keydown', 'beforeinput', 'input', 'keyup', 'change', 'click', 'focusin'])
      field.dispatchEvent(new Event(type, {bubbles: true, composed: true}));
  }
}"""


@pytest.mark.case("3.9.101")
def test_page_alone_gets_nothing_looked_at(browser: Browser) -> None:
    site = composer_of(browser, "xing-plain").site
    browser.open(site.address)
    browser.evaluate("(css) => document.querySelector(css).click()", site.opener)
    until(lambda: browser.shows(site.editor), "the editor")
    browser.evaluate(DICTIONARY, site.editor, ["Atlas", NAMED])
    composer = Composer(browser, site)
    browser.evaluate("() => new Promise((done) => setTimeout(done, 3000))")
    assert composer.underlines() == []
    assert composer.badge() in {None, ("checking", "…"), ("checking", "")}
    composer.take_focus()
    composer.write(" ")
    composer.underlined(NAMED)


@pytest.mark.case("3.9.102")
def test_badge_that_a_page_removes_or_imitates_changes_nothing(
    browser: Browser,
) -> None:
    composer = composer_of(browser, "xing-plain")
    composer.write("Heute wird gebacken.")
    composer.says("checked", "0")
    browser.evaluate(
        "() => document.querySelectorAll('div[popover]').forEach((each) => each.remove())"
    )
    composer.write(f" Morgen {NAMED}.")
    composer.underlined(NAMED)
    until(lambda: composer.badge() not in {None, ("checked", "0")}, "the badge again")
    composer.publish()
    composer.frame("confirm")
    assert composer.published() == []

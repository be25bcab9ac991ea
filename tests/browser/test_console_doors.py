"""The console among other pages, and what the browser keeps of it."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error
from typing_extensions import override

from tests.browser import driver
from tests.browser.chromium import EXECUTABLE
from tests.browser.console import OpenConsole, open_console
from tests.browser.machine import POLICY
from tests.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import BrowserContext, Page

CANARY = "Zwitscher" + "maschine"
TRY_ALL = """async (root) => {
  const told = [];
  const note = (name) => (made) => { told.push([name, made]); };
  for (const [name, options] of [
    ["form", {method: "POST", mode: "no-cors", body: "level=off"}],
    ["plain", {method: "POST", mode: "no-cors", headers: {"Content-Type": "text/plain"}, body: "{}"}],
    ["json", {method: "POST", headers: {"Content-Type": "application/json"}, body: "{}"}],
    ["get", {mode: "cors"}],
  ]) {
    await fetch(root + "api/levels/keep", options).then((a) => a.text().then((t) => t || a.type))
      .then(note(name), () => note(name)("blocked"));
  }
  navigator.sendBeacon(root + "api/levels/keep", "{}");
  return [told, Object.keys(sessionStorage), document.cookie];
}"""


class _Evil(BaseHTTPRequestHandler):
    """A page of somebody else, on another port of this machine."""

    def do_GET(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<!doctype html><title>elsewhere</title>")

    @override
    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[str]:
    with served(_Evil) as port:
        yield f"http://127.0.0.1:{port}/"


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "profile"


@pytest.fixture
def context(profile: Path) -> Iterator[BrowserContext]:
    """A Chromium with a profile on disk."""
    opened = driver.start().chromium.launch_persistent_context(
        profile, executable_path=EXECUTABLE, args=["--headless=new"]
    )
    yield opened
    with suppress(Error):  # one test has ended it already
        opened.close()
    driver.stop()


@pytest.fixture
def console() -> Iterator[OpenConsole]:
    with open_console() as opened:
        yield opened


def _come_in(context: BrowserContext, console: OpenConsole) -> Page:
    page = context.pages[0]
    page.goto(console.address)
    page.locator("#text").wait_for()
    return page


@pytest.mark.case("3.5.55", "3.5.56")
def test_page_of_somebody_else_gets_and_changes_nothing(
    context: BrowserContext, console: OpenConsole, elsewhere: str
) -> None:
    _come_in(context, console)
    before = console.preferences
    evil = context.new_page()
    evil.goto(elsewhere)
    told, kept, cookie = evil.evaluate(TRY_ALL, console.root)
    assert {name: made for name, made in told if made != "blocked"} == {}
    assert len(told) == 4
    assert (kept, cookie) == ([], "")
    assert console.preferences == before


@pytest.mark.case("3.5.57")
def test_page_of_somebody_else_cannot_frame_it(
    context: BrowserContext, console: OpenConsole, elsewhere: str
) -> None:
    _come_in(context, console)
    evil = context.new_page()
    evil.goto(elsewhere)
    evil.evaluate(
        """(address) => new Promise((done) => {
          const frame = document.createElement("iframe");
          frame.addEventListener("load", done);
          frame.src = address;
          document.body.append(frame);
        })""",
        f"{console.root}levels",
    )
    framed = [frame for frame in evil.frames if frame is not evil.main_frame]
    assert not any(frame.url.startswith(console.root) for frame in framed)


@pytest.mark.case("3.5.59")
def test_words_of_others_run_nothing(context: BrowserContext, tmp_path: Path) -> None:
    trick = "<img src=x onerror=window.hit=1><script>window.hit=1</script>"
    policy = tmp_path / "policy.toml"
    text = POLICY.read_text("utf-8").replace("Falkenried SE", trick)
    policy.write_text(text.replace("Team Social Media", trick), "utf-8")
    with open_console(policy=policy) as console:
        page = _come_in(context, console)
        complaints: list[str] = []
        page.on("console", lambda told: complaints.append(told.text))
        page.fill("#text", f"{trick} Projekt Nordlicht geht los.")
        page.locator(".note").first.wait_for()
        for name in ("words", "guideline", "kept", "levels"):
            page.goto(f"{console.root}{name}")
            page.locator("main h1:not(.unseen)").wait_for()
            assert page.evaluate("window.hit") is None
        assert complaints == []


@pytest.mark.case("3.5.61")
def test_browser_keeps_no_word_of_a_draft(
    context: BrowserContext, console: OpenConsole, profile: Path
) -> None:
    page = _come_in(context, console)
    page.fill("#text", f"{CANARY} und Projekt Nordlicht gehen los.")
    page.locator(".note").first.wait_for()
    page.goto(f"{console.root}levels")
    page.locator("table.levels").first.wait_for()
    page.go_back()
    page.locator("#text").wait_for()
    assert page.input_value("#text") == ""
    for process in _processes(profile):
        os.kill(process, signal.SIGKILL)
    words = [CANARY.encode(), CANARY.encode("utf-16-le")]
    files = [path for path in profile.rglob("*") if path.is_file()]
    assert len(files) > 10
    assert not [p for p in files if any(w in p.read_bytes() for w in words)]


def _processes(profile: Path) -> list[int]:
    """The processes that this test's browser has started: they name its profile."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            told = (folder / "cmdline").read_bytes()
        except OSError:
            continue
        if str(profile).encode() in told and b"chromium" in told:
            found.append(int(folder.name))
    return found

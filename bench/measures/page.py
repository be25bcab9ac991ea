"""What Bedacht costs in the page: the main thread while somebody types, and how soon words are underlined.

The same composer three times, in one browser and in turn: by itself, with the extension,
and with harper.js in the page. Chromium's tracing measures, so that nothing of ours does.
"""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from bench.drafts import post
from bench.measures.tracing import CALL, TASK, traced
from bench.programs import BENCH
from bench.results import Figures, single, spread
from tests.browser.browser import Launch
from tests.browser.chromium import EXECUTABLE, arguments
from tests.browser.conftest import BUILT
from tests.browser.machine import Machine
from tests.browser.server import PAGES, SiteServer

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Route

LENGTH = 3000
KEYS = 40
ROUNDS = 2
PACE_MS = 140
UNDERLINES = 20
TERM = "Projekt Nordlicht"
SCRIPT = "watch.js"
HARPER = BENCH / "node_modules" / "harper.js" / "dist"
INDEX = PAGES / "linkedin" / "index.html"
EDITOR = "[componentkey='ShareBox_textEditor']"
# Hosts at which no content script runs: the same files, the same composer.
ADDRESSES = {
    "page alone": "https://bare.example/feed/",
    "with Bedacht": "https://www.linkedin.com/feed/",
    "with harper.js": "https://harper.example/feed/",
}
HEAPS = ("page alone", "with Bedacht")
# As harper.js is meant to be used in a page: the linter in a worker, asked when typing rests.
HARPER_IN_PAGE = """async (editor) => {
  const { WorkerLinter } = await import('/harper/index.js');
  const { binary } = await import('/harper/binary.js');
  const linter = new WorkerLinter({ binary });
  await linter.lint('One moment.');
  let quiet;
  document.addEventListener('input', () => {
    clearTimeout(quiet);
    quiet = setTimeout(() => linter.lint(document.querySelector(editor).innerText), 100);
  });
}"""
# Milliseconds from the last key until the words are underlined, seen at the next frame.
AWAIT_UNDERLINE = """(words) => new Promise((done) => {
  addEventListener('keydown', () => {
    const start = performance.now();
    const look = () => {
      const marked = [...CSS.highlights].some(([name, ranges]) =>
        name.startsWith('bedacht') && [...ranges].some((range) => range.toString() === words));
      if (marked) done(performance.now() - start);
      else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }, { capture: true, once: true });
})"""


def _serve(route: Route) -> None:
    """The look-alike of the site, or a file of harper.js, without any network."""
    name = route.request.url.partition("?")[0].partition(".example/")[2]
    folder, _, inside = name.partition("/")
    if folder == "harper":
        route.fulfill(path=HARPER / inside)
    else:
        known = PAGES / "linkedin" / name
        route.fulfill(path=known if known.is_file() else INDEX)


def _composer(context: BrowserContext, address: str) -> Page:
    page = context.new_page()
    page.goto(address)
    page.locator(".start").click()
    page.wait_for_timeout(1500)  # the look-alike replaces its composer once
    page.locator(EDITOR).click()
    if "harper" in address:
        page.evaluate(HARPER_IN_PAGE, EDITOR)
    page.keyboard.insert_text(post("en", LENGTH))
    page.wait_for_timeout(2000)
    return page


def _type(page: Page) -> None:
    for number in range(KEYS):
        page.keyboard.press("Space" if number % 6 == 5 else "abcdefghij"[number % 10])
        page.wait_for_timeout(PACE_MS)
    page.wait_for_timeout(1000)


def _warm(context: BrowserContext) -> None:
    """The first page of a browser is not drawn at every key, and would cost less than all others."""
    page = _composer(context, ADDRESSES["page alone"])
    _type(page)
    page.close()


def _typing(context: BrowserContext) -> tuple[dict[str, list[float]], list[float]]:
    """Milliseconds of the main thread for each keystroke, by case; and those of our script alone."""
    whole: dict[str, list[float]] = {case: [] for case in ADDRESSES}
    ours: list[float] = []
    _warm(context)
    for _ in range(ROUNDS):
        for case, address in ADDRESSES.items():
            page = _composer(context, address)
            with traced(page) as trace:
                _type(page)
            whole[case] += trace.busy(TASK)
            if case == "with Bedacht":
                ours += trace.busy(CALL, SCRIPT)
            page.close()
    return whole, ours


def _underlines(context: BrowserContext) -> list[float]:
    """Milliseconds from the key that makes the words whole until they are underlined."""
    page = _composer(context, ADDRESSES["with Bedacht"])
    page.keyboard.type(f"\n{TERM[:-1]}")
    found = []
    for _ in range(UNDERLINES):
        page.wait_for_timeout(600)
        waiting = page.evaluate_handle(
            f"() => {{ window.seen = ({AWAIT_UNDERLINE})({TERM!r}) }}"
        )
        waiting.dispose()
        page.keyboard.press(TERM[-1])
        found.append(float(page.evaluate("() => window.seen")))
        page.keyboard.press("Backspace")
    page.close()
    return found


def _heap_kb(context: BrowserContext, address: str) -> float:
    """JavaScript heap of a page at rest, all worlds together."""
    page = context.new_page()
    page.goto(address)
    page.wait_for_timeout(1000)
    session = context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    used = session.send("Runtime.getHeapUsage")["usedSize"]
    page.close()
    return float(used) / 1000


def _figures(context: BrowserContext) -> Figures:
    whole, ours = _typing(context)
    figures: Figures = {
        case: {"main thread ms": spread(spent)} for case, spent in whole.items()
    }
    heap = {case: single(_heap_kb(context, ADDRESSES[case])) for case in HEAPS}
    for case, held in heap.items():
        figures[case]["heap kB"] = held
    figures["content script"] = {"main thread ms": spread(ours)}
    figures["with Bedacht"]["last key to underline ms"] = spread(_underlines(context))
    return figures


def measure() -> Figures:
    """Start a daemon and a browser of their own, measure, and end them."""
    with ExitStack() as stack:
        home = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="bedacht-")))
        machine = Machine(home, "en")
        machine.run("setup", "--no-service")
        machine.start()
        stack.callback(machine.stop)
        server = stack.enter_context(SiteServer())
        launch = Launch(
            BUILT / "chrome-mv3", server.port, home, machine.environment, "en"
        )
        driver = stack.enter_context(sync_playwright())
        context = driver.chromium.launch_persistent_context(
            home / ".config" / "chromium",
            executable_path=EXECUTABLE,
            args=arguments(launch),
            ignore_default_args=["--disable-extensions"],
            ignore_https_errors=True,
            env={**launch.environment, "LANGUAGE": "en"},
        )
        stack.callback(context.close)
        context.route("https://*.example/**", _serve)
        return _figures(context)

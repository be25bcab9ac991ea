"""What every browser test stands on: the sites' server, a machine with the daemon, a browser."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.browser import Browser, Launch
from tests.browser.chromium import Chromium
from tests.browser.composer import Composer
from tests.browser.firefox import Firefox
from tests.browser.machine import ROOT, Machine
from tests.browser.sample_pages import SamplePages
from tests.browser.server import SiteServer
from tests.browser.site import Site, sites

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

# Starting daemon and browser counts too, on a machine that does other things besides.
LONGEST_S = 120
BUILT = ROOT / "extension" / ".output"
BROWSERS: dict[str, tuple[type[Chromium | Firefox], str]] = {
    "chromium": (Chromium, "chrome-mv3"),
    "firefox": (Firefox, "firefox-mv3"),
}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every test of this folder drives a browser, and none of them takes long."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.timeout(LONGEST_S))


@pytest.fixture(scope="session")
def server() -> Iterator[SiteServer]:
    """The look-alikes."""
    with SiteServer() as running:
        yield running


@pytest.fixture(scope="session")
def machine() -> Iterator[Machine]:
    """A machine where the daemon runs and the browsers know it."""
    with tempfile.TemporaryDirectory(prefix="bedacht-") as home:
        ready = Machine(Path(home))
        ready.run("setup", "--no-service")
        ready.start()
        yield ready
        ready.stop()


@pytest.fixture(scope="session", params=list(BROWSERS))
def browser(
    request: pytest.FixtureRequest, server: SiteServer, machine: Machine
) -> Iterator[Browser]:
    """One browser after the other, with the extension."""
    kind, folder = BROWSERS[request.param]
    running = kind(
        Launch(BUILT / folder, server.port, machine.home, machine.environment)
    )
    yield running
    running.close()


@pytest.fixture(
    params=[site for site in sites() if site.cell == "post"],
    ids=lambda site: site.name,
)
def composer(request: pytest.FixtureRequest, browser: Browser) -> Composer:
    """One composer after the other, opened and empty."""
    site: Site = request.param
    opened = Composer(browser, site)
    opened.open()
    return opened


@pytest.fixture(scope="module")
def pages() -> Iterator[SamplePages]:
    """The extension's own pages with sample models."""
    with SamplePages() as served:
        yield served


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Leaves a picture of what was there when a test failed, and says it in words."""
    report = yield
    found = getattr(item, "funcargs", {})
    composer = found.get("composer") or found.get("cell")
    if report.failed and composer is not None and call.when == "call":
        composer.keep(f"failed-{item.name.partition('[')[0]}")
        report.sections.append(("composer", composer.describe()))
    return report

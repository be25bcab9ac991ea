"""3.8 and 3.9: a browser behind a prescribed proxy, a policy that means harm: no word of the draft is anywhere after."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.browser import Launch
from tests.browser.chromium import Chromium
from tests.browser.composer import Composer
from tests.browser.conftest import BUILT
from tests.browser.machine import Machine
from tests.browser.server import SITES, SiteServer
from tests.browser.site import sites
from tests.policy.company import SMALL
from tests.security.browser.recording_proxy import recording_proxy, unmasked
from tests.security.traces import CANARY, traces_below, traces_in

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMED = "Projekt Nordlicht"
EVIL = "<img src=x onerror=document.title='evil'></script><script>document.title='evil'</script>"
POLICY = SMALL.replace("Team Social", EVIL).replace("Was im Haus bleibt", EVIL)
INSIDE = """() => [document.querySelectorAll('img[src=x], script:not([src])').length, document.title,
  document.body.innerText.includes('onerror=')]"""


@pytest.fixture
def watched() -> Iterator[Machine]:
    """A machine with a policy that tries to be a program."""
    with tempfile.TemporaryDirectory(prefix="bedacht-") as home:
        policy = Path(home) / "policy.toml"
        policy.write_text(POLICY, "utf-8")
        machine = Machine(Path(home) / "home", policy=policy)
        machine.run("setup", "--no-service")
        machine.start()
        yield machine
        machine.kill()


@pytest.mark.case("3.8.95", "3.8.96", "3.9.99", "3.6.79")
def test_draft_is_neither_at_the_proxy_nor_in_the_profile(
    watched: Machine, server: SiteServer
) -> None:
    daemon = f"127.0.0.1:{watched.port}"
    with recording_proxy(dict.fromkeys(SITES, server.port)) as proxy:
        behind = (
            f"--proxy-server=127.0.0.1:{proxy.port}",
            "--proxy-bypass-list=<-loopback>",
        )
        browser = Chromium(
            Launch(
                BUILT / "chrome-mv3",
                server.port,
                watched.home,
                watched.environment,
                more=behind,
            )
        )
        try:
            (site,) = (site for site in sites() if site.name == "xing-plain")
            composer = Composer(browser, site)
            composer.open()
            composer.write(f"Morgen {NAMED}. {CANARY} {CANARY}")
            composer.underlined(NAMED)
            images, title, as_text = _look(composer)
        finally:
            browser.close()
    assert (images, as_text) == (0, True)
    assert title != "evil"
    assert b"bedacht.v1" in proxy.kept[daemon]  # it did come by
    for kept in proxy.kept.values():
        assert traces_in(unmasked(bytes(kept))) == []
    assert traces_below(watched.home) == []


def _look(composer: Composer) -> tuple[object, ...]:
    found = composer.frame("card").evaluate(INSIDE)
    assert isinstance(found, list)
    return tuple(found)

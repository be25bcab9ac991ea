"""Pictures of one draft's way in both languages, left in artefacts/ to be looked at."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.browser import Launch
from tests.browser.chromium import Chromium
from tests.browser.composer import Composer
from tests.browser.conftest import BUILT
from tests.browser.machine import Machine
from tests.browser.site import sites

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.server import SiteServer

DRAFTS = {
    "de": "Volle Woche bei Falkenried! Unser Umsatz ist um 23 % eingebrochen, "
    "und über Projekt Nordlicht darf ich noch nichts sagen.\n"
    "Danke an alle im Team 💪",
    "en": "What a week at Falkenried! Our revenue dropped by 23 %, "
    "and I am not supposed to mention Projekt Nordlicht yet.\n"
    "Thanks to the whole team 💪",
}
ASKED = {"de": "bevor es öffentlich wird", "en": "before it goes public"}


@pytest.fixture(params=["de", "en"])
def told(
    request: pytest.FixtureRequest, server: SiteServer
) -> Iterator[tuple[Machine, Composer]]:
    """A machine and a composer that speak one language."""
    language: Literal["de", "en"] = request.param
    with tempfile.TemporaryDirectory(prefix="bedacht-") as home:
        machine = Machine(Path(home), language)
        machine.run("setup", "--no-service")
        machine.start()
        launch = Launch(
            BUILT / "chrome-mv3",
            server.port,
            machine.home,
            machine.environment,
            language,
        )
        browser = Chromium(launch)
        (site,) = (site for site in sites() if site.name == "linkedin-tiptap")
        yield machine, Composer(browser, site.spoken(language))
        browser.close()
        machine.stop()


def test_one_draft_in_pictures(told: tuple[Machine, Composer]) -> None:
    machine, composer = told
    language = machine.language
    composer.open()
    composer.write(DRAFTS[language])
    composer.frame("card")
    composer.keep(f"card-{language}")
    composer.publish()
    asked = composer.frame("confirm").words("body")
    composer.keep(f"question-{language}")
    assert ASKED[language] in asked
    composer.edit()
    machine.kill()
    composer.write(" …")
    composer.says("not-checked", "?")
    composer.keep(f"not-checked-{language}")

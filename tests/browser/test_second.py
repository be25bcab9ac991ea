"""A draft that no rule speaks of gets its first verdict, and then the second reader's."""

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
from tests.browser.site import sites
from tests.reader import tiny

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.browser.server import SiteServer

SENTENCE = "Nur die Kaffeemaschine läuft noch auf vollen Touren."
DRAFT = f"Guten Morgen. {SENTENCE}"
WHY = "() => document.querySelector('.why')?.textContent ?? ''"


@pytest.fixture
def composer(server: SiteServer) -> Iterator[Composer]:
    """A composer beside a daemon that has a second reader, which is on."""
    with tempfile.TemporaryDirectory(prefix="bedacht-") as home:
        tiny.make(Path(home) / "installed" / "bedacht_reader")
        enter = ("env", f"PYTHONPATH={home}/installed")
        machine = Machine(Path(home), enter=enter)
        chosen = machine.preferences.read_text("utf-8")
        machine.preferences.write_text(f"reader = true\n{chosen}", "utf-8")
        machine.run("setup", "--no-service")
        machine.start()
        launch = Launch(
            BUILT / "chrome-mv3", server.port, machine.home, machine.environment
        )
        browser = Chromium(launch)
        yield Composer(browser, next(s for s in sites() if s.name == "linkedin-tiptap"))
        browser.close()
        machine.stop()


def test_the_second_readers_finding_follows_and_holds_nothing(
    composer: Composer,
) -> None:
    composer.open()
    composer.write(DRAFT)
    composer.underlined(SENTENCE)
    said = composer.frame("card").evaluate(WHY)
    assert isinstance(said, str)
    assert (
        "Das liest ein kleines Sprachmodell aus dem Satz; es kann sich irren." in said
    )
    composer.publish()
    assert list(composer.published()) == [DRAFT]

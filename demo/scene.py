"""The two ways to show it: played on an invisible screen, or left open for a person."""

import os
import time
from pathlib import Path

from demo.card import notes
from demo.say import Speaker, language, quoted
from tests.browser.browser import Browser
from tests.browser.composer import Composer
from tests.browser.site import sites
from tests.browser.waiting import until

SITE = "linkedin-tiptap"
PICTURES = Path(__file__).parent.parent / "artefacts"
PAUSE_S = 0.5
QUESTION = ".question"


def composer_in(browser: Browser) -> Composer:
    """The composer of the look-alike, opened and empty."""
    (site,) = (site for site in sites() if site.name == SITE)
    composer = Composer(browser, site.spoken(language()))
    composer.open()
    return composer


def play(browser: Browser, speaker: Speaker) -> None:
    """Type the sample, tell what was found, publish it."""
    composer = composer_in(browser)
    speaker.say("draft")
    sample = speaker.word("sample").strip()
    quoted(sample)
    composer.write(sample)
    speaker.say("found")
    composer.frame("card").words("h1")
    pictures = [_picture(browser, "demo-card.png")]
    for note in notes(composer):
        speaker.show(note)
    _publish(composer, speaker, pictures)
    speaker.say("picture", files=", ".join(pictures))


def _publish(composer: Composer, speaker: Speaker, pictures: list[str]) -> None:
    composer.publish()
    until(lambda: composer.published() or composer.find_frame("confirm"), "an answer")
    if composer.published():
        speaker.say("quiet")
        return
    speaker.say("held")
    quoted(composer.frame("confirm").words(QUESTION))
    pictures.append(_picture(composer.browser, "demo-question.png"))
    composer.publish_anyway()
    until(composer.published, "the post to be published")
    speaker.say("published", count=len(composer.published()))


def _picture(browser: Browser, name: str) -> str:
    PICTURES.mkdir(exist_ok=True)
    browser.screenshot(PICTURES / name)
    return f"artefacts/{name}"


def stay(browser: Browser, speaker: Speaker) -> None:
    """Leave it to the person until the window is closed, or the terminal."""
    begun_by = os.getppid()
    composer_in(browser)
    speaker.say("stay")
    quoted(speaker.word("sample"))
    while os.getppid() == begun_by and browser.evaluate("() => true"):
        time.sleep(PAUSE_S)

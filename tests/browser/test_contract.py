"""What holds on every site, in every browser, for one draft from the first word to the feed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.waiting import until

if TYPE_CHECKING:
    from tests.browser.composer import Composer
    from tests.browser.machine import Machine

NAMED = "Projekt Nordlicht"
BOLD = "𝗣𝗿𝗼𝗷𝗲𝗸𝘁 𝗡𝗼𝗿𝗱𝗹𝗶𝗰𝗵𝘁"
TOLD = f"Nächste Woche zeigen wir {NAMED} 🎉"
# Frames that the page counts, and whether it finds a word of ours.
SEEN = """(words) => [
  window.length, window.find(words), document.documentElement.innerHTML.includes(words)]"""
HARMLESS = "Heute Abend backe ich Brot."


def test_the_right_words_are_underlined(composer: Composer) -> None:
    composer.write(
        f"Öykü grüßt 👩🏽‍🔧 aus der Fräserei.\n\n{BOLD} startet bald!\nDanke "
    )
    if composer.site.mentions:
        composer.mention("mir", "Mira Sander")
    composer.write(f" für {NAMED}.")
    composer.browser.paste(f" Eingefügt: {NAMED}\nund die Rezeptur B17.")
    composer.underlined(BOLD, NAMED, NAMED, "Rezeptur B17")
    composer.keep("underlined")


def test_undo_is_left_intact(composer: Composer) -> None:
    composer.write(TOLD)
    composer.underlined(NAMED)
    before = composer.text()
    composer.browser.press("Control+z")
    until(lambda: composer.text() != before, "the last step to be taken back")
    composer.browser.press("Control+Shift+z")
    until(lambda: composer.text() == before, "the same text again")
    composer.underlined(NAMED)


def test_what_is_held_is_published_once(composer: Composer) -> None:
    composer.write(TOLD)
    composer.underlined(NAMED)
    composer.publish()
    composer.frame("confirm")
    composer.keep("held")
    assert composer.published() == []
    composer.publish_anyway()
    until(composer.published, "the post to be published")
    assert composer.published() == [TOLD]


def test_publishing_by_keyboard_is_held_too(composer: Composer) -> None:
    composer.write(TOLD)
    composer.underlined(NAMED)
    composer.publish_by_keyboard()
    question = composer.frame("confirm")
    assert question.has_focus("[data-key='edit']")
    question.press("Tab")
    assert question.has_focus("[data-key='publish']")
    assert composer.published() == []
    question.press("Enter")
    until(composer.published, "the post to be published")
    assert composer.published() == [TOLD]


def test_advice_is_taken_and_taken_back(composer: Composer) -> None:
    composer.write(f"Brezeln für {NAMED} sind da 🎉")
    composer.underlined(NAMED)
    composer.take_advice(NAMED)
    until(lambda: NAMED not in composer.text(), "the words to be replaced")
    assert composer.text().startswith("Brezeln für ")
    assert composer.text().rstrip().endswith(" sind da 🎉")
    # Editors join what happens within a second: the typing may go with the advice.
    replaced = composer.text()
    composer.take_focus()
    composer.browser.press("Control+z")
    until(lambda: composer.text() != replaced, "the advice to be taken back")
    composer.browser.press("Control+Shift+z")
    until(lambda: composer.text() == replaced, "the advice to be taken again")


@pytest.mark.case("3.9.100")
def test_the_page_cannot_read_along(composer: Composer) -> None:
    composer.write(TOLD)
    composer.underlined(NAMED)
    title = composer.frame("card").words("h1")
    assert composer.browser.evaluate(SEEN, title) == [0, False, False]


def test_edited_text_is_published_without_asking(composer: Composer) -> None:
    composer.write(TOLD)
    composer.underlined(NAMED)
    composer.publish()
    composer.edit()
    composer.clear()
    composer.write(HARMLESS)
    composer.says("checked", "0")
    composer.publish()
    until(composer.published, "the post to be published")
    assert composer.published() == [HARMLESS]


def test_without_the_daemon_nothing_is_held(
    composer: Composer, machine: Machine
) -> None:
    machine.stop()
    try:
        composer.write(TOLD)
        composer.says("not-checked", "?")
        composer.keep("not-checked")
        assert composer.underlines() == []
        composer.publish()
        until(composer.published, "the post to be published")
        assert composer.published() == [TOLD]
    finally:
        machine.start()
    composer.open()
    composer.write(TOLD)
    composer.underlined(NAMED)

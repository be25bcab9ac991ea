"""Every action of the extension's pages by keyboard alone, and what a screen reader is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.browser.sample_pages import Sample, SamplePages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page


@pytest.fixture
def card(pages: SamplePages) -> Iterator[Page]:
    """The card at its first finding."""
    opened = pages.open(Sample("card", "0"))
    yield opened
    opened.context.close()


@pytest.fixture
def confirm(pages: SamplePages) -> Iterator[Page]:
    """The question before publishing."""
    opened = pages.open(Sample("confirm", "ask"))
    yield opened
    opened.context.close()


def _focus(page: Page) -> str:
    return str(page.evaluate("document.activeElement?.dataset.key ?? ''"))


def _said(page: Page) -> list[Any]:
    return list(page.evaluate("window.said"))


def _walk(page: Page, steps: int) -> list[str]:
    walked = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        walked.append(_focus(page))
    return walked


def test_card_takes_no_focus_by_itself(card: Page) -> None:
    assert _focus(card) == ""


def test_card_is_announced_once_and_politely(card: Page) -> None:
    heard = card.locator('[role="status"].unseen')
    assert heard.inner_text() == "Bedacht: 4 Hinweise zum Text."


def test_card_is_walked_in_reading_order(card: Page) -> None:
    order = ["previous", "next", "close", "advice-0", "advice-1", "", "ask", "take"]
    assert _walk(card, 10) == [*order, "keep", "more"]


def test_focus_is_always_seen(card: Page) -> None:
    for _ in range(10):
        card.keyboard.press("Tab")
        outline = card.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid"


def test_arrows_turn_and_keep_the_focus(card: Page) -> None:
    _walk(card, 2)
    card.keyboard.press("ArrowRight")
    assert card.locator("h1").inner_text() == "Dein Punkt bleibt auch ohne das Wort"
    assert _focus(card) == "next"
    card.keyboard.press("ArrowLeft")
    assert card.locator("h1").inner_text() == "Zahlen, die noch niemand kennt"


def test_a_hint_that_repeats_is_one_note_and_its_places_are_reached(card: Page) -> None:
    card.keyboard.press("ArrowLeft")
    assert card.locator(".turning span").inner_text() == "4 von 4"
    places = card.locator(".also button")
    assert places.all_inner_texts() == ["bei uns im Werk", "2 × Falkenried"]
    places.first.focus()
    card.keyboard.press("Enter")
    assert _said(card)[-1] == {"type": "show", "finding": "also-0"}
    card.keyboard.press("ArrowRight")
    assert card.locator(".turning span").inner_text() == "1 von 4"


def test_message_takes_only_what_was_ticked(card: Page) -> None:
    ask = card.locator('[data-key="ask"]')
    assert "body" not in str(ask.get_attribute("href"))
    card.locator('[data-key="take"]').focus()
    card.keyboard.press("Enter")
    card.keyboard.press("Tab")
    assert _focus(card) == "take-words"
    card.keyboard.press("Space")
    assert "Unser%20Umsatz" in str(ask.get_attribute("href"))
    card.keyboard.press("Space")
    assert "body" not in str(ask.get_attribute("href"))


def test_escape_closes_the_card(card: Page) -> None:
    card.keyboard.press("Escape")
    assert _said(card) == [{"type": "close"}]


def test_advice_is_taken_and_said_aloud(card: Page) -> None:
    card.locator('[data-key="advice-0"]').focus()
    card.keyboard.press("Enter")
    assert _said(card) == [{"type": "apply-advice", "finding": "f1", "advice": 0}]
    assert "Geändert" in card.locator(".echo").inner_text()


def test_rare_choices_open_by_keyboard_and_stay_open(card: Page) -> None:
    card.locator('[data-key="more"]').focus()
    card.keyboard.press("Space")
    assert _walk(card, 2) == ["never", "less"]
    card.keyboard.press("ArrowRight")
    assert card.locator("#more").is_visible()


def test_message_to_the_contact_is_empty(card: Page) -> None:
    address = card.locator('[data-key="ask"]').get_attribute("href")
    assert address == "mailto:kommunikation@falkenried.example"


def test_company_speaks_and_the_deputy_is_named(card: Page) -> None:
    ground = card.locator(".ground").inner_text()
    assert "Deine Firma dazu · Zahlen nennt bei uns zuerst" in ground
    assert "Frau Öztürk hilft weiter. Vertretung für das Team" in ground


def test_question_begins_at_edit(confirm: Page) -> None:
    assert _focus(confirm) == "edit"


def test_escape_edits_the_first_finding(confirm: Page) -> None:
    confirm.keyboard.press("Escape")
    assert _said(confirm) == [{"type": "edit", "finding": "f1"}]


def test_tab_stays_with_the_question(confirm: Page) -> None:
    assert _walk(confirm, 3) == ["publish", "edit", "publish"]
    confirm.keyboard.press("Enter")
    assert _said(confirm) == [{"type": "publish-anyway"}]


def test_question_says_what_it_is(confirm: Page) -> None:
    dialog = confirm.get_by_role(
        "alertdialog", name="3 Punkte, bevor es öffentlich wird"
    )
    assert dialog.count() == 1


def test_settings_are_kept_as_they_are_chosen(pages: SamplePages) -> None:
    opened = pages.open(Sample("options", "fine"))
    opened.get_by_label("Arbeitgeber", exact=True).fill("Brünnhaus AG")
    opened.keyboard.press("Enter")
    opened.get_by_role("radio", name="Offen").focus()
    opened.keyboard.press("ArrowUp")
    opened.get_by_text("Gespeichert.").wait_for()
    changes = [message["change"] for message in _said(opened) if "change" in message]
    assert changes == [{"employer": "Brünnhaus AG"}, {"stance": "separate"}]
    opened.context.close()


def test_settings_speak_as_chosen_at_once(pages: SamplePages) -> None:
    opened = pages.open(Sample("options", "fine"))
    opened.get_by_role("radio", name="Sie", exact=True).check(force=True)
    opened.get_by_role("heading", name="Sie und Ihre Firma").wait_for()
    opened.get_by_role("radio", name="English").check(force=True)
    opened.get_by_role("heading", name="You and your company").wait_for()
    assert opened.evaluate("document.documentElement.lang") == "en"
    opened.context.close()


def test_code_that_is_none_is_answered_kindly(pages: SamplePages) -> None:
    opened = pages.open(Sample("options", "fine"))
    opened.get_by_label("Code", exact=True).fill("hallo")
    opened.keyboard.press("Enter")
    assert opened.locator("#code-said").inner_text() == "Ein Code sieht so aus: BDT1-…"
    assert all(message.get("type") != "pair" for message in _said(opened))
    opened.context.close()


def test_pause_is_asked_for_an_hour(pages: SamplePages) -> None:
    opened = pages.open(Sample("popup", "quiet"))
    opened.get_by_role("button", name="Eine Stunde").focus()
    opened.keyboard.press("Enter")
    opened.get_by_role("heading", name="Pausiert bis").wait_for()
    assert opened.get_by_role("button", name="Weiterlesen").count() == 1
    opened.context.close()


def test_site_in_front_is_paused_and_read_again(pages: SamplePages) -> None:
    opened = pages.open(Sample("popup", "quiet"))
    opened.get_by_role("button", name="Auf LinkedIn").focus()
    opened.keyboard.press("Enter")
    opened.get_by_role("heading", name="Auf LinkedIn pausiert").wait_for()
    opened.get_by_role("button", name="Weiterlesen").press("Enter")
    opened.get_by_role("heading", name="Nichts aufgefallen").wait_for()
    opened.context.close()


def test_level_is_set_by_keyboard_and_taken_back(pages: SamplePages) -> None:
    opened = pages.open(Sample("options", "fine"))
    opened.locator("summary", has_text="Ton und Umgang").press("Enter")
    level = opened.get_by_label("Dein Punkt bleibt auch ohne das Wort")
    level.select_option("hint")
    level.select_option("as-meant")
    kept = [message["change"] for message in _said(opened) if "change" in message]
    rule = "conduct.disparagement"
    assert kept == [
        {"levels": [{"rule": rule, "level": "hint"}]},
        {"levels": [{"rule": rule, "level": None}]},
    ]
    opened.context.close()


def test_level_below_the_floor_cannot_be_chosen(pages: SamplePages) -> None:
    opened = pages.open(Sample("options", "fine"))
    opened.locator("summary", has_text="Was im Haus bleibt").click()
    level = opened.get_by_label("Zahlen, die noch niemand kennt")
    assert level.locator("option:disabled").all_inner_texts() == ["Aus", "Hinweis"]
    described = level.get_attribute("aria-describedby") or ""
    assert "Leiser geht es nicht" in opened.locator(f'[id="{described}"]').inner_text()
    opened.context.close()


def test_words_come_and_go_by_keyboard(pages: SamplePages) -> None:
    opened = pages.open(Sample("options", "fine"))
    words = opened.get_by_role("list", name="Eigene Wörter").locator("li")
    opened.get_by_label("Eigene Wörter: neues Wort").fill("Nordlicht")
    opened.keyboard.press("Enter")
    expect(words).to_have_text(["Blaue Möwe", "Nordlicht"])
    opened.get_by_role("button", name="„Blaue Möwe“ herausnehmen").press("Enter")
    expect(words).to_have_text(["Nordlicht"])
    opened.context.close()


def test_all_that_is_kept_goes_after_one_more_question(pages: SamplePages) -> None:
    opened = pages.open(Sample("options", "fine"))
    opened.get_by_role("button", name="Wörter, Stufen und Vermerke löschen").press(
        "Enter"
    )
    assert _focus(opened) == "clear-not"
    opened.get_by_role("button", name="Ja, alle löschen").press("Enter")
    opened.get_by_role("list", name="Eigene Wörter").wait_for(state="hidden")
    assert opened.get_by_text("ist der Arbeitgeber schon sichtbar").count() == 0
    opened.context.close()


def test_field_to_try_answers_for_the_last_text(pages: SamplePages) -> None:
    opened = pages.open(Sample("welcome", "fine"))
    opened.get_by_role("button", name="Beispiel einsetzen").press("Enter")
    opened.locator(".tried").wait_for()
    opened.get_by_label("Ein Versuch").fill("")
    opened.locator(".tried").wait_for(state="detached")
    tried = [message for message in _said(opened) if message.get("type") == "try"]
    assert [message["revision"] for message in tried] == [1]
    opened.context.close()

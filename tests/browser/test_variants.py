"""Sites do odd things to an editor while somebody writes in it. Each variant once, where it concerns a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.composer import BADGE, Composer
from tests.browser.site import sites
from tests.browser.waiting import until

if TYPE_CHECKING:
    from tests.browser.browser import Browser, Frame
    from tests.browser.chromium import Chromium
    from tests.browser.firefox import Firefox

NAMED = "Projekt Nordlicht"
TOLD = f"Nächste Woche zeigen wir {NAMED} 🎉"
HARMLESS = "Heute Abend backe ich Brot."
POSTS = ("linkedin-tiptap", "linkedin-quill", "facebook", "xing-draft")
COMMENTS = ("linkedin-comment", "facebook-comment", "xing-comment")
# Every text node gives way to a new one with the same words, as when the site draws anew on blur.
REWRITTEN = """(css) => {
  const deep = (root) => root.querySelector(css) ?? [...root.querySelectorAll('*')]
    .map(({shadowRoot}) => shadowRoot && deep(shadowRoot)).find(Boolean);
  const editor = deep(document);
  editor.addEventListener('blur', () => {
    const walk = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
    const nodes = [];
    for (let node = walk.nextNode(); node; node = walk.nextNode()) nodes.push(node);
    for (const node of nodes) node.replaceWith(node.cloneNode());
  });
}"""
# The whole composer is drawn anew, with the words that stood in it.
REPLACED = """(css) => {
  const old = document.querySelector(css);
  old.replaceWith(old.cloneNode(true));
}"""
# From now on the editor takes no change.
STUBBORN = "(css) => { document.querySelector(css).contentEditable = 'false'; }"
AWAY_AND_BACK = """() => {
  history.pushState(null, '', '/elsewhere/');
  document.body.hidden = true;
  window.scrollTo(0, 0);
  history.back();
  document.body.hidden = false;
}"""


def _composer(browser: Browser, name: str) -> Composer:
    (site,) = (site for site in sites() if site.name == name)
    return Composer(browser, site)


@pytest.fixture(params=POSTS)
def post(request: pytest.FixtureRequest, browser: Browser) -> Composer:
    composer = _composer(browser, request.param)
    composer.open()
    return composer


@pytest.fixture(params=COMMENTS)
def comment(request: pytest.FixtureRequest, browser: Browser) -> Composer:
    composer = _composer(browser, request.param)
    composer.open()
    return composer


def test_marks_stay_where_text_is_written_anew_on_blur(post: Composer) -> None:
    post.write(TOLD)
    post.underlined(NAMED)
    post.browser.evaluate(REWRITTEN, post.site.editor)
    post.browser.evaluate("() => { document.activeElement.blur(); }")
    post.underlined(NAMED)
    post.publish()
    post.frame("confirm")
    assert post.published() == []


def test_page_is_left_and_returned_to_without_loading(post: Composer) -> None:
    post.write(TOLD)
    post.underlined(NAMED)
    post.browser.evaluate(AWAY_AND_BACK)
    post.underlined(NAMED)
    post.publish()
    post.frame("confirm")
    assert post.published() == []


def test_enter_that_picks_somebody_publishes_nothing(comment: Composer) -> None:
    comment.write(f"{NAMED} für ")
    comment.underlined(NAMED)
    comment.mention("mir", "Mira Sander")
    assert comment.find_frame("confirm") is None
    assert comment.published() == []


def test_words_of_two_comments_are_told_apart(browser: Browser) -> None:
    first = _composer(browser, "facebook-comment")
    first.open()
    first.write(f"Wir haben {NAMED}")
    first.underlined(NAMED)
    other = "[role='article']:nth-child(1) form"
    browser.click(f"{other} [role='textbox']")
    browser.type(HARMLESS)
    until(lambda: HARMLESS in browser.words(other), "the words in the other")
    browser.press("Enter")
    until(first.published, "the harmless one to be published")
    assert first.published() == [HARMLESS]
    first.publish()
    first.frame("confirm")
    assert first.published() == [HARMLESS]


def test_shift_and_enter_begin_a_line(browser: Browser) -> None:
    comment = _composer(browser, "facebook-comment")
    comment.open()
    comment.write(f"{NAMED} kommt")
    comment.underlined(NAMED)
    browser.press("Shift+Enter")
    comment.write("und zwar bald")
    until(lambda: "bald" in comment.text(), "the second line")
    assert comment.published() == []
    assert comment.find_frame("confirm") is None
    browser.press("Enter")
    comment.frame("confirm")
    assert comment.published() == []


def test_a_comment_sent_right_after_the_last_key_is_held(comment: Composer) -> None:
    comment.browser.paste(TOLD)
    comment.send()
    comment.frame("confirm")
    assert comment.published() == []


def test_a_composer_that_is_drawn_anew_is_read_anew(browser: Browser) -> None:
    composer = _composer(browser, "xing-plain")
    composer.open()
    composer.write(TOLD)
    composer.underlined(NAMED)
    browser.evaluate(REPLACED, ".layer")
    composer.take_focus()
    composer.underlined(NAMED)
    composer.publish()
    composer.frame("confirm")


def test_a_restored_draft_is_marked_before_a_key_is_pressed(browser: Browser) -> None:
    composer = _composer(browser, "linkedin-edit")
    composer.open()
    composer.clear()
    composer.write(TOLD)
    composer.underlined(NAMED)
    browser.click(".dismiss")
    until(lambda: not composer.underlines(), "the marks to go with the composer")
    browser.evaluate("(text) => { window.kept = text; }", TOLD)
    composer.reopen()
    composer.underlined(NAMED)
    composer.publish()
    composer.frame("confirm")


def test_every_field_of_a_form_is_asked_about(browser: Browser) -> None:
    form = _composer(browser, "xing-position")
    form.open()
    form.write(NAMED)
    form.noticed(NAMED)
    browser.click("[data-qa='text-area']")
    browser.type(f"Mehr zu {NAMED}")
    form.publish()
    first = form.frame("confirm")
    first.click("[data-key='publish']")
    until(lambda: _asks_anew(form, first), "the question about the other field")
    assert form.published() == []
    form.publish_anyway()
    until(form.published, "the form to be saved")
    assert form.published() == [f"{NAMED}Mehr zu {NAMED}"]


def _asks_anew(form: Composer, first: Frame) -> bool:
    frame = form.find_frame("confirm")
    return frame is not None and frame.address != first.address


def test_advice_that_does_not_work_is_told(browser: Browser) -> None:
    composer = _composer(browser, "xing-plain")
    composer.open()
    composer.write(f"Brezeln für {NAMED} sind da")
    composer.underlined(NAMED)
    before = composer.text()
    browser.evaluate(STUBBORN, composer.site.editor)
    composer.take_advice(NAMED)
    card = composer.frame("card")
    until(
        lambda: "ließ sich hier nicht ändern" in card.words("main"), "the card's word"
    )
    assert composer.text() == before


@pytest.mark.parametrize("browser", ["chromium"], indirect=True)
def test_a_worker_that_dies_while_a_comment_is_written_is_woken(
    browser: Chromium, comment: Composer
) -> None:
    comment.write("Heute wird")
    comment.says("checked", "0")
    browser.stop_workers()
    comment.write(f" gebacken, morgen {NAMED}")
    comment.underlined(NAMED)
    comment.send()
    comment.frame("confirm")
    assert comment.published() == []


@pytest.mark.parametrize("browser", ["firefox"], indirect=True)
def test_extension_that_is_renewed_takes_over(browser: Firefox, post: Composer) -> None:
    post.write(TOLD)
    post.underlined(NAMED)
    browser.renew_extension()
    post.take_focus()
    post.write("!")
    post.underlined(NAMED)
    badges = [root for root in browser.in_closed_roots(BADGE) if root]
    assert len(badges) == 1
    post.keep("renewed")
    post.publish()
    post.frame("confirm")
    assert post.published() == []

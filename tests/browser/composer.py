"""A person at a composer: writes, looks at what is marked, publishes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.browser.browser import WORDS
from tests.browser.waiting import until

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.browser.browser import Browser, Frame
    from tests.browser.site import Site

ARTEFACTS = Path(__file__).parent.parent.parent / "artefacts"

# All our highlights with the words under them, in the order of the text.
UNDERLINES = """() => [window, ...Array.from(window)].flatMap((each) => {
  try { return [...each.CSS.highlights]; } catch { return []; }
}).filter(([name]) => name.startsWith('bedacht'))
  .flatMap(([name, ranges]) => [...ranges].map((range) => ({name, range})))
  .filter(({range}) => !range.collapsed)
  .sort((one, two) => one.range.startContainer === two.range.startContainer
    ? one.range.startOffset - two.range.startOffset
    : one.range.startContainer.compareDocumentPosition(two.range.startContainer)
      & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1)
  .map(({name, range}) => [name, range.toString()])"""


# The badge: its state and its number; null where none shows.
BADGE = """(root) => {
  const badge = root.querySelector('button[data-state]');
  const shown = badge && badge.getBoundingClientRect().width > 0;
  return shown ? [badge.dataset.state, badge.textContent] : null;
}"""


# Where the frame with this address stands, once it can be seen.
PLACE = """(root, address) => {
  // The element knows its frame by another address than the frame itself: only the fragment is shared.
  const frame = [...root.querySelectorAll('iframe')]
    .find(({src}) => new URL(src).hash === new URL(address).hash);
  if (!frame || getComputedStyle(frame).opacity !== '1') return null;
  const {x, y, width, height} = frame.getBoundingClientRect();
  return [x, y, width, height];
}"""


# What the page has published; null on a page that is none of the sites.
PUBLISHED = "() => window.published ?? null"


class Underline(NamedTuple):
    """A highlight of ours and the words under it."""

    name: str
    words: str


class Composer:
    """The composer of one site in one browser."""

    def __init__(self, browser: Browser, site: Site) -> None:
        self.browser = browser
        self.site = site

    def open(self) -> None:
        """Opens the page anew, and the composer on it."""
        self.browser.open(self.site.address)
        self.reopen()

    def reopen(self) -> None:
        """Opens the composer on the page that is there."""
        for opener in (self.site.opener, *self.site.then):
            self.browser.click(opener)
        if not self.site.bare:
            self.take_focus()

    def take_focus(self) -> None:
        """Clicks into the editor until it has the focus; a composer may be replaced meanwhile."""
        until(self._clicked_in, "the editor to have the focus")

    def _clicked_in(self) -> bool:
        self.browser.click(self.site.editor)
        return self.browser.has_focus(self.site.editor)

    def write(self, text: str) -> None:
        """Types at the caret."""
        self.browser.type(text)

    def mention(self, begun: str, name: str) -> None:
        """Types the beginning of a name and picks the person with Enter."""
        self.browser.type(f"@{begun}")
        self.browser.press("Enter")
        until(lambda: name in self.text(), f"the mention of {name}")

    def clear(self) -> None:
        """Takes everything out again."""
        self.take_focus()
        self.browser.press("Control+a")
        self.browser.press("Backspace")

    def text(self) -> str:
        """What the editor shows."""
        return self.browser.words(self.site.editor)

    def underlines(self) -> list[Underline]:
        """What is marked at this moment."""
        found = self.browser.evaluate(UNDERLINES)
        assert isinstance(found, list)
        return [Underline(*each) for each in found]

    def underlined(self, *words: str) -> list[Underline]:
        """Waits until exactly these words, in this order, are marked; other rules aside."""
        wanted = list(words)
        return until(lambda: self._marks(wanted), f"underlines under {wanted}")

    def _marks(self, wanted: list[str]) -> list[Underline] | None:
        marks = self.underlines()
        found = [mark.words for mark in marks if mark.words in wanted]
        return marks if found == wanted else None

    def publish(self) -> None:
        """Presses everything that stands between the text and the world."""
        for control in self.site.publish:
            self.browser.click(control)

    def send(self) -> None:
        """Publishes by the editor's own key where it has one."""
        if self.site.keys:
            self.browser.press(self.site.keys)
        else:
            self.publish()

    def noticed(self, words: str) -> None:
        """Waits until the words are marked, or where nothing can be marked, counted."""
        if self.site.marks:
            self.underlined(words)
        else:
            until(self._counts, f"{words} to be counted")

    def _counts(self) -> bool:
        badge = self.badge()
        return badge is not None and badge[0] == "checked" and badge[1] != "0"

    def publish_by_keyboard(self) -> None:
        """The same with Enter on the last control."""
        *before, last = self.site.publish
        for control in before:
            self.browser.click(control)
        self.browser.focus(last)
        self.browser.press("Enter")

    def press_again(self) -> None:
        """Presses the last control once more."""
        self.browser.click(self.site.publish[-1])

    def published(self) -> Sequence[str]:
        """The texts that the page has published since it was opened."""
        texts = self.browser.evaluate(PUBLISHED)
        assert isinstance(texts, list)
        return texts

    def badge(self) -> tuple[str, str] | None:
        """What the badge says: a state, and a number or sign."""
        roots = self.browser.in_closed_roots(BADGE)
        shown = [root for root in roots if isinstance(root, list)]
        return (str(shown[0][0]), str(shown[0][1])) if shown else None

    def says(self, state: str, number: str) -> None:
        """Waits until the badge says so."""
        until(lambda: self.badge() == (state, number), f"the badge {state} {number}")

    def publish_anyway(self) -> None:
        """Answers the question with yes, and presses again where that is asked for."""
        self.frame("confirm").click("[data-key='publish']")
        until(lambda: self.published() or self._asked_to_press(), "a way on")
        if not self.published():
            self.press_again()

    def _asked_to_press(self) -> bool:
        frame = self.find_frame("confirm")
        return frame is not None and frame.shows(".question[data-stage='press-again']")

    def take_advice(self, words: str) -> None:
        """Turns the card to a finding about these words, and takes its first advice."""
        card = self.frame("card")
        until(lambda: self._turned_to(card, words), f"the card about {words}")
        card.click("[data-key='advice-0']")

    def _turned_to(self, card: Frame, words: str) -> bool:
        if card.evaluate(WORDS, ".words q") == words:
            return True
        card.click("[data-key='next']")
        return False

    def edit(self) -> None:
        """Answers the question with no, and waits until it has gone."""
        self.frame("confirm").click("[data-key='edit']")
        until(lambda: self.find_frame("confirm") is None, "the question to go")
        if self.site.back:
            self.browser.click(self.site.back)

    def keep(self, name: str) -> None:
        """Keeps a picture of what the window shows."""
        ARTEFACTS.mkdir(exist_ok=True)
        whose = f"{self.browser.name}-{self.site.name}"
        self.browser.screenshot(ARTEFACTS / f"{whose}-{name}.png")

    def describe(self) -> str:
        """Everything that can be seen, in words."""
        text = self.text() if self.browser.shows(self.site.editor) else None
        pages = [frame.address.partition("#")[0] for frame in self.browser.frames()]
        return (
            f"text {text!r}, badge {self.badge()}, frames {pages}, "
            f"underlines {self.underlines()}, published {self.browser.evaluate(PUBLISHED)}"
        )

    def frame(self, page: str) -> Frame:
        """The extension's frame with this page, once it shows something and is at rest."""
        return until(lambda: self._at_rest(page), f"the frame {page}")

    def _at_rest(self, page: str) -> Frame | None:
        frame = self.find_frame(page)
        if frame is None:
            return None
        before = self._place(frame)
        still = frame.rests() and before is not None and before == self._place(frame)
        return frame if still else None

    def _place(self, frame: Frame) -> object:
        """Where the frame stands in the page; None until it has faded in."""
        places = self.browser.in_closed_roots(PLACE, frame.address)
        return next((place for place in places if place), None)

    def find_frame(self, page: str) -> Frame | None:
        """The extension's frame with this page, if it shows something now."""
        for frame in self.browser.frames():
            if f"/{page}.html" in frame.address and (
                frame.shows("main") or frame.shows(".question")
            ):
                return frame
        return None

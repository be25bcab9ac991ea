"""What a browser can do for a test, whichever browser it is.

Everything a person does (keys, clicks, pasting) reaches the page as trusted events.
Selectors are CSS; they are also looked up inside open shadow roots.
"""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tests.browser.waiting import PAUSE_S, until

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

# Finds the first visible element for a selector, open shadow roots and the site's own frames
# included. A field reads as its value.
DEEP = """
const deep = (css, root = document) => {
  for (const found of root.querySelectorAll(css)) {
    const box = found.getBoundingClientRect();
    if (box.width * box.height > 0) return found;
  }
  for (const host of root.querySelectorAll('*')) {
    const inner = host.shadowRoot ?? host.contentDocument;
    const found = inner && deep(css, inner);
    if (found) return found;
  }
  return null;
};
const words = (found) => found && ('value' in found && found.tagName !== 'BUTTON' ? found.value : found.innerText);
const corner = (found) => {
  const frame = found.ownerDocument.defaultView.frameElement?.getBoundingClientRect();
  return [frame?.x ?? 0, frame?.y ?? 0];
};
"""
MIDDLE = f"""(css) => {{ {DEEP}
  const found = deep(css);
  if (!found || found.disabled) return null;
  found.scrollIntoView({{block: 'nearest'}});
  const box = found.getBoundingClientRect();
  const [x, y] = corner(found);
  return [x + box.x + box.width / 2, y + box.y + box.height / 2, innerWidth, innerHeight];
}}"""
WORDS = f"""(css) => {{ {DEEP}
  return words(deep(css));
}}"""
FOCUSED = f"""(css) => {{ {DEEP}
  const found = deep(css);
  return found?.contains(found.getRootNode().activeElement) ?? false;
}}"""
PAINTED = """() => new Promise((done) => {
  const size = () => done([innerWidth, innerHeight]);
  requestAnimationFrame(() => requestAnimationFrame(size));
})"""
FOCUS = f"""(css) => {{ {DEEP}
  const found = deep(css);
  if (!found || found.disabled) return false;
  found.focus();
  return true;
}}"""
# The middle of the nth character of an element's text.
LETTER = f"""(css, word) => {{ {DEEP}
  const texts = document.createTreeWalker(deep(css), NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {{
    const at = node.data.indexOf(word);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    const box = range.getClientRects()[0];
    return [box.x + box.width / 2, box.y + box.height / 2];
  }}
  return null;
}}"""


@dataclass(frozen=True, slots=True)
class Launch:
    """How a browser is started: the extension, the look-alikes' port, a home of its own.

    Without an extension IT brings it, and it does not greet. `more` are switches of Chromium, the
    last of a kind counts; `beside` are extensions of others; `program` starts the browser instead
    of its own.
    """

    extension: Path | None
    port: int
    home: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    language: Literal["de", "en"] = "de"
    headless: bool = True
    more: tuple[str, ...] = ()
    beside: tuple[Path, ...] = ()
    program: str = ""


class Surface(ABC):
    """One document: the page of a site, or a frame of the extension."""

    @abstractmethod
    def evaluate(self, function: str, *values: object) -> object:
        """What a JavaScript function answers, as JSON, for JSON values."""

    @abstractmethod
    def click_at(self, x: float, y: float) -> None:
        """A click at a point of this document's window, in CSS pixels."""

    def click(self, css: str) -> None:
        """Clicks the middle of the first visible element, once it is there, on and at rest."""
        point = until(lambda: self._at_rest(css), f"something to click at {css}")
        self.click_at(*_point(point))

    def rests(self) -> bool:
        """Whether the window keeps its size, and what it shows has been painted."""
        before = self.evaluate(PAINTED)
        return before is not None and before == self.evaluate(PAINTED)

    def _at_rest(self, css: str) -> object:
        """Where to click; nothing while the element still moves or its window grows."""
        before = self.evaluate(MIDDLE, css)
        time.sleep(PAUSE_S)
        return before if before == self.evaluate(MIDDLE, css) else None

    def click_word(self, css: str, word: str) -> None:
        """Clicks the middle of a word inside an element."""
        point = until(lambda: self.evaluate(LETTER, css, word), f"the word in {css}")
        self.click_at(*_point(point))

    def shows(self, css: str) -> bool:
        """Whether something visible matches."""
        return self.evaluate(WORDS, css) is not None

    def focus(self, css: str) -> None:
        """Gives the focus to the first visible match, once it is there and on."""
        until(lambda: self.evaluate(FOCUS, css), f"something to focus at {css}")

    def has_focus(self, css: str) -> bool:
        """Whether the first visible match has the focus, or something inside it."""
        return self.evaluate(FOCUSED, css) is True

    def words(self, css: str) -> str:
        """The visible words of the first visible element, once it is there."""
        until(lambda: self.shows(css), f"{css} to show")
        return str(self.evaluate(WORDS, css))


class Frame(Surface):
    """A frame of the extension inside the page."""

    @property
    @abstractmethod
    def address(self) -> str:
        """Where its document comes from."""

    @abstractmethod
    def press(self, key: Literal["Tab", "Enter", "Escape"]) -> None:
        """Presses a key in the frame, which has the keyboard and may leave thereby."""


class Browser(Surface):
    """A running browser with one page open; the page is the surface."""

    name: str

    @abstractmethod
    def open(self, address: str) -> None:
        """Goes to an address and waits until it is loaded."""

    @abstractmethod
    def type(self, text: str) -> None:
        """Types letter by letter; a line break is Enter."""

    @abstractmethod
    def press(self, keys: str) -> None:
        """Presses a key, or several at once: `Enter`, `Control+z`."""

    @abstractmethod
    def paste(self, text: str) -> None:
        """Puts text on the clipboard and presses Ctrl+V."""

    @abstractmethod
    def frames(self) -> Sequence[Frame]:
        """The extension's frames in the page, closed shadow roots included."""

    @abstractmethod
    def drag(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Holds the mouse down at one point of the window and lets go at another."""

    @abstractmethod
    def in_closed_roots(self, function: str, *values: object) -> Sequence[object]:
        """What a JavaScript function answers for each closed shadow root of the page.

        The page itself cannot look there; only a test can.
        """

    @abstractmethod
    def screenshot(self, file: Path) -> None:
        """Saves what the window shows as a PNG."""

    @abstractmethod
    def close(self) -> None:
        """Ends the browser and everything it started."""


def _point(value: object) -> tuple[float, float]:
    assert isinstance(value, list)
    return float(value[0]), float(value[1])

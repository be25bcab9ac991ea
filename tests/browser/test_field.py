"""A plain text field has no words to underline: the lines lie on a copy, exactly over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.browser.composer import Composer
from tests.browser.site import sites
from tests.browser.waiting import until

if TYPE_CHECKING:
    from tests.browser.browser import Browser

NAMED = "Projekt Nordlicht"
LONG = "Ich schreibe über mein Brot, damit die Zeilen umbrechen. " * 8
# Top of the underlined words and of the field, heights of copy and field, how far the field is scrolled, and whether
# readers pass over the copy.
LAID = """(words) => {
  const field = document.querySelector("[data-qa='text-area']");
  const ranges = [...CSS.highlights.values()].flatMap((each) => [...each]);
  const range = ranges.find((each) => each.toString() === words);
  const copy = range?.startContainer.parentElement;
  const host = copy?.getRootNode().host;
  const {top} = range?.getBoundingClientRect() ?? {};
  return range && {
    top: Math.round(top - field.getBoundingClientRect().top),
    copy: copy.offsetHeight, field: field.scrollHeight, scrolled: Math.round(field.scrollTop),
    silent: host.inert && host.ariaHidden === 'true',
  };
}"""
SCROLL = "() => { document.querySelector(\"[data-qa='text-area']\").scrollTop = 20; }"


def test_lines_lie_over_the_words_and_scroll_with_them(browser: Browser) -> None:
    (site,) = (each for each in sites() if each.name == "xing-description")
    field = Composer(browser, site)
    field.open()
    field.write(f"Wir zeigen {NAMED}. {LONG}")
    field.underlined(NAMED)
    browser.evaluate(SCROLL)

    def laid() -> dict[str, int] | None:
        found = browser.evaluate(LAID, NAMED)
        assert isinstance(found, dict)
        # The first line stands about ten pixels under the edge, and is scrolled away by twenty.
        return found if found["scrolled"] == 20 and -20 < found["top"] < 0 else None

    there = until(laid, "the lines to scroll with the words")
    assert there["silent"]
    # One line more or less would be twenty: every line breaks where it does in the field.
    assert abs(there["copy"] - there["field"]) < 15
    field.publish()
    field.publish_anyway()
    assert list(field.published()) == [f"Wir zeigen {NAMED}. {LONG}".strip()]

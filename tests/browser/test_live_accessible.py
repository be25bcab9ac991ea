"""Card and question where they live, in a frame over a site: what the pages with samples cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.composer import Composer
from tests.browser.site import sites
from tests.browser.test_pages_accessible import AXE, SMALLEST_TARGET
from tests.browser.waiting import until

if TYPE_CHECKING:
    from tests.browser.browser import Frame
    from tests.browser.chromium import Chromium

TOLD = "Nächste Woche zeigen wir Projekt Nordlicht 🎉"
# Told as one function: a frame of ours loads no script from elsewhere.
LOOK = f"""async () => {{ {AXE.read_text("utf-8")}
  const {{ violations, passes }} = await axe.run(document);
  const told = violations.flatMap(({{ id, nodes }}) => nodes.map(({{ html }}) => `${{id}}: ${{html}}`));
  return [passes.length, told];
}}"""
# axe does not see into closed roots; the badge is one button.
BADGE = """(root) => {
  const badge = root.querySelector('button[data-state]');
  if (!badge) return null;
  const { width, height } = badge.getBoundingClientRect();
  return [badge.ariaLabel, Math.min(width, height), badge.tabIndex];
}"""


def _in_order(frame: Frame) -> None:
    found = frame.evaluate(LOOK)
    assert isinstance(found, list)
    passed, violations = found
    assert passed > 10  # axe has looked at something
    assert violations == []


@pytest.mark.parametrize("browser", ["chromium"], indirect=True)
def test_nothing_stands_in_the_way_over_a_site(browser: Chromium) -> None:
    (site,) = (each for each in sites() if each.name == "linkedin-tiptap")
    composer = Composer(browser, site)
    composer.open()
    composer.write(TOLD)
    _in_order(composer.frame("card"))
    badge = next(filter(None, browser.in_closed_roots(BADGE)))
    assert isinstance(badge, list)
    label, smallest, place = badge
    assert "3" in label
    assert smallest >= SMALLEST_TARGET
    assert place == 0
    composer.publish()
    _in_order(composer.frame("confirm"))
    composer.edit()
    until(lambda: composer.find_frame("confirm") is None, "the question to go")

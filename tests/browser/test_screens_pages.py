"""Every state of the extension's own pages in pictures, to be looked at: one sheet a page, language and theme.

`make screens` keeps them in docs/screens; every other run leaves them in artefacts.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest

from tests.browser.composer import ARTEFACTS
from tests.browser.sample_pages import Sample, SamplePages

if TYPE_CHECKING:
    from playwright.sync_api import Page

FOLDER = Path(os.environ.get("BEDACHT_SCREENS", str(ARTEFACTS)))
SHEETS = {
    "card": ("0", "1", "2", "3", "quiet", "away"),
    "confirm": ("ask", "press-again"),
    "popup": ("quiet", "findings", "away", "paused", "paused-here", "changed"),
    "options": ("fine",),
    "welcome": ("fine", "away"),
}
GROUND = {"light": "#d9d6cf", "dark": "#0e0d11"}
QUALITY = 72


def _picture(pages: SamplePages, sample: Sample) -> bytes:
    opened = pages.open(sample)
    for fold in opened.locator("summary").all():
        fold.click()
    for example in opened.locator('[data-key="sample"]').all():
        example.click()
        opened.locator(".tried").wait_for()
    shown = opened.locator("main, .question").first
    picture = shown.screenshot()
    opened.context.close()
    return picture


def _sheet(page: Page, pictures: list[bytes], ground: str) -> bytes:
    """The pictures side by side, as one."""
    images = "".join(
        f'<img style="align-self:start" src="data:image/png;base64,{base64.b64encode(each).decode()}">'
        for each in pictures
    )
    style = f"display:inline-flex;gap:24px;padding:24px;background:{ground}"
    page.goto("about:blank")  # the page itself would refuse markup
    page.set_content(f'<body style="margin:0"><div style="{style}">{images}</div>')
    page.locator("img").last.wait_for()
    return page.locator("div").screenshot(type="jpeg", quality=QUALITY)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("page", list(SHEETS))
def test_every_state_in_a_picture(
    pages: SamplePages, page: str, language: str, theme: Literal["light", "dark"]
) -> None:
    taken = [
        _picture(pages, Sample(page, case, language, theme=theme))
        for case in SHEETS[page]
    ]
    table = pages.open(Sample("card", "0", width=2600))
    sheet = _sheet(table, taken, GROUND[theme])
    table.context.close()
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{page}-{language}-{theme}.jpg").write_bytes(sheet)
    assert len(set(taken)) == len(taken), "two states that look alike"

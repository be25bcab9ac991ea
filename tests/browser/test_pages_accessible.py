"""Every page of the extension, as people with other eyes, hands and screens meet it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.sample_pages import EXTENSION, Sample, SamplePages

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE = EXTENSION / "node_modules" / "axe-core" / "axe.min.js"
STATES = [
    ("card", "0"),
    ("card", "1"),
    ("card", "2"),
    ("card", "quiet"),
    ("card", "away"),
    ("confirm", "ask"),
    ("confirm", "press-again"),
    ("popup", "quiet"),
    ("popup", "findings"),
    ("popup", "away"),
    ("card", "3"),
    ("popup", "paused"),
    ("popup", "paused-here"),
    ("popup", "elsewhere"),
    ("popup", "changed"),
    ("popup", "faulty"),
    ("options", "fine"),
    ("options", "away"),
    ("welcome", "fine"),
    ("welcome", "away"),
]
SMALLEST_TARGET = 24


def _violations(page: Page) -> list[str]:
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{violation['id']}: {node['html']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def _unfold(page: Page) -> None:
    """Opens everything that can be opened."""
    closed = page.locator('[aria-expanded="false"], details:not([open]) > summary')
    while closed.count():
        closed.first.click()
    for sample in page.locator('[data-key="sample"]').all():
        sample.click()
        page.locator(".tried").wait_for()


@pytest.mark.parametrize(("page", "case"), STATES)
def test_nothing_stands_in_the_way(pages: SamplePages, page: str, case: str) -> None:
    opened = pages.open(Sample(page, case))
    _unfold(opened)
    # axe comes in as a script of the test's, which the page itself would refuse.
    opened.evaluate(AXE.read_text(encoding="utf-8"))
    light = _violations(opened)
    opened.emulate_media(color_scheme="dark")
    dark = _violations(opened)
    opened.context.close()
    assert light == dark == []
    assert pages.complaints == []


@pytest.mark.parametrize(("page", "case"), STATES)
def test_twice_the_size_needs_no_sideways_scrolling(
    pages: SamplePages, page: str, case: str
) -> None:
    opened = pages.open(Sample(page, case, address="sie", width=380))
    _unfold(opened)
    opened.evaluate("document.documentElement.style.fontSize = '200%'")
    beyond = opened.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    opened.context.close()
    assert beyond <= 0


@pytest.mark.parametrize(("page", "case"), STATES)
def test_every_control_is_large_enough_to_hit(
    pages: SamplePages, page: str, case: str
) -> None:
    opened = pages.open(Sample(page, case))
    _unfold(opened)
    controls = "button:visible, label.option:visible, select:visible, summary:visible"
    for control in opened.locator(controls).all():
        box = control.bounding_box()
        assert box is not None
        assert min(box["width"], box["height"]) >= SMALLEST_TARGET, control
    opened.context.close()


@pytest.mark.parametrize("page", ["card", "confirm"])
def test_page_in_a_frame_leaves_the_ground_to_the_site(
    pages: SamplePages, page: str
) -> None:
    opened = pages.open(Sample(page, "0", theme="dark"))
    grounds = opened.evaluate(
        "[document.documentElement, document.body]"
        ".map((node) => getComputedStyle(node).backgroundColor)"
    )
    scheme = opened.evaluate("getComputedStyle(document.documentElement).colorScheme")
    opened.context.close()
    assert set(grounds) == {"rgba(0, 0, 0, 0)"}
    assert scheme == "normal"


def test_levels_are_told_apart_without_colour(pages: SamplePages) -> None:
    seen = set()
    for case in ("0", "1", "3"):
        opened = pages.open(Sample("card", case, theme="forced"))
        dots = opened.locator(".loudness .full").count()
        line = opened.evaluate(
            "getComputedStyle(document.querySelector('.mark')).textDecorationStyle"
        )
        seen.add((dots, line))
        opened.context.close()
    assert seen == {(3, "solid"), (2, "dashed"), (1, "dotted")}

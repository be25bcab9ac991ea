"""The content script stands in every page of the sites: it stays small."""

from __future__ import annotations

import pytest

from tests.browser.conftest import BUILT

MOST_BYTES = 150_000


@pytest.mark.parametrize("folder", ["chrome-mv3", "firefox-mv3"])
def test_the_content_script_is_small(folder: str) -> None:
    scripts = list((BUILT / folder / "content-scripts").glob("*.js"))
    assert scripts
    assert sum(script.stat().st_size for script in scripts) < MOST_BYTES

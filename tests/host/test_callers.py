"""Which extensions may come, beside ours: those that IT alone has named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from bedacht.host.browsers import CHROMIUM_ORIGINS
from bedacht.host.callers import chromium_origins, written

PACKED = "abcdefghijklmnopabcdefghijklmnop"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    place = tmp_path / "extensions.json"
    place.write_text(written((PACKED,)), "utf-8")
    place.chmod(0o644)
    return place


def test_extension_that_it_has_packed_may_come(file: Path) -> None:
    added = f"chrome-extension://{PACKED}"
    assert chromium_origins(file, os.getuid()) == (*CHROMIUM_ORIGINS, added)


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"chromium": 7}', '{"chromium": ["x"]}', '{"chromium": [7]}',
     '{"chromium": ["abcdefghijklmnopabcdefghijklmnop/"]}'],
)  # fmt: skip
def test_nonsense_adds_nobody(file: Path, text: str) -> None:
    file.write_text(text)
    assert chromium_origins(file, os.getuid()) == CHROMIUM_ORIGINS


def test_file_that_others_can_change_adds_nobody(file: Path) -> None:
    file.chmod(0o666)
    assert chromium_origins(file, os.getuid()) == CHROMIUM_ORIGINS


def test_nobody_is_added_without_the_file(tmp_path: Path) -> None:
    assert chromium_origins(tmp_path / "none", os.getuid()) == CHROMIUM_ORIGINS

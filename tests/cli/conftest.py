"""A terminal in an empty home, and a company's policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.policy.company import SMALL


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path)


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "policies" / "falkenried.toml"
    path.parent.mkdir()
    path.write_text(SMALL, "utf-8")
    return path

"""A terminal in an empty home, and a company's policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.terminal import Terminal
from tests.policy.company import SMALL


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where compiled rules lie for all tests."""
    return tmp_path_factory.mktemp("kept")


@pytest.fixture
def terminal(tmp_path: Path, kept: Path) -> Terminal:
    return Terminal(tmp_path, kept)


@pytest.fixture
def policy(tmp_path: Path) -> Path:
    path = tmp_path / "policies" / "falkenried.toml"
    path.parent.mkdir()
    path.write_text(SMALL, "utf-8")
    return path

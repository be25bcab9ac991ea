"""A home of its own and a real door for every attack; see tests/channel and tests/host."""

from pathlib import Path

import pytest

from tests.channel.conftest import house
from tests.host.conftest import here
from tests.host.conftest import home as home_without_rules
from tests.host.test_daemon_process import daemon

__all__ = ["daemon", "here", "home_without_rules", "house"]


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where daemons find the rules that the first of them has compiled."""
    return tmp_path_factory.mktemp("compiled")


@pytest.fixture(autouse=True)
def home(
    home_without_rules: Path, compiled: Path, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """A private home folder, but for the compiled rules."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(compiled))
    return home_without_rules

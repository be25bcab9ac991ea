"""A home of its own and a real door for every attack; see tests/channel and tests/host."""

from tests.channel.conftest import house
from tests.host.conftest import here, home
from tests.host.test_daemon_process import daemon

__all__ = ["daemon", "here", "home", "house"]

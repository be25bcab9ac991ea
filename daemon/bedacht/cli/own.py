"""Where this person's files are on this machine; looks, and makes no folder."""

from __future__ import annotations

from pathlib import Path

from platformdirs import PlatformDirs

from bedacht.desk.sources import Sources, managed_policy, managed_trust


def own_sources() -> Sources:
    """The same places as the daemon's."""
    dirs = PlatformDirs("bedacht", appauthor=False)
    return Sources(
        preferences=dirs.user_config_path / "preferences.toml",
        own=dirs.user_config_path / "policy.toml",
        managed=managed_policy(),
        trust=managed_trust(),
        updates=dirs.user_state_path / "policy",
    )


def kept_rules() -> Path:
    """Where the compiled rules are kept for the next time."""
    return PlatformDirs("bedacht", appauthor=False).user_cache_path

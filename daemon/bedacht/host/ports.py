"""The port of last time, so that a paired extension finds the daemon again."""

from __future__ import annotations

from bedacht.host.places import Places, read_private, write_private


def last(places: Places) -> int | None:
    """The port that was kept, if one was."""
    kept = read_private(places.state / "port") or b""
    return int(kept[:5]) if kept.isdigit() else None


def keep(places: Places, port: int) -> None:
    """Keeps `port` for the next start."""
    if last(places) != port:
        write_private(places.state / "port", str(port).encode())

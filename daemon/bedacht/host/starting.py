"""How the daemon comes to run: started by the system with the session, or by hand."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from bedacht.host.service import PATIENCE, Service

# Where packages and IT put what starts for everybody; the strongest place first.
_FOR_EVERYBODY = {
    "linux": (
        "/etc/systemd/user",
        "/usr/local/lib/systemd/user",
        "/usr/lib/systemd/user",
    ),
    "darwin": ("/Library/LaunchAgents",),
}


def unit(ours: Service, system: str = sys.platform) -> Path | None:
    """The file that starts `ours`: this person's own, or everybody's; None without."""
    own = next(iter(ours.files))
    folders = map(Path, _FOR_EVERYBODY.get(system, ()))
    files = (own, *(folder / own.name for folder in folders))
    return next((file for file in files if file.exists()), None)


def state(unit: Path) -> str:
    """What systemd says: `active`, `inactive`, `failed` …; empty where it does not answer."""
    try:
        done = subprocess.run(  # noqa: S603 - the name of a unit of ours
            ("systemctl", "--user", "is-active", unit.name),  # noqa: S607 - where it lies differs
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip()

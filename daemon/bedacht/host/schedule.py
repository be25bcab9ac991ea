"""Lets `bedacht update` be asked every hour whether it is time: systemd, launchd or a Windows task.

When it really asks the company's server is its own matter (once a day); the hourly start
only looks at the clock and ends.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from bedacht.host.service import Service, agent, unit_words, units

LABEL = "de.bedacht.update"
_HOUR = 3600
_UNIT = """\
[Unit]
Description=Bedacht asks for a newer policy

[Service]
Type=oneshot
ExecStart={command}
StandardInput=null
StandardOutput=null
StandardError=null
UMask=0077
LimitCORE=0
NoNewPrivileges=yes
TimeoutStartSec=2min
"""
_TIMER = """\
[Unit]
Description=Bedacht asks for a newer policy, if it is time

[Timer]
OnStartupSec=2min
OnUnitActiveSec=1h
RandomizedDelaySec=10min

[Install]
WantedBy=timers.target
"""


def schedule(home: Path, command: Sequence[str], system: str = sys.platform) -> Service:
    """The schedule of this system; `command` is program and arguments of the update."""
    kinds = {"darwin": _launchd, "win32": _task}
    return kinds.get(system, _systemd)(home, command)


def _systemd(home: Path, command: Sequence[str]) -> Service:
    ask = ("systemctl", "--user")
    folder = units(home)
    return Service(
        {
            folder / "bedacht-update.timer": _TIMER,
            folder / "bedacht-update.service": _UNIT.format(
                command=unit_words(command)
            ),
        },
        ((*ask, "daemon-reload"), (*ask, "enable", "--now", "bedacht-update.timer")),
        ((*ask, "disable", "--now", "bedacht-update.timer"),),
    )


def _launchd(home: Path, command: Sequence[str]) -> Service:
    return agent(home, LABEL, command, {"StartInterval": _HOUR})


def _task(home: Path, command: Sequence[str]) -> Service:
    """A task needs no file; what was scheduled is noted beside that of the daemon."""
    file = home / "AppData/Local/Bedacht/bedacht-update-task.txt"
    line = subprocess.list2cmdline(command)
    name = ("/TN", "Bedacht update")
    create = ("schtasks", "/Create", "/F", *name, "/SC", "HOURLY", "/TR", line)
    return Service(
        {file: f"{line}\n"}, (create,), (("schtasks", "/Delete", "/F", *name),)
    )

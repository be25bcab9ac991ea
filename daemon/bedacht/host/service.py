"""Starts the daemon with the person's session: systemd, launchd or a Windows task.

The text of each is generated here; nothing secret stands in it. Where the system's own
manager does not answer, the file is written all the same, and `Installed` says so.
"""

from __future__ import annotations

import os
import plistlib
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from bedacht.host.manifests import remove_manifest, write_manifest

LABEL = "de.bedacht.daemon"
PATIENCE = 100  # seconds; the first start compiles the rules and may ask for a password
_UNIT = """\
[Unit]
Description=Bedacht looks at drafts before they are published

[Service]
# Started once its doors are open; killed and started again when it has hung for minutes.
Type=notify
NotifyAccess=main
WatchdogSec=5min
ExecStart={command}
Restart=on-failure
RestartSec=2
# It has said what this machine does not let it do; saying so every two seconds helps nobody.
RestartPreventExitStatus=2
TimeoutStopSec=3
StandardInput=null
StandardOutput=null
StandardError=null
UMask=0077
LimitCORE=0
MemoryMax=300M
MemorySwapMax=0
TasksMax=32
NoNewPrivileges=yes
RestrictAddressFamilies=AF_UNIX AF_INET
SystemCallFilter=@system-service
SystemCallFilter=~@privileged @resources
# With these the daemon seals itself; older systemd does not count them to the group.
SystemCallFilter=landlock_create_ruleset landlock_add_rule landlock_restrict_self seccomp
SystemCallArchitectures=native
LockPersonality=yes
RestrictRealtime=yes
RestrictSUIDSGID=yes
RestrictNamespaces=yes
MemoryDenyWriteExecute=yes
KeyringMode=private

[Install]
WantedBy=default.target
"""
_TASK = """\
<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http:{slashes}schemas.microsoft.com/windows/2004/02/mit/task">
  <Triggers><LogonTrigger><Enabled>true</Enabled></LogonTrigger></Triggers>
  <Principals><Principal id="Author">
    <LogonType>InteractiveToken</LogonType><RunLevel>LeastPrivilege</RunLevel>
  </Principal></Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <ExecutionTimeLimit>PT0S</ExecutionTimeLimit>
    <RestartOnFailure><Interval>PT1M</Interval><Count>3</Count></RestartOnFailure>
  </Settings>
  <Actions Context="Author"><Exec>
    <Command>{program}</Command><Arguments>{arguments}</Arguments>
  </Exec></Actions>
</Task>
"""


@dataclass(frozen=True, slots=True)
class Service:
    """Something that the system starts: its files with their text, and the commands around them."""

    files: Mapping[Path, str]
    start: tuple[tuple[str, ...], ...]
    stop: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Installed:
    """What `install` has done: `started` is False where no manager answered.

    `by_hand` is then the command that the person can give later.
    """

    file: Path
    started: bool
    by_hand: str


def service(home: Path, command: Sequence[str], system: str = sys.platform) -> Service:
    """The service of this system; `command` is program and arguments of the daemon."""
    kinds = {"darwin": _launchd, "win32": _task}
    return kinds.get(system, _systemd)(home, command)


def install(ours: Service) -> Installed:
    """Writes the files and starts what they say.

    Raises:
        BrowserError: a file cannot be written.
    """
    for file, content in ours.files.items():
        write_manifest(file, content)
    by_hand = " && ".join(map(shlex.join, ours.start))
    return Installed(next(iter(ours.files)), _all_done(ours.start), by_hand)


def remove(ours: Service) -> list[Path]:
    """Stops it and removes its files; the files that were there."""
    there = [file for file in ours.files if file.exists()]
    if there:
        _all_done(ours.stop)
    for file in there:
        remove_manifest(file)
    return there


def units(home: Path) -> Path:
    """The folder of this person's systemd units."""
    config = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
    return config / "systemd/user"


def _systemd(home: Path, command: Sequence[str]) -> Service:
    ask = ("systemctl", "--user")
    unit = _UNIT.format(command=unit_words(command))
    return Service(
        {units(home) / "bedacht.service": unit},
        (
            (*ask, "daemon-reload"),
            (*ask, "enable", "bedacht.service"),
            # Not `start`: what ran before an upgrade would run on.
            (*ask, "restart", "bedacht.service"),
        ),
        ((*ask, "disable", "--now", "bedacht.service"),),
    )


def unit_words(command: Sequence[str]) -> str:
    """A command as systemd reads it."""
    return " ".join(map(_unit_word, command))


def _unit_word(word: str) -> str:
    """One argument as systemd reads it: `%` and `$` stand for themselves."""
    kept = word.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + kept.replace("%", "%%").replace("$", "$$") + '"'


def _launchd(home: Path, command: Sequence[str]) -> Service:
    kept = {"RunAtLoad": True, "KeepAlive": {"SuccessfulExit": False}}
    return agent(home, LABEL, command, kept)


def agent(
    home: Path, label: str, command: Sequence[str], when: Mapping[str, object]
) -> Service:
    """An agent of launchd; `when` says when it runs."""
    file = home / "Library/LaunchAgents" / f"{label}.plist"
    values = {
        "Label": label,
        "ProgramArguments": list(command),
        "ProcessType": "Background",
        "Umask": 0o077,
        **when,
    }
    return Service(
        {file: plistlib.dumps(values).decode()},
        (("launchctl", "load", "-w", str(file)),),
        (("launchctl", "unload", "-w", str(file)),),
    )


def _task(home: Path, command: Sequence[str]) -> Service:
    file = home / "AppData/Local/Bedacht/bedacht-task.xml"
    program, *arguments = command or ("",)
    content = _TASK.format(
        slashes="//",
        program=escape(program),
        arguments=escape(subprocess.list2cmdline(arguments)),
    )
    create = ("schtasks", "/Create", "/F", "/TN", "Bedacht", "/XML", str(file))
    return Service(
        {file: content},
        (create, ("schtasks", "/Run", "/TN", "Bedacht")),
        (("schtasks", "/Delete", "/F", "/TN", "Bedacht"),),
    )


def _all_done(commands: Sequence[Sequence[str]]) -> bool:
    return all(map(_done, commands))


def _done(command: Sequence[str]) -> bool:
    try:
        done = subprocess.run(  # noqa: S603 - the commands stand above
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0

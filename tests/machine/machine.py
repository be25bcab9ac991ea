"""A machine inside this one: own accounts, own processes, a real systemd for each person.

The kernel lays a second, empty sheet over the system's folders: accounts are added and
packages installed for real, and everything is gone with the machine. It needs root and
Linux, as CI has; ports and the network are those of the machine below.
"""

from __future__ import annotations

import os
import shlex
import subprocess
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.security.strangers import NoStrangerError

Done = subprocess.CompletedProcess[str]
PATIENCE = 150
# systemd wants to have been booted, a control group that it may divide, and a folder to run in.
# The sheets lie in memory. Homes of others and what only the developer has are not to be seen.
_SETUP = """
set -e
mount -t tmpfs -o mode=0755 sheets /mnt
for each in etc usr var home opt; do
    mkdir -p /mnt/$each/upper /mnt/$each/work
    mount -t overlay over -o lowerdir=/$each,upperdir=/mnt/$each/upper,workdir=/mnt/$each/work /$each
done
mount -t tmpfs -o mode=0755 run /run
mkdir -p /run/systemd/system /run/user
umount --recursive /sys/fs/cgroup
mount -t cgroup2 groups /sys/fs/cgroup
mkdir -p {group}/host
echo $$ > {group}/host/cgroup.procs
echo ready
exec sleep infinity
"""


@dataclass(frozen=True, slots=True)
class Account:
    """One person on the machine."""

    machine: Machine
    name: str
    uid: int

    @property
    def home(self) -> Path:
        """Their folder, as they see it."""
        return Path("/home", self.name)

    @property
    def runtime(self) -> Path:
        """Where their sockets lie."""
        return Path(f"/run/user/{self.uid}")

    def run(self, *command: str | Path, ok: bool = True) -> Done:
        """What a command of theirs says; where it must succeed it is asserted."""
        done = self.machine.run(*self.command(command), ok=False)
        assert done.returncode == 0 or not ok, done.stdout + done.stderr
        return done

    def command(self, command: Sequence[str | Path]) -> tuple[str, ...]:
        """`command` with their rights, in their session."""
        environment = {
            "HOME": str(self.home),
            "USER": self.name,
            "LANG": "C.UTF-8",
            "PATH": "/usr/local/bin:/usr/bin:/bin",
            "XDG_RUNTIME_DIR": str(self.runtime),
            "DBUS_SESSION_BUS_ADDRESS": f"unix:path={self.runtime}/bus",
        }
        who = (
            "setpriv",
            f"--reuid={self.uid}",
            f"--regid={self.uid}",
            "--clear-groups",
        )
        there = ("env", "--ignore-environment", f"--chdir={self.home}")
        return (*who, *there, *_pairs(environment), *map(str, command))

    def log_in(self) -> None:
        """Their session begins: a service manager and a bus of their own."""
        group = f"{self.machine.group}/{self.name}"
        self.machine.shell(
            f"mkdir -p {group}/init; chown -R {self.uid} {group}"
            f"; echo $$ > {group}/init/cgroup.procs"
            f"; install -d -m 700 -o {self.uid} -g {self.uid} {self.runtime}"
            f"; exec {shlex.join(self.command(['/usr/lib/systemd/systemd', '--user']))}"
            " </dev/null >/dev/null 2>&1 & "
        )
        self.machine.until(
            *self.command(["systemctl", "--user", "is-active", "default.target"])
        )


class Machine:
    """Begins with `start`, and is gone with `stop`, whatever ran or lay on it."""

    def __init__(self) -> None:
        self.group = f"/sys/fs/cgroup/bedacht-{os.getpid()}"
        self._process: subprocess.Popen[str] | None = None
        self._init = 0

    def start(self) -> None:
        """Returns once it is there."""
        if os.getuid() != 0:
            raise NoStrangerError("the tests with accounts of their own need root")
        self._process = subprocess.Popen(
            ("unshare", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc",
             "sh", "-c", _SETUP.format(group=self.group)),
            stdout=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "ready\n"
        pid = self._process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        self._init = int(children[0])

    def stop(self) -> None:
        """Ends everything on it."""
        assert self._process is not None
        self._process.kill()
        self._process.communicate()
        name = Path(self.group).name
        for top in Path("/sys/fs/cgroup").glob(f"unified/{name}"):
            for group in sorted(top.rglob("*/"), reverse=True):
                _rmdir(group)
            _rmdir(top)

    def account(self, name: str) -> Account:
        """A new person, not yet there."""
        self.run("useradd", "--create-home", name)
        self.run("chmod", "700", f"/home/{name}")
        return Account(self, name, int(self.run("id", "-u", name).stdout))

    def run(self, *command: str | Path, ok: bool = True) -> Done:
        """What a command of the administrator says."""
        done = subprocess.run(
            (*self._enter(), *map(str, command)),
            stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=PATIENCE, check=False,
        )  # fmt: skip
        assert done.returncode == 0 or not ok, done.stdout + done.stderr
        return done

    def shell(self, script: str) -> Done:
        """What a script of the administrator says."""
        return self.run("sh", "-c", script)

    def until(self, *command: str) -> None:
        """Waits until it succeeds."""
        self.run("timeout", "60", "sh", "-c",
                 f"until {shlex.join(command)} >/dev/null 2>&1; do sleep 0.1; done")  # fmt: skip

    def _enter(self) -> tuple[str, ...]:
        return ("nsenter", f"--target={self._init}", "--mount", "--pid")


def _rmdir(group: Path) -> None:
    """Removes a control group once its last process is gone."""
    for _ in range(100):
        with suppress(OSError):
            group.rmdir()
            return
        time.sleep(0.05)


def _pairs(values: Mapping[str, str]) -> list[str]:
    return [f"{name}={value}" for name, value in values.items()]

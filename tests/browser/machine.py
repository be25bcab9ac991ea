"""A machine of its own for the tests: a home folder, the daemon in it, browsers that know it.

Nothing here touches the home of the person who runs the tests.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parent.parent.parent
POLICY = ROOT / "shared_rules" / "example-policy.toml"
COMMANDS = Path(sys.executable).parent
# What a process needs from outside: where programs are, and nothing else.
KEPT = ("PATH", "LD_LIBRARY_PATH", "DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY")


PREFERENCES = """language = "{language}"
address = "du"
[listed]
linkedin = "yes"
xing = "yes"
facebook = "yes"
[levels]
"association.company-share" = "confirm"
"""


class Machine:
    """A home folder, and the daemon that runs in it; `enter` comes before every command."""

    def __init__(
        self,
        home: Path,
        language: Literal["de", "en"] = "de",
        policy: Path | None = POLICY,
        enter: Sequence[str] = (),
    ) -> None:
        self.home = home
        self.enter = enter
        self.policy = policy
        self.language = language
        self._daemon: subprocess.Popen[bytes] | None = None
        # Setup knows by their folders which browsers somebody uses.
        browsers = (home / ".config" / "chromium", home / ".mozilla")
        for folder in (self._config, home / "run", *browsers):
            folder.mkdir(parents=True, mode=0o700)
        chosen = PREFERENCES.format(language=language)
        self.preferences.write_text(chosen, "utf-8")

    @property
    def bedacht(self) -> list[str]:
        """How the command is started."""
        return [*self.enter, str(COMMANDS / "bedacht")]

    @property
    def preferences(self) -> Path:
        """What the person has chosen."""
        return self._config / "preferences.toml"

    @property
    def _config(self) -> Path:
        return self.home / ".config" / "bedacht"

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of every process of this machine."""
        kept = {name: os.environ[name] for name in KEPT if name in os.environ}
        return {
            **kept,
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / ".config"),
            "XDG_DATA_HOME": str(self.home / ".local" / "share"),
            "XDG_STATE_HOME": str(self.home / ".local" / "state"),
            "XDG_CACHE_HOME": str(self.home / ".cache"),
            "XDG_RUNTIME_DIR": str(self.home / "run"),
            "LANG": "C.UTF-8",
        }

    @property
    def port(self) -> int:
        """Where the daemon listens."""
        found = re.search(r'"port": (\d+)', self.run("status", "--json"))
        assert found is not None
        return int(found[1])

    def run(self, *command: str) -> str:
        """What a `bedacht` command prints; it succeeds."""
        done = subprocess.run(
            [*self.bedacht, *command],
            env=dict(self.environment),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def start(self) -> None:
        """Starts the daemon with the policy, and waits until it listens."""
        given = [] if self.policy is None else ["--policy", str(self.policy)]
        command = [*self.bedacht, "run", *given]
        self._daemon = subprocess.Popen(
            command,
            env=dict(self.environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )
        assert self._daemon.stdout is not None
        first = self._daemon.stdout.readline()
        assert first, f"the daemon ended with {self._daemon.wait()}"

    def stop(self) -> None:
        """Ends the daemon as Ctrl+C does."""
        self._end(signal.SIGINT)

    def kill(self) -> None:
        """Ends the daemon as a crash does."""
        self._end(signal.SIGKILL)

    def _end(self, how: signal.Signals) -> None:
        if self._daemon is None:
            return
        self._daemon.send_signal(how)
        self._daemon.communicate(timeout=20)
        self._daemon = None

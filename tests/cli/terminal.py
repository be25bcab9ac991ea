"""Runs the real command line in a home of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Terminal:
    """One person's terminal; `home` holds everything that the commands may touch.

    `kept` is where compiled rules lie: all terminals share it, and start quickly.
    """

    home: Path
    kept: Path
    language: str = "en"

    @property
    def environment(self) -> dict[str, str]:
        """What the command sees: nothing of the machine but the way to Python."""
        runtime = self.home / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        return {
            "HOME": str(self.home),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_RUNTIME_DIR": str(runtime),
            "XDG_CACHE_HOME": str(self.kept),
            "LANG": f"{self.language}.UTF-8",
            "PATH": os.environ["PATH"],
            "PYTHONUTF8": "1",
        }

    @property
    def preferences(self) -> Path:
        """The person's preferences."""
        return self.home / "config" / "bedacht" / "preferences.toml"

    def command(self, *arguments: str | Path) -> list[str]:
        """What to start."""
        return [sys.executable, "-W", "error", "-m", "bedacht", *map(str, arguments)]

    def run(
        self, *arguments: str | Path, given: str | bytes = ""
    ) -> subprocess.CompletedProcess[str]:
        """Run one command to its end."""
        raw = given.encode() if isinstance(given, str) else given
        done = subprocess.run(
            self.command(*arguments), input=raw, env=self.environment,
            capture_output=True, check=False, timeout=60,
        )  # fmt: skip
        out, err = done.stdout.decode(), done.stderr.decode()
        return subprocess.CompletedProcess(done.args, done.returncode, out, err)

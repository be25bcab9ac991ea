"""`bedacht console` in a home of its own, and its address."""

from __future__ import annotations

import re
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tests.browser.machine import POLICY, Machine

if TYPE_CHECKING:
    from collections.abc import Iterator

# Fills a field in, or chooses it, as somebody would who needs no keys.
CHOOSE = """(css, value) => {
  const field = document.querySelector(css);
  if (field.type === "radio") field.checked = true; else field.value = value;
  field.dispatchEvent(new Event("input", {bubbles: true}));
}"""
ADDRESS = re.compile(r"(http://127\.0\.0\.1:\d+/)#[\w-]+")


class OpenConsole:
    """A running console; `address` works once, `root` is where its pages are."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        given = [] if machine.policy is None else ["--policy", str(machine.policy)]
        self._process = subprocess.Popen(
            [*machine.bedacht, "console", "--no-browser", *given],
            env=dict(machine.environment),
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        said = ADDRESS.search(self._process.stdout.readline())
        assert said is not None
        self.address, self.root = said[0], said[1]

    @property
    def preferences(self) -> str:
        """What is kept of the person."""
        return (
            self.machine.home / ".config" / "bedacht" / "preferences.toml"
        ).read_text("utf-8")

    def end(self) -> None:
        """Ends it as Ctrl+C does."""
        self._process.terminate()
        self._process.communicate(timeout=20)


@contextmanager
def open_console(
    language: Literal["de", "en"] = "de", policy: Path = POLICY
) -> Iterator[OpenConsole]:
    """A console for one person, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="bedacht-") as home:
        running = OpenConsole(Machine(Path(home), language, policy))
        yield running
        running.end()

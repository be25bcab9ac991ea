"""A machine of a fleet: IT has laid down its files, and nobody else sees them.

All its processes live in a mount namespace with a copy of /etc (and of where Firefox looks for
hosts), so that nothing on the real machine changes, whatever happens to the test.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING, Self

from typing_extensions import override

from bedacht.deploy.fleet import files
from bedacht.deploy.key import extension_key
from bedacht.deploy.release import Release
from bedacht.deploy.wishes import PROGRAMS, Wishes
from bedacht.host import extension
from bedacht.host.browsers import Family
from tests.browser.machine import COMMANDS, POLICY, Machine
from tests.serving import served

if TYPE_CHECKING:
    from collections.abc import Iterator

OWN = ("/etc", "/usr/lib/mozilla", "/usr/lib/systemd/user")
HELPDESK = "Zimmer 4711"
# Where IT writes; each is bound over the real place.
MOUNT = 'for p in "$@"; do mount --bind "$0$p" "$p"; done; echo ready; exec sleep 3600'


class Fleet:
    """The web server of IT, and one machine that it has set up with `bedacht deploy`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._open = ExitStack()

    def __enter__(self) -> Self:
        serve = partial(_Files, directory=str(self._out / "web"))
        self._port = self._open.enter_context(served(serve))
        self.enter = self._open.enter_context(namespace(self.folder))
        self.machine = Machine(self.folder / "home", policy=None, enter=self.enter)
        # Nobody has chosen anything on this machine.
        self.machine.preferences.unlink()
        self._deploy()
        return self

    def __exit__(self, *_: object) -> None:
        self.machine.stop()
        self._open.close()

    def program(self, name: str, path: str) -> str:
        """A program that starts another one on the machine."""
        file = self.folder / name
        file.write_text(f'#!/bin/sh\nexec {" ".join(self.enter)} {path} "$@"\n')
        file.chmod(0o755)
        return str(file)

    @property
    def extension(self) -> str:
        """The name of the extension that IT has packed, in Chromium."""
        policy = self.folder / "etc/chromium/policies/managed/bedacht.json"
        (name,) = json.loads(policy.read_bytes())["ExtensionSettings"]
        return str(name)

    def publish(self, version: str) -> None:
        """IT does all of it again for a release that is the same but for its version."""
        builds: dict[Family, Path] = {}
        for family, built in extension.folders().items():
            builds[family] = self.folder / version / family
            shutil.copytree(built, builds[family])
            manifest = builds[family] / "manifest.json"
            values = {**json.loads(manifest.read_bytes()), "version": version}
            manifest.write_text(json.dumps(values), "utf-8")
        release = Release(builds, extension_key(self._out / "keep/extension-key.pem"))
        for name, data in files(self._wishes, release).items():
            (self._out / name).write_bytes(data)
        self._install()

    @property
    def _out(self) -> Path:
        return self.folder / "out"

    @property
    def _wishes(self) -> Wishes:
        return Wishes(
            browsers=("chromium", "firefox"),
            url=f"http://127.0.0.1:{self._port}/",
            programs={**PROGRAMS, "linux": str(COMMANDS / "bedacht-native")},
            policy=POLICY.read_bytes(),
            helpdesk=HELPDESK,
            welcome=False,
        )

    def _deploy(self) -> None:
        """What `bedacht deploy` writes, word for word as IT types it."""
        wishes = self._wishes
        self.machine.run(
            *(
                "deploy",
                str(self._out),
                "--browser",
                "chromium",
                "--browser",
                "firefox",
            ),
            *("--update-url", wishes.url, "--policy", str(POLICY)),
            *("--helpdesk", HELPDESK, "--no-welcome"),
            *("--program", f"linux={wishes.programs['linux']}"),
        )
        self._install()
        # By itself Chromium lets nobody look into an extension that IT has brought; this test has to.
        looks = self.folder / "etc/chromium/policies/managed/tests.json"
        looks.write_text('{"DeveloperToolsAvailability": 1}')

    def _install(self) -> None:
        script = str(self._out / "linux" / "install.sh")
        subprocess.run([*self.enter, script], check=True, capture_output=True)


@contextmanager
def namespace(folder: Path) -> Iterator[list[str]]:
    """A machine that ends with the block; what comes before a command that runs on it."""
    places = [place for place in OWN if Path(place).is_dir()]
    for place in places:
        copy = folder / place.removeprefix("/")
        copy.parent.mkdir(parents=True, exist_ok=True)
        # What only root may read is missed by nobody here.
        subprocess.run(["cp", "-a", place, str(copy)], check=False, capture_output=True)
    root = os.getuid() == 0
    own = [] if root else ["--map-root-user", "--user"]
    command = ["unshare", *own, "--mount", "sh", "-ec", MOUNT, str(folder), *places]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as holder:
        try:
            assert holder.stdout is not None
            assert holder.stdout.readline() == "ready\n"
            user = [] if root else ["--preserve-credentials", "--user"]
            yield ["nsenter", "--target", str(holder.pid), "--mount", *user]
        finally:
            holder.kill()


class _Files(SimpleHTTPRequestHandler):
    extensions_map = {  # noqa: RUF012 - so the library declares it
        **SimpleHTTPRequestHandler.extensions_map,
        ".crx": "application/x-chrome-extension",
        ".xpi": "application/x-xpinstall",
    }

    @override
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: the tests look at the browser."""

"""A company and one machine of it: a policy is written, sealed, signed, served and fetched."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tests.browser.machine import Machine
from tests.updates.web import files_of, served, write_certificate

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

LAUNCHER = Path(__file__).parent / "managed.py"


class Office(Machine):
    """`desk` is the folder of who writes the policy, `web` what the company's server serves."""

    def __init__(self, home: Path) -> None:
        super().__init__(home, policy=None)
        self.desk, self.web = home / "desk", home / "web"
        self.keys, self.managed = home / "keys", home / "managed"
        self.certificate = home / "server.pem"
        for folder in (self.desk, self.web):
            folder.mkdir()
        self.managed.mkdir(mode=0o755)
        write_certificate(self.certificate)

    @property
    def bedacht(self) -> list[str]:
        """With the place where IT lays down its files."""
        return [sys.executable, str(LAUNCHER), str(self.managed)]

    @property
    def environment(self) -> Mapping[str, str]:
        """With the company's own certificate, as companies have."""
        return {**super().environment, "SSL_CERT_FILE": str(self.certificate)}

    @contextmanager
    def serve(self) -> Iterator[None]:
        """The company's server, whose address IT lays down on the machine."""
        with served(files_of(self.web), self.certificate) as url:
            self.run("policy", "keys", "new", "falkenried", url, "--keys", str(self.keys))  # fmt: skip
            trust = (self.keys / "updates.json").read_text("utf-8")
            (self.managed / "updates.json").write_text(trust, "utf-8")
            yield

    def publish(self, text: str) -> None:
        """Seal a policy, sign it, and give it to the server."""
        plain, sealed = self.desk / "policy.toml", self.desk / "sealed.toml"
        plain.write_text(text, "utf-8")
        self.run("policy", "seal", str(plain), str(sealed))
        self.run("policy", "publish", str(sealed), str(self.web), "--keys", str(self.keys))  # fmt: skip

    def tells(self, words: str, patience: float = 10) -> bool:
        """Whether the status has `words`; the daemon looks at its files every second."""
        end = time.monotonic() + patience
        while words not in self.run("status"):
            if time.monotonic() > end:
                return False
        return True

    def update(self) -> str:
        """What the machine says when it asks the server now."""
        done = subprocess.run(
            [*self.bedacht, "update", "--now"],
            env=dict(self.environment),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        return done.stdout

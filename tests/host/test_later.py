"""What is put off is there as soon as it is asked something."""

from __future__ import annotations

import subprocess
import sys

ASK = """
import sys
from bedacht.host.later import later
later("importlib.metadata")
import websockets.http11
assert not {"zipfile", "importlib.metadata._meta"} & set(sys.modules)
import importlib.metadata
print(importlib.metadata.version("websockets"))
assert "importlib.metadata._meta" in sys.modules
later("importlib.metadata")
assert importlib.metadata.version("websockets")
"""


def test_a_module_is_loaded_when_it_is_asked() -> None:
    said = subprocess.run(
        [sys.executable, "-c", ASK], check=True, capture_output=True, text=True
    )
    assert said.stdout.strip()

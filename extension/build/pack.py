"""Packs the built extension for the three stores: the same build gives the same bytes, on every machine.

Run it with the folder that the build wrote into; it needs the daemon's code, and nothing installed.
"""

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "daemon"))
from bedacht.deploy.archive import archive

# Store -> build. Chrome and Edge take the same.
STORES = {"chrome": "chrome-mv3", "edge": "chrome-mv3", "firefox": "firefox-mv3"}


def pack_all(output: Path) -> list[Path]:
    """One package for each store, named by the version that its manifest tells."""
    packages = []
    for store, build in STORES.items():
        manifest = json.loads((output / build / "manifest.json").read_text("utf-8"))
        package = output / f"bedacht-{manifest['version']}-{store}.zip"
        package.write_bytes(archive(output / build))
        packages.append(package)
    return packages


if __name__ == "__main__":
    pack_all(Path(sys.argv[1]))

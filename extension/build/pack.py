"""Packs the built extension for the three stores: the same build gives the same bytes, on every machine.

Entries stand in order, carry one date and are stored as they are: what compresses differs
from one version of a library to the next. Run it with the folder that the build wrote into.
"""

import json
import sys
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

# Store -> build. Chrome and Edge take the same.
STORES = {"chrome": "chrome-mv3", "edge": "chrome-mv3", "firefox": "firefox-mv3"}
DATE = (1980, 1, 1, 0, 0, 0)
READABLE = 0o644 << 16


def pack(build: Path, package: Path) -> None:
    """Write every file below `build` into `package`."""
    with ZipFile(package, "w", ZIP_STORED) as packed:
        for path in sorted(path for path in build.rglob("*") if path.is_file()):
            entry = ZipInfo(path.relative_to(build).as_posix(), DATE)
            entry.external_attr = READABLE
            packed.writestr(entry, path.read_bytes())


def pack_all(output: Path) -> list[Path]:
    """One package for each store, named by the version that its manifest tells."""
    packages = []
    for store, build in STORES.items():
        manifest = json.loads((output / build / "manifest.json").read_text("utf-8"))
        package = output / f"bedacht-{manifest['version']}-{store}.zip"
        pack(output / build, package)
        packages.append(package)
    return packages


if __name__ == "__main__":
    pack_all(Path(sys.argv[1]))

"""What is in a release: CycloneDX for Python and for the extension, and the licences in plain words.

    python -m release.bill PYTHON DIST

PYTHON is the interpreter of the environment that the release was built from. Nothing in
the bills depends on when or where they were written.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bedacht import __version__

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "packaging" / "requirements.lock"
Bill = dict[str, Any]


def write(python: Path, dist: Path) -> list[Path]:
    """Two bills and the list of licences; their files."""
    bills = {"python": of_python(python), "extension": of_extension()}
    written = []
    for name, bill in bills.items():
        file = dist / f"bedacht-{__version__}-{name}.cdx.json"
        file.write_text(json.dumps(bill, indent=2, sort_keys=True) + "\n", "utf-8")
        written.append(file)
    licences = dist / f"bedacht-{__version__}-licences.txt"
    licences.write_text("".join(sorted(_licences(bills.values().__iter__()))), "utf-8")
    return [*written, licences]


def of_python(python: Path) -> Bill:
    """The libraries of the lock file, with licences and sums."""
    bill = _said(
        sys.executable, "-m", "cyclonedx_py", "environment", str(python),
        "--output-reproducible", "--pyproject", str(ROOT / "pyproject.toml"),
    )  # fmt: skip
    locked = sums()
    kept = [c for c in bill["components"] if _plain(c["name"]) in locked]
    for component in kept:
        component["hashes"] = [
            {"alg": "SHA-256", "content": each}
            for each in locked[_plain(component["name"])]
        ]
    return _settled({**bill, "components": kept})


def of_extension() -> Bill:
    """The libraries that the extension is built from and brings along."""
    bill = _said(
        "npm", "--prefix", str(ROOT / "extension"), "sbom", "--omit=dev",
        "--sbom-format=cyclonedx", "--package-lock-only",
    )  # fmt: skip
    return _settled(bill)


def sums() -> dict[str, list[str]]:
    """Name -> SHA-256 of each file that may be installed under it."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in LOCK.read_text("utf-8").splitlines():
        if match := re.match(r"([A-Za-z0-9._-]+)==", line):
            name = _plain(match[1])
        found.setdefault(name, []).extend(re.findall(r"sha256:([0-9a-f]{64})", line))
    return found


def _settled(bill: Bill) -> Bill:
    """Without what changes from one writing to the next, and without addresses."""
    epoch = int(os.environ["SOURCE_DATE_EPOCH"])
    bill.pop("serialNumber", None)
    at = datetime.fromtimestamp(epoch, UTC).isoformat()
    bill["metadata"] = {**bill.get("metadata", {}), "timestamp": at}
    names = {component["bom-ref"] for component in bill["components"]}
    top = bill["metadata"].get("component", {}).get("bom-ref")
    bill["dependencies"] = [
        {**each, "dependsOn": sorted(names.intersection(each.get("dependsOn", ())))}
        for each in bill.get("dependencies", ())
        if each["ref"] in names | {top}
    ]
    for component in bill["components"]:
        component.pop("externalReferences", None)
    return bill


def _licences(bills: Iterator[Bill]) -> Iterator[str]:
    for bill in bills:
        for component in bill["components"]:
            stated = ", ".join(map(_licence, component.get("licenses", ())))
            yield f"{component['name']} {component['version']}: {stated or 'not stated'}\n"


def _licence(entry: Bill) -> str:
    if "expression" in entry:
        return str(entry["expression"])
    return str(entry["license"].get("id") or entry["license"].get("name"))


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _said(*command: str) -> Bill:
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 - named above
    answer: Bill = json.loads(done.stdout)
    return answer


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path(sys.argv[2]))

"""Fuzzes every target for a while, each in a process of its own; what breaks one is kept and told."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent.parent
CORPUS = Path(__file__).parent / "corpus"
GOLDEN = ROOT / "tests" / "wire" / "golden"
AT_ONCE = 2
LONGEST_INPUT_S = 10  # one input that takes longer is a finding


def fuzz(name: str, seconds: int, grown: Path | None = None) -> str:
    """What broke the target; empty where nothing did. `grown` keeps inputs that reached something new."""
    with tempfile.TemporaryDirectory() as folder:
        fresh = grown or Path(folder) / "grown"
        fresh.mkdir(exist_ok=True, parents=True)
        command = [
            *(sys.executable, "-m", "tests.security.fuzz", name),
            f"-max_total_time={seconds}",
            f"-timeout={LONGEST_INPUT_S}",
            "-rss_limit_mb=1024",
            f"-artifact_prefix={folder}/",
            *map(str, (fresh, CORPUS / name, *GOLDEN.rglob("*/"))),
        ]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=False
        )
        broken = [
            path.read_bytes() for path in Path(folder).glob("*-*") if path.is_file()
        ]
    if done.returncode == 0:
        return ""
    return f"{name}: {broken!r}\n{done.stderr[-3000:]}"


def fuzz_all(names: list[str], seconds: int, grown: Path | None = None) -> list[str]:
    """What broke any target."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        each = [pool.submit(fuzz, n, seconds, grown and grown / n) for n in names]
        return [found for found in (one.result() for one in each) if found]


def main() -> int:
    """`python -m tests.security.fuzz.run SECONDS [FOLDER]`: a long run of all targets."""
    from tests.security.fuzz.targets import TARGETS

    grown = Path(sys.argv[2]) if len(sys.argv) > 2 else None
    found = fuzz_all(list(TARGETS), int(sys.argv[1]), grown)
    sys.stdout.write("\n".join(found) or "Nothing broke any reader.\n")
    return len(found)


if __name__ == "__main__":
    raise SystemExit(main())

"""Adds up what the test runners said about themselves: the last line of a CI run."""

import re
import sys
from pathlib import Path

COLOUR = re.compile(r"\x1b\[[0-9;]*m")
PYTEST = re.compile(
    r"^=* ?(?=.*\bin [\d.]+s)(.*\d+ (?:passed|failed|error).*)", re.MULTILINE
)
VITEST = re.compile(r"^\s*Tests\s+(.*)$", re.MULTILINE)
COUNT = re.compile(r"(\d+) (passed|failed|errors?)\b")


def tally(log: str) -> tuple[int, int]:
    """How many tests passed and how many did not, over all runners in the log."""
    plain = COLOUR.sub("", log)
    told = PYTEST.findall(plain) + VITEST.findall(plain)
    counts = [(int(n), what) for line in told for n, what in COUNT.findall(line)]
    passed = sum(n for n, what in counts if what == "passed")
    return passed, sum(n for n, what in counts if what != "passed")


def main() -> int:
    """Print the closing line; 1 when a test failed or none ran."""
    passed, failed = tally(Path(sys.argv[1]).read_text("utf-8", errors="replace"))
    sys.stdout.write(f"{passed} passed, {failed} failed\n")
    return int(failed > 0 or passed == 0)


if __name__ == "__main__":
    raise SystemExit(main())

"""`python -m docs.generate` writes the pages; with `--check` it only says which are stale."""

import sys
from collections.abc import Callable
from pathlib import Path

from docs.generate import attacks, cli, doctor, performance, platforms, reader, rules

DOCS = Path(__file__).parent.parent
NOTICE = "<!-- Written by `make docs`; do not edit. -->\n\n"
PAGES: dict[str, Callable[[], str]] = {
    "rules.md": rules.page,
    "cli.md": cli.page,
    "platforms.md": platforms.page,
    "doctor.md": doctor.page,
    "security-tests.md": attacks.page,
    "performance.md": performance.page,
    "reader-figures.md": reader.page,
}


def written() -> dict[Path, str]:
    """Every page as it should be."""
    return {DOCS / name: NOTICE + page() for name, page in PAGES.items()}


def stale(pages: dict[Path, str]) -> list[Path]:
    """The pages that are not as they should be."""
    return [
        p
        for p, text in pages.items()
        if not p.is_file() or p.read_text("utf-8") != text
    ]


def main() -> int:
    """Write, or check; 1 when a page is stale."""
    pages = written()
    if "--check" in sys.argv:
        old = stale(pages)
        for path in old:
            print(f"docs/{path.name} is stale: run `make docs`")
        return int(bool(old))
    for path in stale(pages):
        path.write_text(pages[path], "utf-8")
        print(f"wrote docs/{path.name}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

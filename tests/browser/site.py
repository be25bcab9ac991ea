"""The sites that the contract runs on: one file of `sites/` each; the folder is the list."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).parent / "sites"


@dataclass(frozen=True, slots=True)
class Site:
    """How a person reaches a composer.

    `opener` and what comes `then` are pressed first; `publish` is pressed from first to
    last, and `back` leads from there to the text. `keys` publish from within the editor.
    `marks`: words can be underlined there. `cell` is a row of docs/platforms.md; a site
    with `bare` publishes that without a word being written.
    """

    name: str
    address: str
    opener: str
    editor: str
    publish: tuple[str, ...]
    mentions: bool
    back: str = ""
    cell: str = "post"
    then: tuple[str, ...] = ()
    keys: str = ""
    marks: bool = True
    bare: str = ""

    def spoken(self, language: Literal["de", "en"]) -> Site:
        """The same site in a language."""
        sign = "&" if "?" in self.address else "?"
        return replace(self, address=f"{self.address}{sign}lang={language}")


def sites() -> list[Site]:
    """Every site, by name."""
    return [read_site(file) for file in sorted(FOLDER.glob("*.toml"))]


def read_site(file: Path) -> Site:
    """One site; a key too many or too few is a TypeError."""
    table = tomllib.loads(file.read_text("utf-8"))
    for several in ("publish", "then"):
        table[several] = tuple(table.get(several, ()))
    return Site(name=file.stem, **table)

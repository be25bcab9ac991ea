"""What does not depend on a person: the stylesheet and the modules, read once into memory.

Values, parts and fields are those of the extension: both look the same.
"""

from __future__ import annotations

from pathlib import Path

_HERE = Path(__file__).resolve().parent / "static"
_EXTENSION = _HERE.parents[3] / "extension" / "src" / "ui"
_SHARED = ("tokens.css", "parts.css", "fields.css")
_OWN = ("console.css", "tables.css", "workshop.css")
_MODULES = ("console.js", "forms.js", "paper.js", "talk.js")

File = tuple[str, bytes]


def files() -> dict[str, File]:
    """Content type and content by path; nothing else is served from disk."""
    css = "\n".join(_shared(n) for n in _SHARED) + "\n".join(map(_own, _OWN))
    found = {"/console.css": ("text/css", css.encode())}
    for name in _MODULES:
        found[f"/{name}"] = ("text/javascript", _own(name).encode())
    found["/mark.svg"] = ("image/svg+xml", _own("mark.svg").encode())
    return found


def _own(name: str) -> str:
    return (_HERE / name).read_text("utf-8")


def _shared(name: str) -> str:
    """The installed package carries its own copy; a repository has the extension beside."""
    inside = _HERE / name
    return (inside if inside.is_file() else _EXTENSION / name).read_text("utf-8")

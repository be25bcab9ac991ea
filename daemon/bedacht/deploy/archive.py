"""An extension's folder as one file: the same folder gives the same bytes, on every machine.

Entries stand in order, carry one date and are stored as they are: what compresses differs
from one version of a library to the next.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

_DATE = (1980, 1, 1, 0, 0, 0)
_READABLE = 0o644 << 16


def archive(folder: Path, instead: Mapping[str, bytes] | None = None) -> bytes:
    """Every file below `folder`; `instead` gives some of them another content."""
    changed = instead or {}
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as written:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = path.relative_to(folder).as_posix()
            entry = ZipInfo(name, _DATE)
            entry.external_attr = _READABLE
            written.writestr(entry, changed.get(name) or path.read_bytes())
    return packed.getvalue()

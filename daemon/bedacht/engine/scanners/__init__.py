"""Scanners: what no word list can hold. One file for each kind of thing."""

from __future__ import annotations

from bedacht.engine.scan import Scanner
from bedacht.engine.scanners import marks, numbers

SCANNERS: tuple[Scanner, ...] = (*numbers.SCANNERS, *marks.SCANNERS)

"""The sentences of the catalogue in one language and one form of address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

_FORMAL = "_sie"


@dataclass(frozen=True, slots=True)
class Sentences:
    """`lines` are complete sentences by dotted key; `{name}` in them is filled in."""

    language: str
    address: str
    lines: Mapping[str, str] = field(repr=False)

    def say(self, key: str, /, **fill: object) -> str:
        """The sentence `key`; KeyError where the catalogue has none."""
        line = self.lines[key]
        return line.format(**fill) if fill else line


def sentences_of(
    catalogue: Mapping[str, Any], language: str, address: str
) -> Sentences:
    """The sentences of one catalogue file; the formal ones where `address` is `sie`."""
    lines = dict(_flat(catalogue, ""))
    formal = {key: line for key, line in lines.items() if key.endswith(_FORMAL)}
    for key, line in formal.items():
        del lines[key]
        if address == "sie":
            lines[key.removesuffix(_FORMAL)] = line
    return Sentences(language, address, lines)


def _flat(table: Mapping[str, Any], prefix: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for key, value in table.items():
        if isinstance(value, Mapping):
            found += _flat(value, f"{prefix}{key}.")
        else:
            found.append((prefix + key, str(value)))
    return found

"""What is wrong with a file that a person wrote: place, fault and cure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault; `line` and `column` count from 1, `what` names a sentence `fault.…`.

    `fill` completes the sentence. The cure belongs to the sentence.
    """

    line: int
    column: int
    what: str
    fill: Mapping[str, str] = field(default_factory=dict)


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The known word that was probably meant; empty where none comes near."""
    close = get_close_matches(word, list(known), n=1, cutoff=cutoff)
    return close[0] if close else ""

"""The names of the policy in what the engine recognised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bedacht.engine.concepts import Concepts
from bedacht.engine.hit import Hit
from bedacht.reader.question import MARKS, ROLES, Name

_EMPLOYER = [concept for concept, role in ROLES.items() if role == "[EMPLOYER]"]


def named(hits: Iterable[Hit], concepts: Concepts) -> Iterator[Name]:
    """One name for each hit and concept that has a role or a mark (code points)."""
    bits = [(concepts.bits.get(each, 0), each) for each in (*ROLES, *MARKS)]
    for hit in hits:
        for bit, concept in bits:
            if hit.concepts & bit:
                yield Name(hit.start, hit.end, concept)


def names_employer(mask: int, concepts: Concepts) -> bool:
    """Is one of the employer's names among the concepts of `mask`?"""
    return any(mask & concepts.bits.get(each, 0) for each in _EMPLOYER)

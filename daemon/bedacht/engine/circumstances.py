"""What the context of a draft brings as concepts of the whole draft."""

from __future__ import annotations

from collections.abc import Iterator

from bedacht.engine.concepts import Concepts
from bedacht.engine.draft import Context

_OWN = ("employer-domain", "employer-handle")
_NAMED = ("employer", "employer-tag", "brand", *_OWN)


def circumstances(
    context: Context, shared: int, concepts: Concepts, speakers: frozenset[str]
) -> Iterator[str]:
    """The names of the concepts; `shared` is the mask of what is shared."""
    if context.roles & speakers:
        yield "spokesperson"
    if shared & concepts.mask(_NAMED):
        yield "shared-employer"
    if context.shared is not None and shared & concepts.mask(_OWN):
        yield "shared-own"

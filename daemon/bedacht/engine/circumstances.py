"""What the context of a draft brings as concepts of the whole draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bedacht.engine.concepts import Concepts
from bedacht.engine.draft import Context, Voice

_SITES = re.compile(r"//(?:[\w-]+\.)*(?:linkedin|facebook|xing)\.", re.IGNORECASE)
_NAME = ("employer", "employer-tag", "employer-handle", "employer-domain")


class SharedMasks(NamedTuple):
    """The concepts in each part of what is shared, as bit masks."""

    author: int = 0
    url: int = 0
    text: int = 0

    @property
    def all(self) -> int:
        """The concepts in any part."""
        return self.author | self.url | self.text


def circumstances(
    context: Context,
    shared: SharedMasks,
    concepts: Concepts,
    speakers: frozenset[Voice],
) -> Iterator[str]:
    """The names of the concepts that hold for the draft as a whole."""
    if context.voices & speakers:
        yield "spokesperson"
    if shared.author & concepts.mask(_NAME) or shared.url & _address(context, concepts):
        yield "shared-own"
    if shared.all & concepts.mask((*_NAME, "brand")):
        yield "shared-employer"


def _address(context: Context, concepts: Concepts) -> int:
    """What in a link makes it the employer's own; a handle means something on the sites only."""
    url = context.shared.url if context.shared else ""
    handle = ("employer-handle",) if _SITES.search(url) else ()
    return concepts.mask(("employer-domain", *handle))

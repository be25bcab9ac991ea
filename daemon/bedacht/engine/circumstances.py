"""What the context of a draft brings as concepts of the whole draft."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from bedacht.engine.concepts import Concepts
from bedacht.engine.draft import Context, Voice

_SITES = re.compile(r"//(?:[\w-]+\.)*(?:linkedin|facebook|xing)\.", re.IGNORECASE)
_NAME = ("employer", "employer-tag", "employer-handle", "employer-domain")


class AroundMasks(NamedTuple):
    """The concepts in each part of what is shared, and in the name of the page, as bit masks."""

    author: int = 0
    url: int = 0
    text: int = 0
    page: int = 0

    @property
    def all(self) -> int:
        """The concepts in any part of what is shared."""
        return self.author | self.url | self.text


def circumstances(
    context: Context,
    around: AroundMasks,
    concepts: Concepts,
    speakers: frozenset[Voice],
) -> Iterator[str]:
    """The names of the concepts that hold for the draft as a whole."""
    if context.voices & speakers:
        yield "spokesperson"
    if around.author & concepts.mask(_NAME) or around.url & _address(context, concepts):
        yield "shared-own"
    if around.all & concepts.mask((*_NAME, "brand")):
        yield "shared-employer"
    if around.page & concepts.mask(_NAME):
        yield "own-page"


def _address(context: Context, concepts: Concepts) -> int:
    """What in a link makes it the employer's own; a handle means something on the sites only."""
    url = context.shared.url if context.shared else ""
    handle = ("employer-handle",) if _SITES.search(url) else ()
    return concepts.mask(("employer-domain", *handle))

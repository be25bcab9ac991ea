"""Code points, as Python counts, and UTF-16 units, as the browser counts.

This is the only place where one becomes the other.
"""

from __future__ import annotations

from bisect import bisect_left

from bedacht.engine.finding import Span

_LAST_SINGLE = "\uffff"


class Ruler:
    """Measures one text both ways; keeps the positions of wide characters only."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._wide = (
            []
            if text.isascii()
            else [at for at, char in enumerate(text) if char > _LAST_SINGLE]
        )

    @property
    def length(self) -> int:
        """The length of the text in UTF-16 units."""
        return self._length + len(self._wide)

    def units(self, point: int) -> int:
        """Where code point number `point` begins, in UTF-16 units."""
        return point + bisect_left(self._wide, point)

    def point(self, unit: int) -> int:
        """The code point at UTF-16 unit `unit`; inside a pair: the pair's."""
        low, high = 0, self._length
        while low < high:
            middle = (low + high + 1) // 2
            if self.units(middle) <= unit:
                low = middle
            else:
                high = middle - 1
        return low

    def stretch(self, span: Span) -> tuple[int, int]:
        """`span` of code points as start and end in UTF-16 units."""
        return self.units(span.start), self.units(span.end)

"""What the second reader makes of a draft, where there is one and nobody wants it off."""

from __future__ import annotations

from collections.abc import Callable

from bedacht.desk.snapshot import Snapshot, opened
from bedacht.engine.draft import Draft
from bedacht.engine.impression import Impression
from bedacht.engine.reading import Memo
from bedacht.reader.asking import Asked, asking
from bedacht.reader.judgement import Judged

Read = Callable[[Asked], tuple[Judged, ...]]


def impressions(
    draft: Draft, snapshot: Snapshot, read: Read | None, memo: Memo | None = None
) -> tuple[Impression, ...]:
    """What `read` says of a draft; nothing where there is nobody to read (None)."""
    if read is None:
        return ()
    asks = asking(opened(snapshot, draft).engine, draft, memo)
    return asks.impressions(read(asks.asked))

"""Where something was recognised in a passage."""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

from bedacht.engine.draft import Voice


class Hit(NamedTuple):
    """Concepts recognised in one place.

    `concepts` is a bit mask (see `lexicon.Concepts`), `start` and `end` are code
    points of the original passage, `first` and `last` the tokens that they touch,
    `sentence` is numbered within the passage. `tag` is what the policy attached to
    the word; `voices` are those who may speak on it.
    """

    concepts: int
    start: int
    end: int
    first: int
    last: int
    sentence: int
    tag: str = ""
    voices: frozenset[Voice] = frozenset()


# From the fields in a tuple, without the way through Python that `Hit(...)` is: a third
# of the time.
made = partial(tuple.__new__, Hit)

"""What the desk has read is gone when it is told to forget."""

from __future__ import annotations

import sys

from bedacht.desk.desk import Desk
from bedacht.desk.sources import Sources
from bedacht.engine.draft import Draft
from tests.policy.company import library


def test_what_was_read_is_forgotten() -> None:
    desk = Desk(Sources(), library=library())
    text = " ".join(("Heute", "ging", "alles", "gut."))  # nobody else holds this one
    at_first = sys.getrefcount(text)
    desk.review(Draft("d", 1, text))
    assert sys.getrefcount(text) > at_first
    assert desk.forget()
    assert sys.getrefcount(text) == at_first
    assert not desk.forget()

"""Which page answers what: the table of everything that the browser may ask."""

from __future__ import annotations

from collections.abc import Callable

from bedacht.console import guideline, kept, levels, trying, words, workshop
from bedacht.console.room import Room
from bedacht.wire.fields import Fields
from bedacht.wire.strict import Object

PAGES = ("try", "levels", "words", "guideline", "kept", "workshop")
BODY = 96 * 1024
LARGE = 3 * 1024 * 1024  # a policy of the largest size, another one, and posts

Talk = Callable[[Room, Fields], Object]

TALKS: dict[str, Talk] = {
    "page/try": trying.show,
    "page/levels": levels.show,
    "page/words": words.show,
    "page/guideline": guideline.show,
    "page/kept": kept.show,
    "page/workshop": workshop.show,
    "try/look": trying.look,
    "levels/open": levels.open_rule,
    "levels/look": levels.look,
    "levels/keep": levels.keep,
    "words/keep": words.keep,
    "kept/delete": kept.delete,
    "workshop/look": workshop.look,
    "workshop/begin": workshop.begin,
    "workshop/simulate": workshop.simulate,
}

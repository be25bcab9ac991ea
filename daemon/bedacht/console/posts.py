"""Pasted or chosen posts -> drafts: JSON Lines, or plain texts with a line of --- between."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from bedacht.engine.draft import Audience, Context, Draft, Platform, Surface
from bedacht.errors import MalformedError
from bedacht.wire import strict
from bedacht.wire.fields import Fields

_BETWEEN = re.compile(r"^-{3,}\s*$", re.MULTILINE)
_MOST = 2000
_LONGEST = 20_000


def posts_of(written: str, day: date) -> tuple[Draft, ...]:
    """The drafts; MalformedError for a line that is no record."""
    usual = Context(platform=Platform.LINKEDIN, now=day)
    if written.lstrip().startswith("{"):
        lines = [line for line in written.splitlines() if line.strip()]
        return tuple(_record(i, line, usual) for i, line in enumerate(lines, 1))[:_MOST]
    return tuple(_plain(written, usual))[:_MOST]


def _plain(written: str, usual: Context) -> Iterator[Draft]:
    for number, text in enumerate(_BETWEEN.split(written), 1):
        if text.strip():
            yield Draft(str(number), 0, text.strip(), usual)


def _record(number: int, line: str, usual: Context) -> Draft:
    """A record has more fields than matter here: those are passed over."""
    fields = Fields(strict.parse(line.encode()))
    context = replace(
        usual,
        platform=fields.word("platform", Platform)
        if "platform" in fields
        else usual.platform,
        surface=fields.word("surface", Surface)
        if "surface" in fields
        else usual.surface,
        audience=fields.word("audience", Audience)
        if "audience" in fields
        else usual.audience,
    )
    text = fields.text("text", _LONGEST)
    if not text.strip():
        raise MalformedError("text is empty")
    return Draft(str(number), 0, text, context)

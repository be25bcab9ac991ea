"""Try: a draft with its circumstances, live; marks, notes, and every stage of its way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bedacht.console.room import Room, text_or
from bedacht.desk.review import grade_all
from bedacht.desk.snapshot import opened
from bedacht.engine.draft import (
    Attachment,
    Audience,
    Context,
    Draft,
    Listed,
    Platform,
    Shared,
    Stance,
    Surface,
)
from bedacht.engine.explain import Explained, Nearly, explain
from bedacht.engine.finding import Span
from bedacht.errors import MalformedError
from bedacht.policy.verdict import Graded
from bedacht.policy.wording import word
from bedacht.wire.fields import Fields
from bedacht.wire.strict import Object
from bedacht.wire.utf16 import Ruler

LONGEST = 20_000
_QUOTE = 80
_Word = TypeVar("_Word", bound=StrEnum)


def show(room: Room, _fields: Fields) -> Object:
    """The empty page."""
    return room.page(
        "try",
        preset={
            "platform": Platform.LINKEDIN,
            "surface": Surface.POST,
            "audience": Audience.PUBLIC,
            "employer_listed": Listed.UNKNOWN,
            "stance": room.snapshot.preferences.stance,
        },
        choices={
            "platform": list(Platform),
            "surface": list(Surface),
            "audience": list(Audience),
            "employer_listed": list(Listed),
            "stance": list(Stance),
        },
        attachments=list(Attachment),
        roles=_roles(room),
        mine=room.snapshot.preferences.roles,
    )


def _roles(room: Room) -> dict[str, str]:
    policy, spoken = room.snapshot.policy, room.snapshot.sentences
    roles = {} if policy is None else policy.roles
    return {role: label.text(spoken.language) for role, label in roles.items()}


def look(room: Room, fields: Fields) -> Object:
    """What there is to say about the draft as it stands."""
    draft = _draft(room, fields)
    snapshot = opened(room.snapshot, draft)
    stages = explain(snapshot.engine, draft)
    graded = grade_all(draft, stages.findings, snapshot)
    return {
        "html": room.render("tried", **_told(room, draft.text, stages, graded)),
        "marks": list(_marks(draft.text, graded)),
    }


def _draft(room: Room, fields: Fields) -> Draft:
    shared = Shared(
        *(text_or(fields, f"shared_{p}") for p in ("author", "url", "text"))
    )
    listed = _chosen(fields, "employer_listed", Listed, Listed.UNKNOWN)
    platform = _chosen(fields, "platform", Platform, Platform.WEB)
    if listed is Listed.UNKNOWN:
        listed = room.snapshot.preferences.listed_on(platform)
    context = Context(
        platform=platform,
        surface=_chosen(fields, "surface", Surface, Surface.POST),
        audience=_chosen(fields, "audience", Audience, Audience.PUBLIC),
        employer_listed=listed,
        roles=frozenset(texts(fields, "roles")),
        stance=_chosen(fields, "stance", Stance, Stance.OPEN),
        attachments=frozenset(_attachments(fields)),
        shared=shared if any((shared.author, shared.url, shared.text)) else None,
        page=text_or(fields, "page"),
        now=_day(text_or(fields, "now")) or room.desk.today,
    )
    return Draft("try", 0, fields.text("text", LONGEST), context)


def _chosen(fields: Fields, name: str, words: type[_Word], default: _Word) -> _Word:
    return fields.word(name, words) if name in fields else default


def _attachments(fields: Fields) -> Iterator[Attachment]:
    for name in texts(fields, "attachments"):
        yield Fields({"attachment": name}).word("attachment", Attachment)


def texts(fields: Fields, name: str) -> list[str]:
    """A list of texts; empty where the form has none of them."""
    items = fields.items(name) if name in fields else []
    return [Fields({name: item}).text(name) for item in items]


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError:
        pass
    raise MalformedError("now is not a day")


def _marks(text: str, graded: Sequence[Graded]) -> Iterator[Object]:
    ruler = Ruler(text)
    for each in graded:
        if each.finding.span is not None:
            start, end = ruler.stretch(each.finding.span)
            yield {"start": start, "end": end, "level": each.level.word}


def _told(
    room: Room, text: str, stages: Explained, graded: tuple[Graded, ...]
) -> dict[str, object]:
    snapshot = room.snapshot
    spoken, rules = snapshot.sentences, snapshot.engine.rules
    policy, moment = snapshot.policy, room.desk.moment
    cards = [
        {
            "rule": each.finding.rule,
            "level": each.level,
            "confidence": each.finding.confidence.word,
            "quote": _quote(text, each.finding.span),
            "words": word(each, rules[each.finding.rule], policy, spoken, moment),
        }
        for each in sorted(graded, key=lambda each: -each.level)
    ]
    return {
        "empty": not text.strip(),
        "cards": cards,
        "seen": list(_seen(room, text, stages)),
        "held": [(f, _quote(text, f.span)) for f in stages.findings],
        "nearly": [(n, _missing(room, n), _quote(text, n.span)) for n in stages.nearly],
        "folded": "\n".join(stages.folded),
    }


def _seen(room: Room, text: str, stages: Explained) -> Iterator[tuple[str, list[str]]]:
    """Each stretch of words once, with everything that was recognised in it."""
    names: dict[Span, dict[str, None]] = {}
    for seen in sorted(stages.seen, key=lambda s: s.span):
        for concept in seen.concepts:
            names.setdefault(seen.span, {})[_name(room, concept)] = None
    for span, known in names.items():
        yield _quote(text, span) or "", list(known)


def _name(room: Room, concept: str) -> str:
    return room.snapshot.sentences.lines.get(f"evidence.{concept}", concept)


def _missing(room: Room, nearly: Nearly) -> str:
    say = room.snapshot.sentences.say
    for key, item in (("lacks", nearly.lacks), ("speaks-against", nearly.against)):
        if item is not None:
            what = ", ".join(_name(room, concept) for concept in item.concepts)
            return say(f"cli.{key}", what=what)
    return say("cli.apart" if nearly.apart else "cli.elsewhere")


def _quote(text: str, span: Span | None) -> str | None:
    if span is None:
        return None
    words = text[span.start : span.end]
    return words if len(words) <= _QUOTE else f"{words[:_QUOTE]}…"

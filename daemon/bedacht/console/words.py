"""My words: employer, profiles, own and ignored terms, and how Bedacht reads."""

from __future__ import annotations

from bedacht.console.room import Room
from bedacht.console.trying import texts
from bedacht.engine.draft import Listed, Stance
from bedacht.policy.preferences import (
    SITES,
    Address,
    Keys,
    Language,
    Sensitivity,
    Value,
)
from bedacht.wire.fields import Fields
from bedacht.wire.strict import Object

_CHOICES = {
    "stance": Stance,
    "sensitivity": Sensitivity,
    "language": Language,
    "address": Address,
}
_TERMS = ("own_terms", "ignored_terms")
_LISTS = 20_000


def show(room: Room, _fields: Fields) -> Object:
    """The form as it is kept."""
    policy, spoken = room.snapshot.policy, room.snapshot.sentences
    roles = {} if policy is None else policy.roles
    return room.page(
        "words",
        mine=room.snapshot.preferences,
        sites=SITES,
        listed=list(Listed),
        choices={name: list(words) for name, words in _CHOICES.items()},
        roles={role: label.text(spoken.language) for role, label in roles.items()},
        company="" if policy is None else policy.organisation.name,
    )


def keep(room: Room, fields: Fields) -> Object:
    """Keep everything of the form."""
    changes: dict[Keys, Value] = {
        ("employer",): _line(fields.text("employer")) or None,
        ("roles",): texts(fields, "roles") or None,
    }
    for name in _TERMS:
        changes[name,] = _lines(fields.text(name, _LISTS)) or None
    for name, words in _CHOICES.items():
        changes[name,] = str(fields.word(name, words))
    for site in SITES:
        changes["listed", str(site)] = str(fields.word(f"listed_{site}", Listed))
    before = room.snapshot.sentences
    said = room.change(changes)
    spoken = room.snapshot.sentences
    # The frame around the page speaks too: in another voice everything is fetched anew.
    anew = (before.language, before.address) != (spoken.language, spoken.address)
    page = {**show(room, fields), "into": "main", "said": said}
    return {**page, "anew": True} if anew else page


def _lines(written: str) -> list[str]:
    """One term a line, each once."""
    return list(dict.fromkeys(filter(None, map(_line, written.splitlines()))))


def _line(term: str) -> str:
    """A term as one line that can be seen."""
    return " ".join("".join(c if c.isprintable() else " " for c in term).split())

"""Kept: every file of this person that Bedacht has written, what is in it, and delete."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bedacht.console.room import Folders, Room
from bedacht.errors import AwayError, MalformedError
from bedacht.host.asking import ask
from bedacht.host.records import Records
from bedacht.wire.fields import Fields
from bedacht.wire.strict import Object

_MOST = 20_000  # characters of a file that are shown
_READABLE = (".toml", ".json")


@dataclass(frozen=True, slots=True)
class Item:
    """One file. `what` names a sentence; `words` is what is in it, where it is short text."""

    name: str
    what: str
    path: Path
    words: str
    size: int
    can_go: bool


def show(room: Room, _fields: Fields) -> Object:
    """All of it."""
    return room.page("kept", items=list(_items(room.folders)))


def delete(room: Room, fields: Fields) -> Object:
    """Delete one file and show what is left."""
    name = fields.text("name")
    item = next((each for each in _items(room.folders) if each.name == name), None)
    if item is None or not item.can_go:
        raise MalformedError("name is nothing that can go")
    _GOING.get(item.what, _unlink)(room, item)
    room.desk.refresh()
    return {**show(room, fields), "into": "main", "said": room.tell("kept.gone")}


# File name -> its sentence, and whether a click deletes it.
_KNOWN = {
    "preferences.toml": ("preferences", True),
    "linked.toml": ("linked", True),
    "paired.json": ("paired", True),
    "revoked.json": ("revoked", False),
    "port": ("port", True),
    "master.key": ("key", False),
    "master.in-keyring": ("key", False),
    "daemon.lock": ("lock", False),
    "policy.toml": ("policy", False),
    "policy.json": ("policy", False),
    "seen.json": ("policy", False),
    "due.json": ("policy", False),
}
_RULES = "rules-"


def _items(folders: Folders) -> Iterator[Item]:
    """Everything below the three folders; what is not known by name is shown too."""
    for folder in dict.fromkeys((folders.config, folders.state, folders.cache)):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield _item(path, f"{folder.parent.name}/{path.relative_to(folder)}")


def _item(path: Path, name: str) -> Item:
    what, can_go = _KNOWN.get(path.name, ("other", False))
    if path.name.startswith(_RULES):
        what, can_go = "rules", True
    readable = path.suffix in _READABLE and what != "other"
    words = path.read_text("utf-8", "replace")[:_MOST] if readable else ""
    return Item(name, what, path, words, path.stat().st_size, can_go)


def _unlink(_room: Room, item: Item) -> None:
    item.path.unlink(missing_ok=True)


def _part(room: Room, _item: Item) -> None:
    """The daemon lets go of its browsers first, if it runs."""
    try:
        ask(room.folders.control, {"type": "revoke", "key_id": None})
    except AwayError:
        records = Records(room.folders.state)
        for record in records.all():
            records.remove(record.key_id)


_GOING: dict[str, Callable[[Room, Item], None]] = {"paired": _part}

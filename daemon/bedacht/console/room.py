"""What the pages work with: one person's desk, and how to speak to them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from bedacht.console.render import console_sentences, render
from bedacht.desk.desk import Desk
from bedacht.desk.samples import Samples
from bedacht.desk.snapshot import Snapshot
from bedacht.policy.preferences import Changes
from bedacht.wire.fields import Fields
from bedacht.wire.strict import Object


@dataclass(frozen=True, slots=True)
class Folders:
    """Where this person's files are, for the page that shows all that is kept."""

    config: Path
    state: Path
    cache: Path
    control: Path


@dataclass(frozen=True, slots=True)
class Room:
    """Handed to every page; holds no text that somebody typed."""

    desk: Desk
    folders: Folders
    samples: Samples = field(default_factory=Samples)

    @property
    def snapshot(self) -> Snapshot:
        """What is in force now."""
        return self.desk.in_force.snapshot

    def page(self, template: str, **values: object) -> Object:
        """An answer with a rendered template."""
        return {"html": self.render(template, **values)}

    def render(self, template: str, **values: object) -> str:
        """A template as this person reads it."""
        return render(template, self.snapshot.sentences, **values)

    def change(self, changes: Changes) -> str:
        """Keep changes to the preferences, and say whether they are."""
        if self.desk.change(changes):
            return self.tell("saved")
        spoken = self.snapshot.sentences
        told = (trouble.told(spoken) for trouble in self.desk.in_force.troubles)
        return " ".join((self.tell("not-saved"), *told))

    def tell(self, key: str, /, **fill: object) -> str:
        """A sentence of the console."""
        spoken = self.snapshot.sentences
        return console_sentences(spoken.language, spoken.address).say(key, **fill)


def text_or(fields: Fields, name: str, default: str = "", limit: int = 1000) -> str:
    """The text of a field that a form may leave out."""
    return fields.text(name, limit) if name in fields else default

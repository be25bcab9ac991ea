"""What the daemon can say about itself as evidence: its seal, its sockets, what it tried."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

from bedacht.errors import SealError
from bedacht.host import process, seal, sockets, trial
from bedacht.host.control import Answer
from bedacht.host.events import Events, Sealed, SealLacks
from bedacht.host.places import Places
from bedacht.wire.strict import Object

_OUTPUTS = (1, 2)  # descriptors: what a program says, and what it complains of


class Witness:
    """Seals the process, and answers for it over the control socket.

    `whole`: only a seal that lacks nothing will do.
    """

    def __init__(self, here: Places, events: Events, *, whole: bool = False) -> None:
        self._here, self._events, self._whole = here, events, whole
        self.sealed = seal.OPEN

    def close(self) -> None:
        """Seals the process for good; once everything is open, before any draft.

        Raises:
            SealError: it was to be whole, and is not.
        """
        if self.sealed is seal.OPEN:
            here = self._here
            with suppress(OSError):  # where nothing can be written, nothing will be
                here.config.mkdir(mode=0o700, parents=True, exist_ok=True)
            own = (here.state, here.runtime, here.config)
            self.sealed = seal.seal([folder for folder in own if folder.is_dir()])
            self._events.note(Sealed(self.sealed.landlock))
            for lack in self.sealed.lacks:
                self._events.note(SealLacks(lack))
        if self._whole and self.sealed.lacks:
            raise SealError(f"the seal lacks: {', '.join(self.sealed.lacks)}")

    def table(self) -> Mapping[str, Answer]:
        """What to answer, by the type of the question; `table` goes to Control."""
        return {"seal": self._seal, "evidence": self._evidence}

    def _seal(self, _question: Object) -> Object:
        return {"type": "seal", **asdict(self.sealed)}

    def _evidence(self, _question: Object) -> Object:
        tried = trial.tried(self._here.state.parent)
        return {
            "type": "evidence",
            "pid": os.getpid(),
            "seal": asdict(self.sealed),
            "readable": process.can_be_looked_into(),
            "sockets": _sockets(),
            "tried": {name: list(answers) for name, answers in tried.items()},
            "outputs": _outputs(),
            "events": list(self._events.told()),
        }


def _sockets() -> list[object] | None:
    try:
        return [each and asdict(each) for each in sockets.held_by("self")]
    except OSError:
        return None


def _outputs() -> list[str]:
    """Where the two outputs lead; none where the system does not tell."""
    places = (Path(f"/proc/self/fd/{number}") for number in _OUTPUTS)
    try:
        return [str(place.readlink()) for place in places]
    except OSError:
        return []

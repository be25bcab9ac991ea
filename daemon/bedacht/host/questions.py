"""What the daemon answers over the control socket."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import asdict, dataclass

from bedacht.errors import KeyringError
from bedacht.host.callers import is_ours
from bedacht.host.control import Answer
from bedacht.host.pairing import Pairing
from bedacht.host.records import PROFILE
from bedacht.host.secrets import Master
from bedacht.wire.codec import as_object
from bedacht.wire.fields import Fields, encoded
from bedacht.wire.frames import PROTOCOL, RefusalFrame, Refused, StatusFrame
from bedacht.wire.strict import Object


@dataclass(frozen=True, slots=True)
class Questions:
    """All that is asked about pairing; `table` goes to Control.

    `hang_up` ends the sessions of a key, `status` is the desk's, `unlock` tries once
    more to get the master secret (it may raise KeyringError), `connected` names the keys
    of the extensions that are there at this moment.
    """

    pairing: Pairing
    port: int
    hang_up: Callable[[str], None]
    status: Callable[[], StatusFrame]
    unlock: Callable[[], Master]
    connected: Callable[[], Container[str]] = frozenset

    def table(self) -> Mapping[str, Answer]:
        """What to answer, by the type of the question."""
        return {
            "pair": self._pair,
            "code": self._code,
            "revoke": self._revoke,
            "status": self._status,
        }

    def _pair(self, question: Object) -> Object:
        fields = Fields(question)
        profile, origin = fields.pattern("profile", PROFILE), fields.text("origin")
        if PROTOCOL not in fields.items("versions"):
            return refusal(Refused.VERSION)
        if not is_ours(origin):
            return refusal(Refused.NOT_PAIRED)
        try:
            self._open()
            paired = self.pairing.pair(profile, origin)
        except KeyringError:
            return refusal(Refused.KEYRING_LOCKED)
        return {
            "type": "paired",
            "version": PROTOCOL,
            "port": self.port,
            "instance": self.pairing.instance,
            "key_id": paired.key_id,
            "key": encoded(paired.key),
        }

    def _code(self, _question: Object) -> Object:
        try:
            self._open()
            return {"type": "code", "code": self.pairing.code(self.port)}
        except KeyringError:
            return refusal(Refused.KEYRING_LOCKED)

    def _revoke(self, question: Object) -> Object:
        """One extension, or all where `key_id` is null."""
        asked = Fields(question).maybe("key_id", Fields(question).text)
        paired = [record.key_id for record in self.pairing.records.all()]
        gone = [key_id for key_id in paired if asked in (None, key_id)]
        for key_id in gone:
            self.pairing.revoke(key_id)
            self.hang_up(key_id)
        return {"type": "revoked", "key_ids": list(gone)}

    def _status(self, _question: Object) -> Object:
        master, now = self.pairing.master, self.connected()
        return {
            "type": "status",
            "port": self.port,
            "kept": "locked" if master is None else master.kept,
            "paired": [
                {**asdict(record), "connected": record.key_id in now}
                for record in self.pairing.records.all()
            ],
            "status": as_object(self.status()),
        }

    def _open(self) -> None:
        """A keyring that was locked at the start may be open by now."""
        if self.pairing.master is None:
            self.pairing.master = self.unlock()


def refusal(code: Refused) -> Object:
    """A refusal as an object."""
    return as_object(RefusalFrame(code))

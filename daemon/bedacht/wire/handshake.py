"""Who speaks with whom, before anything is said: prologue, hello and challenge.

Both sides are here, so that one test can let them talk to each other.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from bedacht.errors import MalformedError, VersionError
from bedacht.wire import strict
from bedacht.wire.frames import PROTOCOL, ChallengeFrame, HelloFrame
from bedacht.wire.noise import KEY_SIZE, TAG_SIZE, Handshake
from bedacht.wire.tunnel import Tunnel

CODE_KEY_ID = "c0dec0dec0dec0de"
_CHOSEN: strict.Object = {"version": PROTOCOL}
CHALLENGE_SIZE = KEY_SIZE + len(strict.dump(_CHOSEN)) + TAG_SIZE


@dataclass(frozen=True, slots=True)
class Identity:
    """What both sides must agree on: which key, whose page, which daemon.

    `instance` is empty for keys that came by a one-time code.
    """

    key_id: str
    origin: str
    instance: str
    psk: bytes = field(repr=False)


def prologue(versions: Iterable[int], identity: Identity) -> bytes:
    """The bytes that both sides bind into the handshake, see docs/wire.md."""
    parts = (
        "bedacht/1",
        ",".join(map(str, versions)),
        str(PROTOCOL),
        identity.key_id,
        identity.origin,
        identity.instance,
    )
    return b"".join(map(length_prefixed, parts))


def length_prefixed(part: str) -> bytes:
    """UTF-8 of `part` after its length: no two lists of parts look the same."""
    data = part.encode()
    return len(data).to_bytes(4, "big") + data


def answer(
    hello: HelloFrame, identity: Identity, ephemeral: bytes
) -> tuple[ChallengeFrame, Tunnel]:
    """The daemon's side: proof for the client and the tunnel.

    Raises:
        VersionError: no version in common.
        ImpostorError: the client does not hold the key.
    """
    if PROTOCOL not in hello.versions:
        raise VersionError("no version in common")
    noise = Handshake(
        initiator=False,
        psk=identity.psk,
        prologue=prologue(hello.versions, identity),
        ephemeral=ephemeral,
    )
    if noise.read(hello.noise):
        raise MalformedError("hello carries a payload")
    challenge = ChallengeFrame(noise.write(strict.dump(_CHOSEN)))
    return challenge, Tunnel(noise.split())


class Opening:
    """The client's side: `hello` goes out, `finish` proves the daemon."""

    def __init__(self, identity: Identity, ephemeral: bytes) -> None:
        self._noise = Handshake(
            initiator=True,
            psk=identity.psk,
            prologue=prologue((PROTOCOL,), identity),
            ephemeral=ephemeral,
        )
        self.hello = HelloFrame((PROTOCOL,), identity.key_id, self._noise.write(b""))

    def finish(self, challenge: ChallengeFrame) -> Tunnel:
        """The tunnel; ImpostorError where the daemon does not hold the key."""
        chosen = strict.parse(self._noise.read(challenge.noise))
        if chosen != _CHOSEN:
            raise VersionError("the daemon chose another version")
        return Tunnel(self._noise.split())

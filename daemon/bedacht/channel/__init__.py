"""The WebSocket door, and what it needs from others.

How the daemon composes it:

    door = Door(desk, keys, foreign=..., failed=...)   # desk: Desk, keys: Keys (host.pairing.Pairing)
    port = await door.open(preferred)      # the port of last time or None
    door.hang_up(key_id)                   # after a revocation: ends its sessions
    await door.close()

`foreign(port, peer_port)` says whether a connection belongs to somebody else than this
person (`bedacht.host.neighbours.foreign`). `Desk.review` runs in a thread of its own; all
other methods run on the loop and must be quick. Whatever a Desk raises becomes *not
checked* (review) or the refusal `fault` (everything else), and `failed` hears of it.
"""

from bedacht.channel.door import Door
from bedacht.channel.needs import Desk, Keys

__all__ = ["Desk", "Door", "Keys"]

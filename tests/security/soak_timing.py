"""Run by `make soak` alone: does the time of an answer tell which keys exist?"""

import asyncio
import dataclasses
import secrets
import sys
import time

from bedacht.wire import codec
from bedacht.wire.handshake import Identity, Opening
from tests.channel.client import dial
from tests.channel.conftest import House
from tests.channel.stand_ins import ORIGIN, PAIRED

TIMES = 500
# The distance of two distributions at which chance is less likely than 1 in 100 (Kolmogorov and Smirnov).
CRITICAL = 1.63 * (2 / TIMES) ** 0.5


async def waited(port: int, identity: Identity) -> float:
    """Seconds from a hello to the challenge."""
    connection = await dial(port, ORIGIN)
    hello = codec.encode(Opening(identity, secrets.token_bytes(32)).hello).decode()
    begun = time.perf_counter()
    await connection.send(hello)
    await connection.recv()
    took = time.perf_counter() - begun
    connection.transport.abort()
    return took


def distance(one: list[float], two: list[float]) -> float:
    """The largest difference of the shares below any time."""
    edges = sorted([*one, *two])
    return max(
        abs(sum(x <= e for x in one) / len(one) - sum(x <= e for x in two) / len(two))
        for e in edges
    )


async def test_time_does_not_tell_which_keys_exist(house: House) -> None:
    wrong = dataclasses.replace(PAIRED, psk=bytes(32))
    unknown = dataclasses.replace(wrong, key_id="f" * 16)
    known_times, unknown_times = [], []
    for _ in range(TIMES):
        known_times.append(await waited(house.door.port, wrong))
        unknown_times.append(await waited(house.door.port, unknown))
        await asyncio.sleep(0)
    told = distance(known_times, unknown_times)
    sys.stdout.write(
        f"distance of known and unknown keys: {told:.3f} of {CRITICAL:.3f}\n"
    )
    assert told < CRITICAL

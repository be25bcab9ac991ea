"""3.2: who does not hold the key gets nowhere, and who sits in between gains nothing."""

import asyncio
import dataclasses
import secrets
from collections.abc import AsyncIterator, Callable

import pytest
from websockets.exceptions import ConnectionClosed

from bedacht.channel import Door
from bedacht.errors import ImpostorError
from bedacht.host.asking import ask
from bedacht.host.browsers import CHROMIUM_ORIGINS
from bedacht.host.pairing import CODE_TRIES, Pairing, code_key, read_code
from bedacht.host.places import Places
from bedacht.host.records import Records
from bedacht.host.secrets import Kept, Master
from bedacht.wire import codec, noise, tunnel
from bedacht.wire.frames import (
    ChallengeFrame,
    HelloFrame,
    PairedFrame,
    ReviewFrame,
    StatusAskFrame,
    WelcomeFrame,
)
from bedacht.wire.handshake import CODE_KEY_ID, Identity, Opening
from tests.channel.client import Client, closed_with, dial, review
from tests.channel.conftest import QUICK, House
from tests.channel.stand_ins import ORIGIN, PAIRED, STATUS, StandInDesk
from tests.host.test_daemon_process import Daemon, client, paired

OURS = CHROMIUM_ORIGINS[0]
Tamper = Callable[[list[bytes]], list[bytes]]


# --------------------------------------------------- somebody sits in between


@pytest.mark.case("3.2.17")
@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param(lambda sent: sent[1:], id="drop"),
        pytest.param(lambda sent: [sent[0], *sent], id="repeat"),
        pytest.param(lambda sent: [sent[1], sent[0], sent[2]], id="reorder"),
        pytest.param(lambda sent: [sent[0][:-1]], id="truncate"),
        pytest.param(lambda sent: [sent[0] + b"\0"], id="lengthen"),
        pytest.param(lambda sent: [sent[0] + sent[1]], id="join"),
        pytest.param(lambda sent: [b"", *sent], id="empty"),
    ],
)
async def test_changed_stream_ends_with_its_first_change(
    house: House, tamper: Tamper
) -> None:
    asked = [review("x", revision) for revision in range(3)]
    async with house.client() as extension:
        sent = [extension.tunnel.seal(codec.encode(each)) for each in asked]
        with pytest.raises(ConnectionClosed) as closed:
            for message in tamper(sent):
                await extension.connection.send(message)
            while True:
                await extension.hear()
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 4401
    seen = [each for each in house.desk.seen if isinstance(each, ReviewFrame)]
    assert seen == asked[: len(seen)]
    assert len(seen) < 2


@pytest.mark.case("3.2.17", "3.2.20")
async def test_changed_answer_is_no_answer(house: House) -> None:
    async with house.client() as extension:
        own = extension.tunnel.seal(codec.encode(review("x")))
        await extension.connection.send(own)
        said = bytearray(await extension.connection.recv(decode=False))
        said[-1] ^= 1
        for message in (bytes(said), own):
            with pytest.raises(ImpostorError):
                extension.tunnel.open(message)


@pytest.mark.case("3.2.18", "3.2.20")
async def test_echo_proves_nothing(house: House) -> None:
    opening = Opening(PAIRED, secrets.token_bytes(32))
    with pytest.raises(ImpostorError):
        opening.finish(ChallengeFrame(opening.hello.noise))
    assert house.desk.seen == []


@pytest.mark.case("3.2.22")
@pytest.mark.parametrize(
    "message",
    [bytes(48), bytes([1, *[0] * 47]), bytes(31), bytes(47), b"\xff" * 48, b"x" * 256],
)
async def test_odd_public_key_is_turned_away(house: House, message: bytes) -> None:
    connection = await dial(house.door.port, ORIGIN)
    hello = HelloFrame((1,), PAIRED.key_id, message)
    await connection.send(codec.encode(hello).decode())
    await connection.recv()
    assert await closed_with(connection.recv()) in {4400, 4401}
    assert house.desk.seen == []


@pytest.mark.case("3.2.22")
async def test_key_in_another_spelling_is_no_hello(house: House) -> None:
    hello = codec.encode(Opening(PAIRED, secrets.token_bytes(32)).hello).decode()
    for spelled in (
        hello.replace('=="', '"'),
        hello.replace('"noise":"', '"noise":" '),
    ):
        if spelled == hello:
            continue
        connection = await dial(house.door.port, ORIGIN)
        await connection.send(spelled)
        await connection.recv()
        assert await closed_with(connection.recv()) == 4400
    assert house.desk.seen == []


@pytest.mark.case("3.2.23")
async def test_no_key_sees_a_nonce_twice(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    used: list[tuple[bytes, bytes]] = []
    keys: dict[noise.Cipher, bytes] = {}
    made = noise.Cipher.__init__

    def remember(cipher: noise.Cipher, key: bytes) -> None:
        made(cipher, key)
        keys[cipher] = key

    def encrypt(cipher: noise.Cipher, plain: bytes, bound: bytes = b"") -> bytes:
        nonce = cipher._nonce()
        used.append((keys[cipher], nonce))
        return cipher._aead.encrypt(nonce, plain, bound)

    monkeypatch.setattr(noise.Cipher, "__init__", remember)
    monkeypatch.setattr(noise.Cipher, "encrypt", encrypt)
    for _ in range(30):
        async with house.client() as extension:
            for revision in range(5):
                await extension.ask(review("x", revision))
    assert len(used) > 30 * 10
    assert len(set(used)) == len(used)


@pytest.mark.case("3.2.23")
async def test_session_ends_before_its_keys_are_worn(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tunnel, "LIFETIME", 4)
    async with house.client() as extension:
        with pytest.raises(ConnectionClosed) as closed:
            for revision in range(6):
                await extension.ask(review("x", revision))
        assert closed.value.rcvd is not None
        assert closed.value.rcvd.code == 1012
    async with house.client() as extension:
        assert await extension.ask(StatusAskFrame()) == STATUS


# --------------------------------------------------------- who has no key


async def turned_away(stranger: Client) -> None:
    """Somebody whom the daemon does not convince, and who is not let in."""
    with pytest.raises(ImpostorError):
        await stranger.open()
    await stranger.connection.close()


async def answers(house: House, identity: Identity) -> list[object]:
    """Kind and length of all that a hello of this identity brings."""
    connection = await dial(house.door.port, ORIGIN)
    opening = Opening(identity, secrets.token_bytes(32))
    await connection.send(codec.encode(opening.hello).decode())
    told: list[object] = []
    try:
        while True:
            said = await asyncio.wait_for(connection.recv(), 5)
            told.append((type(said), len(said)))
    except ConnectionClosed as closed:
        return [*told, closed.rcvd and (closed.rcvd.code, closed.rcvd.reason)]


@pytest.mark.case("3.2.24")
async def test_nobody_can_ask_which_keys_exist(house: House) -> None:
    wrong = dataclasses.replace(PAIRED, psk=bytes(32))
    unknown = dataclasses.replace(wrong, key_id="f" * 16)
    assert await answers(house, wrong) == await answers(house, unknown)


@pytest.mark.case("3.2.25")
async def test_what_follows_a_hello_unproved_is_not_read(house: House) -> None:
    connection = await dial(house.door.port, ORIGIN)
    opening = Opening(PAIRED, secrets.token_bytes(32))
    await connection.send(codec.encode(opening.hello).decode())
    await connection.send(codec.encode(review("x")))
    with pytest.raises(ConnectionClosed) as closed:
        while True:
            await asyncio.wait_for(connection.recv(), 5)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 4401
    assert review("x") not in house.desk.seen


@pytest.fixture
async def pairing(here: Places) -> AsyncIterator[tuple[Door, Pairing]]:
    """A door with real keys behind it."""
    keys = Pairing(
        Records(here.state), Master(secrets.token_bytes(32), Kept.FILE), "ab" * 16
    )
    door = Door(StandInDesk(), keys, times=QUICK)
    await door.open()
    yield door, keys
    await door.close()


def by_code(written: str) -> Identity:
    """Who comes with this code."""
    read = read_code(written)
    assert read is not None
    return Identity(CODE_KEY_ID, OURS, "", code_key(read[1]))


@pytest.mark.case("3.2.26")
async def test_guessed_codes_kill_the_code_and_nothing_else(
    pairing: tuple[Door, Pairing],
) -> None:
    door, keys = pairing
    lasting = keys.pair("ab" * 16, OURS)
    right = by_code(keys.code(door.port))
    for _ in range(CODE_TRIES):
        await turned_away(Client(door.port, dataclasses.replace(right, psk=bytes(32))))
    await turned_away(Client(door.port, right))
    known = Identity(lasting.key_id, OURS, "ab" * 16, lasting.key)
    async with Client(door.port, known) as extension:
        assert await extension.ask(StatusAskFrame()) == STATUS


@pytest.mark.case("3.2.27")
async def test_code_opens_one_door_once(pairing: tuple[Door, Pairing]) -> None:
    door, keys = pairing
    right = by_code(keys.code(door.port))
    async with Client(door.port, right) as extension:
        assert isinstance(extension.welcome, WelcomeFrame)
        assert isinstance(await extension.hear(), PairedFrame)
    await turned_away(Client(door.port, right))


@pytest.mark.case("3.2.29")
async def test_revoked_key_is_dead_at_once_and_after_a_restart(daemon: Daemon) -> None:
    answer = await asyncio.to_thread(paired)
    question: dict[str, object] = {"type": "revoke", "key_id": answer["key_id"]}
    async with client(answer) as extension:
        await asyncio.to_thread(ask, daemon.here.control, question)
        async with asyncio.timeout(1):
            await extension.connection.wait_closed()
    anew = await asyncio.to_thread(paired)
    assert anew["key_id"] != answer["key_id"]
    assert anew["key"] != answer["key"]
    await turned_away(client(answer))


@pytest.mark.case("3.2.30")
async def test_key_of_one_extension_opens_for_no_other(
    pairing: tuple[Door, Pairing],
) -> None:
    door, keys = pairing
    mine = keys.pair("ab" * 16, OURS)
    other = "moz-extension://01234567-89ab-cdef-0123-456789abcdef"
    keys.pair("cd" * 16, other)
    await turned_away(
        Client(door.port, Identity(mine.key_id, other, "ab" * 16, mine.key))
    )

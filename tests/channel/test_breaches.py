"""Every way to misbehave at a real door: none leads to a verdict or to a word."""

import asyncio
import dataclasses
import secrets

import pytest
from websockets.exceptions import ConnectionClosed

from bedacht.errors import ImpostorError
from bedacht.wire import codec
from bedacht.wire.frames import (
    RefusalFrame,
    Refused,
    StatusAskFrame,
    Unchecked,
    VerdictFrame,
)
from bedacht.wire.handshake import CHALLENGE_SIZE, Identity, Opening
from tests.channel.client import Client, closed_with, dial, review
from tests.channel.conftest import House
from tests.channel.stand_ins import (
    ORIGIN,
    PAIRED,
    STATUS,
    Latch,
    clean,
)


@pytest.mark.case("3.4.48")
async def test_too_many_hanging_reviews_take_no_more_threads(house: House) -> None:
    latch = Latch()
    house.desk.judge = latch.judge
    others = [dataclasses.replace(PAIRED, key_id=f"{n:016x}") for n in range(4)]
    house.keys.known += tuple(others)
    clients = [house.client(identity) for identity in others]
    for client in clients:
        await client.open()
        await client.say(review("x"))
    async with house.client() as late:
        answer = await late.ask(review("x"))
        assert isinstance(answer, VerdictFrame)
        assert answer.reason is Unchecked.BUSY
    latch.open()
    for client in clients:
        await client.connection.close()


@pytest.mark.case("3.4.44")
async def test_message_over_the_limit_is_cut_off(house: House) -> None:
    async with house.client() as client:
        await client.connection.send(bytes(160 * 1024 + 1))
        assert await closed_with(client.hear()) == 1009


@pytest.mark.case("3.4.44")
async def test_hello_over_the_limit_is_cut_off(house: House) -> None:
    connection = await dial(house.door.port, ORIGIN)
    await connection.send("x" * 2049)
    assert await closed_with(connection.recv()) == 1009


@pytest.mark.case("3.1.5", "3.2.14", "3.2.24")
@pytest.mark.parametrize(
    "other",
    [
        {"psk": bytes(32)},
        {"key_id": "ffffffffffffffff"},
        {"instance": "cd" * 16},
    ],
)
async def test_wrong_key_gets_a_decoy_and_4401(
    house: House, other: dict[str, object]
) -> None:
    wrong = dataclasses.replace(PAIRED, **other)  # type: ignore[arg-type]
    opening = Opening(wrong, secrets.token_bytes(32))
    connection = await dial(house.door.port, ORIGIN)
    await connection.send(codec.encode(opening.hello).decode())
    challenge = codec.decode_challenge(await connection.recv(decode=False))
    assert not isinstance(challenge, RefusalFrame)
    assert len(challenge.noise) == CHALLENGE_SIZE
    with pytest.raises(ImpostorError):
        opening.finish(challenge)
    assert await closed_with(connection.recv()) == 4401
    assert house.keys.failures == [wrong.key_id]


@pytest.mark.case("3.2.28")
async def test_right_key_is_never_locked_out(house: House) -> None:
    wrong = dataclasses.replace(PAIRED, psk=bytes(32))
    for _ in range(30):
        with pytest.raises(ImpostorError):
            await house.client(wrong).open()
    async with asyncio.timeout(1), house.client() as client:
        assert await client.ask(StatusAskFrame()) == STATUS


@pytest.mark.case("3.2.18")
async def test_replayed_session_says_nothing(house: House) -> None:
    opening = Opening(PAIRED, secrets.token_bytes(32))
    hello = codec.encode(opening.hello).decode()
    first = await dial(house.door.port, ORIGIN)
    await first.send(hello)
    challenge = codec.decode_challenge(await first.recv(decode=False))
    assert not isinstance(challenge, RefusalFrame)
    sealed = opening.finish(challenge).seal(codec.encode(review("x")))
    again = await dial(house.door.port, ORIGIN)
    await again.send(hello)
    await again.recv()
    await again.recv()
    await again.send(sealed)
    assert await closed_with(again.recv()) == 4401
    assert review("x") not in house.desk.seen
    await first.close()


@pytest.mark.case("3.2.17")
async def test_flipped_bit_ends_the_session(house: House) -> None:
    async with house.client() as client:
        sealed = bytearray(client.tunnel.seal(codec.encode(review("x"))))
        sealed[3] ^= 1
        await client.connection.send(bytes(sealed))
        assert await closed_with(client.hear()) == 4401


@pytest.mark.case("3.2.19")
async def test_replayed_frame_ends_the_session(house: House) -> None:
    async with house.client() as client:
        sealed = client.tunnel.seal(codec.encode(StatusAskFrame()))
        await client.connection.send(sealed)
        await client.hear()
        await client.connection.send(sealed)
        assert await closed_with(client.hear()) == 4401


@pytest.mark.case("3.3.40", "3.9.110")
@pytest.mark.parametrize(
    "words",
    ["{}", "[", '{"type":"status","more":1}', '{"type":"verdict"}', '{"type":"hello"}'],
)
async def test_what_is_no_frame_is_refused_and_ends_it(
    house: House, words: str
) -> None:
    async with house.client() as client:
        await client.connection.send(client.tunnel.seal(words.encode()))
        assert await client.hear() == RefusalFrame(Refused.MALFORMED)
        assert await closed_with(client.hear()) == 4400


async def test_text_in_a_sealed_session_ends_it(house: House) -> None:
    async with house.client() as client:
        await client.connection.send("{}")
        assert await client.hear() == RefusalFrame(Refused.MALFORMED)
        assert await closed_with(client.hear()) == 4400


@pytest.mark.case("3.2.25")
@pytest.mark.parametrize("first", ["{}", "", b"\0", '{"type":"status"}'])
async def test_first_word_must_be_a_hello(house: House, first: str | bytes) -> None:
    connection = await dial(house.door.port, ORIGIN)
    await connection.send(first)
    said = codec.decode_challenge(await connection.recv(decode=False))
    assert said == RefusalFrame(Refused.MALFORMED)
    assert await closed_with(connection.recv()) == 4400


@pytest.mark.case("3.10.120")
async def test_newer_client_meets_an_older_daemon_politely(house: House) -> None:
    hello = Opening(PAIRED, secrets.token_bytes(32)).hello
    newer = codec.encode(dataclasses.replace(hello, versions=(2, 3))).decode()
    connection = await dial(house.door.port, ORIGIN)
    await connection.send(newer)
    said = codec.decode_challenge(await connection.recv(decode=False))
    assert said == RefusalFrame(Refused.VERSION)
    assert await closed_with(connection.recv()) == 4400


async def test_silent_client_is_not_waited_for(house: House) -> None:
    connection = await dial(house.door.port, ORIGIN)
    async with asyncio.timeout(3):
        assert await closed_with(connection.recv()) == 1000


@pytest.mark.case("3.4.46")
async def test_client_that_never_reads_is_let_go(house: House) -> None:
    async with house.client() as client:
        client.connection.transport.pause_reading()
        house.desk.judge = clean
        gone = asyncio.create_task(client.connection.wait_closed())
        with pytest.raises(ConnectionClosed):
            async with asyncio.timeout(20):
                while True:
                    await client.say(StatusAskFrame())
                    await asyncio.sleep(0)
        client.connection.transport.abort()
        await gone


async def relay(port: int, seen: bytearray) -> asyncio.Server:
    """Somebody between client and door who passes everything on and keeps it."""

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(4096):
            seen.extend(data)
            here = f"Host: 127.0.0.1:{server.sockets[0].getsockname()[1]}"
            writer.write(data.replace(here.encode(), b"Host: 127.0.0.1:%d" % port))
        writer.close()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(pump(reader, back), pump(there, writer))

    server = await asyncio.start_server(meet, "127.0.0.1", 0)
    return server


@pytest.mark.case("3.2.16")
async def test_relay_passes_on_what_it_cannot_read(house: House) -> None:
    asked, seen = review("sparrow" + "hawk"), bytearray()
    server = await relay(house.door.port, seen)
    async with Client(server.sockets[0].getsockname()[1], PAIRED) as client:
        assert await client.ask(asked) == clean(asked)
        unmasked = client.tunnel.seal(codec.encode(asked))
    assert len(seen) > 500
    for encoding in ("utf-8", "utf-16-le"):
        assert asked.text.encode(encoding) not in bytes(seen) + unmasked
    server.close()
    await server.wait_closed()


@pytest.mark.case("3.2.30")
async def test_identity_of_another_origin_does_not_fit(house: House) -> None:
    other = Identity(PAIRED.key_id, ORIGIN[:-1] + "b", PAIRED.instance, PAIRED.psk)
    with pytest.raises(Exception, match="403"):
        await house.client(other).open()

"""One connection: bytes to events, acts to bytes. What is said is the conversation's."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from bedacht.channel.conversation import Conversation
from bedacht.channel.crowd import Crowd
from bedacht.channel.needs import Desk, Failed, Keys, unheard
from bedacht.channel.pace import Patience
from bedacht.channel.second import SecondLook
from bedacht.channel.turns import (
    Act,
    Again,
    Alarm,
    Ask,
    Close,
    Consult,
    Event,
    Greeted,
    HandOver,
    HangUp,
    Judged,
    Late,
    Rest,
    Say,
    Start,
    Welcome,
    Wronged,
)
from bedacht.channel.workers import Workers
from bedacht.errors import ImpostorError, MalformedError, PeerError
from bedacht.policy.second import Second
from bedacht.wire import codec
from bedacht.wire.frames import (
    ChallengeFrame,
    ChoiceFrame,
    DaemonFrame,
    HelloFrame,
    KeptSetFrame,
    PreferencesSetFrame,
    RefusalFrame,
    Refused,
    ReviewFrame,
    Unchecked,
)
from bedacht.wire.handshake import CHALLENGE_SIZE, CODE_KEY_ID, Identity, answer
from bedacht.wire.mapping import unchecked
from bedacht.wire.noise import KEY_SIZE
from bedacht.wire.tunnel import Tunnel

HELLO_LIMIT = 2 * 1024
MESSAGE_LIMIT = 160 * 1024


@dataclass(frozen=True, slots=True)
class Times:
    """All patience of a session, in seconds."""

    upgrade: float = 3.0
    hello: float = 3.0
    review: float = 1.5
    rest: float = 0.3
    send: float = 20.0
    silence: float = 600.0
    session: float = 12 * 3600.0


@dataclass(frozen=True, slots=True)
class Room:
    """What all sessions share."""

    desk: Desk
    keys: Keys
    times: Times
    failed: Failed = unheard
    crowd: Crowd = field(init=False)
    patience: Patience = field(default_factory=Patience)
    workers: Workers = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "crowd", Crowd(self._left))
        object.__setattr__(self, "workers", Workers(self.failed, self._left))

    def _left(self) -> None:
        """Somebody has gone, or a review has ended: after the last nothing is remembered."""
        if self.crowd.strange and self.workers.idle:
            self.desk.forget()


class Session:
    """Runs one connection from the hello to its end."""

    def __init__(self, connection: ServerConnection, origin: str, room: Room) -> None:
        self._connection, self._origin, self._room = connection, origin, room
        self._conversation = Conversation()
        self._loop = asyncio.get_running_loop()
        self._end = self._loop.time() + room.times.session
        self._turn = asyncio.Lock()
        self._tasks: set[asyncio.Task[None]] = set()
        self._alarms: dict[int, asyncio.TimerHandle] = {}
        self._second = SecondLook(room, room.times.rest, self._hear, self._begin)
        self._tunnel: Tunnel | None = None

    async def run(self) -> None:
        """Returns when it is over, and never raises: nothing may reach a log."""
        code = Close.FAULT
        try:
            await self._greet()
            await self._listen()
            code = Close.AGAIN
        except (ConnectionClosed, TimeoutError):
            code = Close.DONE
        except Exception as error:  # noqa: BLE001 - whatever it is, the session is over
            self._room.failed(error)
            code = Close.FAULT
        finally:
            for task in self._tasks:
                task.cancel()
            for alarm in self._alarms.values():
                alarm.cancel()
            self._second.stir()
            await self._connection.close(code)

    # -------------------------------------------------------------- handshake

    async def _greet(self) -> None:
        try:
            async with asyncio.timeout(self._room.times.hello):
                hello = await self._hello()
            await self._meet(hello)
        except PeerError as error:
            if isinstance(error, ImpostorError):
                await self._delay(self._room.patience.fail(self._loop.time()))
            await self._hear(Wronged(error))

    async def _delay(self, seconds: float) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._connection.wait_closed()

    async def _hello(self) -> HelloFrame:
        self._connection.protocol.max_message_size = HELLO_LIMIT
        message = await self._connection.recv()
        self._connection.protocol.max_message_size = MESSAGE_LIMIT
        if isinstance(message, bytes):
            raise MalformedError("hello is not text")
        return codec.decode_hello(message.encode())

    async def _meet(self, hello: HelloFrame) -> None:
        identity = self._room.keys.identity(hello.key_id, self._origin)
        try:
            challenge, tunnel = _answer(hello, self._origin, identity)
        except ImpostorError:
            self._room.keys.failed(hello.key_id)
            # What a real challenge looks like, so that nobody can ask which keys exist.
            await self._send(codec.encode(_decoy()).decode())
            raise
        self._room.crowd.prove(self._connection, hello.key_id)
        await self._send(codec.encode(challenge).decode())
        self._tunnel = tunnel
        await self._hear(Greeted(by_code=hello.key_id == CODE_KEY_ID))

    # -------------------------------------------------------------- hearing

    async def _listen(self) -> None:
        while self._loop.time() < self._end and self._tunnel and not self._tunnel.spent:
            patience = min(self._loop.time() + self._room.times.silence, self._end)
            async with asyncio.timeout_at(patience):
                message = await self._connection.recv()
            await self._hear(self._event(self._tunnel, message))

    @staticmethod
    def _event(tunnel: Tunnel, message: str | bytes) -> Event:
        try:
            if isinstance(message, str):
                raise MalformedError("text in a sealed session")
            return codec.decode_ask(tunnel.open(message))
        except PeerError as error:
            return Wronged(error)

    async def _hear(self, event: Event) -> None:
        # One after the other: what is sealed first must be sent first.
        async with self._turn:
            for act in self._conversation.hear(event, self._loop.time()):
                await self._do(act)

    # -------------------------------------------------------------- doing

    async def _do(self, act: Act) -> None:
        match act:
            case Say(frame):
                await self._say(frame)
            case Welcome() | HandOver() | Consult():
                await self._say(self._answered(act))
            case Start(serial, review):
                self._begin(lambda: self._review(serial, review))
            case Alarm(serial):
                times = self._room.times
                self._alarms[serial] = self._loop.call_later(
                    times.review, self._ring, serial
                )
            case Rest() | Again():
                self._second.do(act)
            case HangUp(code):
                await self._connection.close(code)

    def _answered(self, act: Welcome | HandOver | Consult) -> DaemonFrame:
        if isinstance(act, HandOver):
            return self._room.keys.redeem(self._origin)
        if isinstance(act, Welcome):
            return self._asked(self._room.desk.welcome)
        return self._asked(lambda: self._consult(act.ask))

    def _consult(self, ask: Ask) -> DaemonFrame:
        if isinstance(ask, ChoiceFrame):
            return self._room.desk.choose(ask)
        if isinstance(ask, PreferencesSetFrame):
            return self._room.desk.prefer(ask)
        if isinstance(ask, KeptSetFrame):
            return self._room.desk.keep(ask)
        return self._room.desk.status()

    def _asked(self, call: Callable[[], DaemonFrame]) -> DaemonFrame:
        try:
            return call()
        except Exception as error:  # noqa: BLE001 - whatever it is, the person learns of a fault
            self._room.failed(error)
            return RefusalFrame(Refused.FAULT)

    async def _review(self, serial: int, review: ReviewFrame) -> None:
        desk, workers = self._room.desk, self._room.workers
        if workers.full:
            verdict = unchecked(review.draft, review.revision, Unchecked.BUSY)
            await self._hear(Judged(serial, verdict))
        else:
            judged = await workers.run(lambda: desk.review(review))
            more = desk.second is Second.ON
            await self._hear(Judged(serial, judged, more))
        alarm = self._alarms.pop(serial, None)
        if alarm is not None:  # nobody is to be woken for what has been answered
            alarm.cancel()

    def _ring(self, serial: int) -> None:
        self._alarms.pop(serial, None)
        self._begin(lambda: self._hear(Late(serial)))

    def _begin(self, work: Callable[[], Coroutine[None, None, None]]) -> None:
        task = self._loop.create_task(self._guarded(work))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _guarded(self, work: Callable[[], Coroutine[None, None, None]]) -> None:
        # Called here: a session may end before a task of its own has begun.
        try:
            await work()
        except ConnectionClosed:
            await self._connection.close(Close.DONE)
        except Exception as error:  # noqa: BLE001 - a session that cannot go on ends
            self._room.failed(error)
            await self._connection.close(Close.FAULT)

    async def _say(self, frame: DaemonFrame) -> None:
        data = codec.encode(frame)
        if self._tunnel is None:
            await self._send(data.decode())
        else:
            await self._send(self._tunnel.seal(data))

    async def _send(self, message: str | bytes) -> None:
        async with asyncio.timeout(self._room.times.send):
            await self._connection.send(message)


def _answer(
    hello: HelloFrame, origin: str, identity: Identity | None
) -> tuple[ChallengeFrame, Tunnel]:
    """The answer to `hello`; under a key that nobody has where there is none."""
    if identity is None:
        stranger = secrets.token_bytes(KEY_SIZE)
        identity = Identity(hello.key_id, origin, "", stranger)
    return answer(hello, identity, secrets.token_bytes(KEY_SIZE))


def _decoy() -> ChallengeFrame:
    return ChallengeFrame(secrets.token_bytes(CHALLENGE_SIZE))

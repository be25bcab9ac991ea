"""Puts the rooms together and owns the process.

No timers run here: the process sleeps until somebody asks it something. Only a service
manager that watches it is told every few minutes that it lives.
"""

from __future__ import annotations

import asyncio
import gc
import os
import secrets as random
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from bedacht.channel import Door
from bedacht.desk.asks import Asks
from bedacht.desk.desk import Desk
from bedacht.desk.reading import Trouble
from bedacht.desk.snapshot import open_library
from bedacht.desk.sources import Sources, managed_policy, managed_trust
from bedacht.errors import KeyringError
from bedacht.host import neighbours, places, ports, process, secrets
from bedacht.host.control import Control
from bedacht.host.events import Events, Listening
from bedacht.host.pairing import Pairing
from bedacht.host.places import Places
from bedacht.host.questions import Questions
from bedacht.host.readiness import Manager
from bedacht.host.records import Records
from bedacht.host.witness import Witness
from bedacht.policy.preferences import Preferences
from bedacht.reader.keeper import Keeper
from bedacht.reader.model import installed
from bedacht.rules.kept import are_kept

_NOWHERE = subprocess.DEVNULL


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line says: a policy, and the language of somebody without preferences.

    `whole_seal`: end rather than run without it.
    """

    policy: Path | None
    preset: Preferences
    whole_seal: bool = False


@dataclass(frozen=True, slots=True)
class _Machine:
    """What the machine gives: folders, the master secret (None: locked), what is noted."""

    here: Places
    master: secrets.Master | None
    events: Events
    whole_seal: bool


def run(wishes: Wishes, listening: Callable[[Desk], None]) -> None:
    """Serve until SIGTERM or SIGINT; `listening` is called once the door is open.

    Raises:
        RunningError: another daemon of this person runs already.
        PlaceError: a folder or the port cannot be used.
        SealError: the seal was to be whole, and is not.
    """
    events = Events()
    process.harden(events.note)
    here = places.find_places()
    with process.alone(here):
        places.sweep(here.state)
        places.sweep(here.config, "preferences.toml")
        master = _master(here)
        library = open_library(keep=_kept_rules(here))
        sources = _sources(here, wishes.policy)
        desk = Desk(sources, preset=wishes.preset, library=library)
        machine = _Machine(here, master, events, wishes.whole_seal)
        asyncio.run(_serve(machine, desk, listening))


def _sources(here: Places, given: Path | None) -> Sources:
    return Sources(
        preferences=here.config / "preferences.toml",
        own=here.config / "policy.toml",
        state=here.state / "linked.toml",
        managed=managed_policy(),
        trust=managed_trust(),
        updates=here.state / "policy",
        given=given,
    )


def _kept_rules(here: Places) -> Path:
    """The compiled rules; where they are missing, another process compiles them.

    Compiling takes memory that this process would never give back.
    """
    if not are_kept(here.cache):
        command = [sys.executable, "-I", "-m", "bedacht.rules", str(here.cache)]
        # What is wrong with a rule is told by the reading that follows.
        subprocess.run(command, check=False, stdin=_NOWHERE, stderr=_NOWHERE)  # noqa: S603
    return here.cache


def _master(here: Places) -> secrets.Master | None:
    """The master secret; None while the keyring is locked: the status tells."""
    with suppress(KeyringError):
        return secrets.master(here)
    return None


def _unlocked(here: Places, witness: Witness) -> secrets.Master:
    """The master secret of a keyring that was locked before; KeyringError.

    Asking it takes a program, so that the seal waits for it. Without the secret no
    session begins, and no draft comes in.
    """
    master = secrets.master(here)
    witness.close()
    return master


async def _serve(
    machine: _Machine, desk: Desk, listening: Callable[[Desk], None]
) -> None:
    here, master, events = machine.here, machine.master, machine.events
    told_to_stop = _told_to_stop()
    _hear_the_loop(events)
    paired = Pairing(Records(here.state), master, random.token_hex(16))
    reader = await _reader(whole=machine.whole_seal)
    asks = Asks(desk, lambda: _troubles(paired), process.give_back, reader)
    witness = Witness(here, events, whole=machine.whole_seal)
    manager = Manager()
    async with AsyncExitStack() as open_now:
        open_now.callback(manager.close)
        if reader is not None:
            open_now.push_async_callback(reader.close)
        door = Door(asks, paired, foreign=neighbours.foreign, failed=events.failed)
        port = await door.open(ports.last(here))
        open_now.push_async_callback(door.close)
        ports.keep(here, port)
        events.note(Listening(port))
        unlock = partial(_unlocked, here, witness)
        asked = Questions(
            paired, port, door.hang_up, asks.status, unlock, door.connected
        )
        answers = {**asked.table(), **witness.table()}
        control = Control(here.control, answers, events.failed)
        await control.open()
        open_now.push_async_callback(control.close)
        if master is not None:
            witness.close()
        _settle()
        listening(desk)
        manager.ready()
        await told_to_stop.wait()


async def _reader(*, whole: bool) -> Keeper | None:
    """Who reads drafts a second time; None where that is not installed.

    Begun whether or not the person wants it now: after the seal nothing can be started.
    """
    folder = installed()
    if folder is None or not hasattr(os, "fork"):
        return None
    keeper = Keeper(folder, whole=whole)
    await keeper.begin()
    return keeper


def _troubles(paired: Pairing) -> list[Trouble]:
    """What the person should know about the secret."""
    if paired.master is None:
        return [Trouble("keyring-locked")]
    in_file = paired.master.kept is secrets.Kept.FILE
    return [Trouble("secret-in-file")] if in_file else []


def _settle() -> None:
    """Everything that is here now stays: the collector need not look at it again."""
    gc.collect()
    gc.freeze()
    process.give_back()


def _hear_the_loop(events: Events) -> None:
    """What a callback raises is noted by its kind and place, as everything is."""

    def heard(_loop: asyncio.AbstractEventLoop, told: dict[str, Any]) -> None:
        error = told.get("exception")
        if isinstance(error, BaseException):
            events.failed(error)

    asyncio.get_running_loop().set_exception_handler(heard)


def _told_to_stop() -> asyncio.Event:
    """An event that SIGTERM and SIGINT set."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for sign in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):
            loop.add_signal_handler(sign, told.set)
    return told

"""The reading process: asked, dropped, crashed, hung; and what may not leak from it."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bedacht.engine.finding import Confidence
from bedacht.reader import keeper as keeping
from bedacht.reader.asking import Asked
from bedacht.reader.judgement import Judged
from bedacht.reader.keeper import MOST_FAULTS, Keeper
from tests.reader import tiny

TELLING = Asked("[post] Die Kaffeemaschine.", (7,))
SAID = (Judged("confidentiality.figures", 0, Confidence.HIGH),)
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")


def asked(word: str) -> Asked:
    """A question with one word."""
    return Asked(f"[post] {word}", (7,))


@pytest.fixture
async def keeper(model_folder: Path) -> AsyncIterator[Keeper]:
    """A keeper of the tiny model."""
    made = Keeper(model_folder)
    await made.begin()
    yield made
    await made.close()
    assert made._stem is not None
    assert made._stem.returncode == 0


def children_of(process: int) -> list[int]:
    """The processes that it has forked."""
    told = Path(f"/proc/{process}/task/{process}/children").read_text("ascii")
    return [*map(int, told.split())]


def await_end(*processes: int) -> None:
    """Waits until processes are there no more, or only their names are."""
    while any(map(lives, processes)):
        time.sleep(0.02)


def lives(process: int) -> bool:
    """Whether a process is there, and not only its name."""
    try:
        told = Path(f"/proc/{process}/stat").read_text("utf-8")
    except OSError:
        return False
    return told.rpartition(")")[2].split()[0] != "Z"


async def reading(keeper: Keeper) -> int:
    """The reading process, after it has answered once."""
    assert await keeper.read(TELLING) == SAID
    (process,) = children_of(keeper.stem)
    return process


async def test_a_question_is_answered(keeper: Keeper) -> None:
    assert await keeper.read(TELLING) == SAID
    assert await keeper.read(asked("Guten Morgen")) == ()
    assert not keeper.broken


@LINUX
async def test_it_begins_with_the_first_question_and_goes_when_told(
    keeper: Keeper,
) -> None:
    assert children_of(keeper.stem) == []
    first = await reading(keeper)
    keeper.drop()
    await_end(first)
    keeper.drop()
    assert await reading(keeper) != first


async def test_what_is_asked_right_after_it_was_let_go_is_read(keeper: Keeper) -> None:
    assert await keeper.read(TELLING) == SAID
    keeper.drop()
    assert await keeper.read(TELLING) == SAID


async def test_when_it_is_let_go_no_word_of_a_draft_is_held(keeper: Keeper) -> None:
    await keeper.read(asked("Kaffeemaschine flurfunk grauen"))
    keeper.drop()
    held = [each for each in gc.get_objects() if isinstance(each, Asked)]
    assert not any("flurfunk grauen" in each.text for each in held)


async def test_of_those_that_wait_the_latest_is_read(keeper: Keeper) -> None:
    questions = [asked("Kaffeemaschine"), asked("flurfunk"), asked("grauen")]
    first, between, last = await asyncio.gather(*map(keeper.read, questions))
    assert first == SAID
    assert between is None
    assert last == (Judged("conduct.heat", 0, Confidence.HIGH),)


@pytest.mark.parametrize("word", [tiny.ENDLESS, tiny.ENORMOUS])
async def test_a_hang_and_a_lack_of_memory_cost_their_reading_alone(
    keeper: Keeper, word: str
) -> None:
    assert await keeper.read(asked(word)) is None
    assert await keeper.read(TELLING) == SAID
    assert not keeper.broken


@LINUX
async def test_one_that_was_killed_while_nobody_asked_is_replaced(
    keeper: Keeper,
) -> None:
    process = await reading(keeper)
    os.kill(process, signal.SIGKILL)
    # The stem may tell of it a moment later, which then costs one reading.
    await keeper.read(TELLING)
    assert await keeper.read(TELLING) == SAID
    assert not keeper.broken


@LINUX
async def test_one_that_stands_still_is_done_without(
    keeper: Keeper, monkeypatch: pytest.MonkeyPatch
) -> None:
    process = await reading(keeper)
    os.kill(process, signal.SIGSTOP)
    with monkeypatch.context() as hasty:
        hasty.setattr(keeping, "PATIENCE_SECONDS", 0.2)
        assert await keeper.read(asked("flurfunk")) is None
    os.kill(process, signal.SIGCONT)
    assert await keeper.read(TELLING) == SAID


@pytest.mark.parametrize("fault", ["shape", "model.onnx"])
async def test_after_a_few_faults_nobody_is_asked_any_more(
    tmp_path: Path, fault: str
) -> None:
    folder = tiny.make(tmp_path / "wrong", labels=3 if fault == "shape" else 6)
    if fault != "shape":
        (folder / fault).write_bytes(b"damaged")
    keeper = Keeper(folder)
    await keeper.begin()
    for _ in range(MOST_FAULTS):
        assert not keeper.broken
        assert await keeper.read(TELLING) is None
    assert keeper.broken
    assert await keeper.read(TELLING) is None
    await keeper.close()
    assert keeper._stem is not None
    assert keeper._stem.returncode == 0


@LINUX
async def test_it_is_sealed_and_holds_no_file_and_no_socket(keeper: Keeper) -> None:
    process = Path(f"/proc/{await reading(keeper)}")
    status = (process / "status").read_text("utf-8")
    assert "Seccomp:\t2" in status
    assert "NoNewPrivs:\t1" in status
    opened = [each.readlink().as_posix() for each in (process / "fd").iterdir()]
    assert [o for o in opened if not o.startswith(("pipe:", "/dev/null"))] == []
    assert "Max core file size        0" in (process / "limits").read_text("utf-8")


@LINUX
async def test_nothing_of_a_draft_is_in_arguments_or_environment(
    keeper: Keeper,
) -> None:
    for process in (await reading(keeper), keeper.stem):
        assert b"Kaffeemaschine" not in seen_of(process)


def seen_of(process: int) -> bytes:
    """What everybody may see of a process."""
    names = ("cmdline", "environ")
    return b"".join(Path(f"/proc/{process}/{name}").read_bytes() for name in names)


_DAEMON = """
import asyncio, os, sys
from pathlib import Path
from bedacht.reader.asking import Asked
from bedacht.reader.keeper import Keeper

async def main():
    keeper = Keeper(Path(sys.argv[1]))
    await keeper.begin()
    await keeper.read(Asked("[post] Ja.", (7,)))
    stem = keeper._stem.pid
    print(stem, Path(f"/proc/{stem}/task/{stem}/children").read_text(), flush=True)
    os.kill(os.getpid(), 9)

asyncio.run(main())
"""


@LINUX
def test_it_does_not_outlive_a_daemon_that_was_killed(model_folder: Path) -> None:
    command = [sys.executable, "-c", _DAEMON, str(model_folder)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    stem, reader = map(int, done.stdout.split())
    await_end(reader, stem)

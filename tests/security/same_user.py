"""A program of the same person, without any rights of an administrator, looks into the daemon; says in JSON what came of it.

Run by test_8_canary inside a user namespace: `python -m tests.security.same_user`.
"""

from __future__ import annotations

import asyncio
import ctypes
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bedacht.host.places import find_places
from tests.channel.client import review
from tests.host.test_daemon_process import Daemon, client, paired
from tests.security.traces import CANARY, traces_in

_ATTACH, _DETACH = 16, 17
# A program that holds the same words and has taken no precautions.
CARELESS = f"import time; draft = '{CANARY[:5]}' + '{CANARY[5:]}'; print(1, flush=True); time.sleep(60)"


def memory_of(pid: int) -> bytes:
    """Everything that can be read of the memory of a process."""
    read = bytearray()
    with Path(f"/proc/{pid}/mem").open("rb", 0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
            begin, _, end = line.split()[0].partition("-")
            if " rw" in line:
                memory.seek(int(begin, 16))
                read += memory.read(int(end, 16) - int(begin, 16))
    return bytes(read)


def attached(pid: int) -> str:
    """Takes hold of a process as a debugger does."""
    library = ctypes.CDLL(None, use_errno=True)
    if library.ptrace(_ATTACH, pid, 0, 0) != 0:
        raise PermissionError(os.strerror(ctypes.get_errno()))
    os.waitpid(pid, 0)
    library.ptrace(_DETACH, pid, 0, 0)
    return "attached"


def attempt(call: Callable[[], object]) -> str:
    """What came of it, or the name of the error."""
    try:
        return str(call())
    except OSError as error:
        return type(error).__name__


def looked_into(pid: int) -> dict[str, str]:
    """All that can be tried on a process of one's own."""
    proc = Path(f"/proc/{pid}")
    return {
        "memory": attempt(lambda: "found" if traces_in(memory_of(pid)) else "empty"),
        "environment": attempt(lambda: len((proc / "environ").read_bytes())),
        "files": attempt((proc / "fd" / "0").readlink),
        "debugger": attempt(lambda: attached(pid)),
    }


async def write() -> None:
    """Drafts with the canary go to the daemon; the session stays open while it ends."""
    answer = await asyncio.to_thread(paired)
    async with client(answer) as extension:
        for revision in range(20):
            await extension.ask(review(f"{CANARY} {revision}", revision))


def careless() -> dict[str, str]:
    """The same attempts on a program without precautions."""
    process = subprocess.Popen([sys.executable, "-c", CARELESS], stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    try:
        return looked_into(process.pid)
    finally:
        process.kill()
        process.communicate()


def main() -> None:
    """Prints everything."""
    daemon = Daemon(find_places())
    daemon.start()
    assert daemon.process is not None
    asyncio.run(write())
    told: dict[str, object] = {
        "uid": os.getuid(),
        "daemon": looked_into(daemon.process.pid),
        "careless": careless(),
    }
    daemon.process.send_signal(signal.SIGABRT)
    told["said"] = traces_in(b"".join(daemon.process.communicate(timeout=20)))
    time.sleep(0.2)
    told["core files"] = [str(path) for path in Path.cwd().glob("*core*")]
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main()

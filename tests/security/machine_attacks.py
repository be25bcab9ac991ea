"""Attacks on files and on the process; each says whether it has succeeded."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from bedacht.errors import MalformedError, PlaceError
from bedacht.files import read_managed
from bedacht.host import places
from bedacht.wire import codec
from tests.security.knocking import (
    CANARY,
)


async def offers_a_folder_open_to_all(home: Path) -> bool:
    (home / "loose").mkdir()
    (home / "loose").chmod(0o777)
    with suppress(PlaceError):
        places.private_folder(home / "loose")
        return True
    return False


async def plants_a_link(home: Path) -> bool:
    secret = home / "secret"
    places.write_private(secret, b"x")
    (home / "paired.json").symlink_to(secret)
    with suppress(PlaceError):
        return places.read_private(home / "paired.json") == b"x"
    return False


async def plants_a_policy(home: Path) -> bool:
    (home / "policy.toml").write_text("policy = 1\n")
    (home / "policy.toml").chmod(0o666)
    with suppress(PlaceError):
        return read_managed(home / "policy.toml", os.getuid()) is not None
    return False


CHILD = """
import sys
from bedacht.host import process
if {hardened}: process.harden()
draft = {canary!r}
{then}
"""
HARDENED = True


def _child(then: str, canary: str = CANARY) -> subprocess.CompletedProcess[str]:
    code = CHILD.format(hardened=HARDENED, canary=canary, then=then)
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )


async def makes_it_crash_aloud(_home: Path) -> bool:
    return CANARY in _child("raise KeyError(draft)").stderr


async def makes_a_library_log(_home: Path) -> bool:
    return CANARY in _child("import logging; logging.error(draft)").stderr


async def lets_it_dump_its_memory(_home: Path) -> bool:
    looks = "import resource; print(resource.getrlimit(resource.RLIMIT_CORE)[0])"
    looks += "; import ctypes; print(ctypes.CDLL(None).prctl(3))"
    return _child(looks).stdout.split() != ["0", "0"]


async def reads_what_it_has_written(home: Path) -> bool:
    path = home / "left"
    _child(f"open({str(path)!r}, 'w').write('x')")
    return path.stat().st_mode & 0o044 != 0


async def reads_a_frame_that_is_no_hello(_home: Path) -> bool:
    words = '{"type":"hello","versions":[1],"key_id":"0123","noise":"AAAA"}'
    with suppress(MalformedError):
        codec.decode_hello(words.encode())
        return True
    return False

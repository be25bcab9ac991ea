"""Where things are kept, and that nobody else can reach them.

Folders are 0700, files 0600, owned by this person. A folder that is not is refused
rather than mended: somebody else may have put it there.
"""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

from bedacht.errors import PlaceError

LIMIT = 2**20  # bytes; nothing that we keep is longer
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


@dataclass(frozen=True, slots=True)
class Places:
    """The folders of this person. `runtime` is gone after a restart, `cache` can be.

    Where the home cannot be written to, `state` too lasts as long as the session.
    """

    config: Path
    state: Path
    runtime: Path
    cache: Path

    @property
    def control(self) -> Path:
        """The socket on which the daemon is asked by this person's own programs."""
        return self.runtime / "control.sock"


def find_places() -> Places:
    """The folders as this system wants them; they are made, private, where missing.

    Raises:
        PlaceError: a folder belongs to somebody else or is open to others.
    """
    dirs = PlatformDirs("bedacht", appauthor=False)
    # A shared folder such as /tmp is no place for a socket: another person could be first.
    given = os.environ.get("XDG_RUNTIME_DIR", "")
    session = Path(given) if _is_private(given) else None
    state = _state(dirs.user_state_path, session)
    runtime = private_folder(session / "bedacht" if session else state / "run")
    return Places(dirs.user_config_path, state, runtime, dirs.user_cache_path)


def lasts(here: Places) -> bool:
    """Will what is kept be there in the next session?"""
    return here.state.parent != here.runtime.parent


def private_folder(path: Path) -> Path:
    """`path`, made where missing; PlaceError where it is not this person's alone."""
    try:
        return _folder(path)
    except OSError as error:
        raise PlaceError(f"{path} cannot be made: {error.strerror}") from None


def _state(own: Path, session: Path | None) -> Path:
    """The folder in the home; where nothing can be written there, one of the session."""
    try:
        if os.access(_folder(own), os.W_OK) or session is None:
            return own
    except OSError:
        if session is None:
            return private_folder(own)
    return private_folder(session / "bedacht-state")


def _folder(path: Path) -> Path:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with suppress(FileExistsError):
        path.mkdir(mode=0o700)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode):
        raise PlaceError(f"{path} is not a folder: move it away")
    _refuse_foreign(path, found)
    return path


def read_private(path: Path) -> bytes | None:
    """What is in the file; None where there is none.

    Raises:
        PlaceError: it is a link, belongs to somebody else or is open to others.
    """
    try:
        # Not blocking: a pipe that somebody put there would be waited for otherwise.
        descriptor = os.open(path, os.O_RDONLY | _NO_FOLLOW | _NO_WAIT)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise PlaceError(f"{path} cannot be opened: {error.strerror}") from None
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode):
            raise PlaceError(f"{path} is not a file: move it away")
        _refuse_foreign(path, found)
        return os.read(descriptor, LIMIT)
    finally:
        os.close(descriptor)


def write_private(path: Path, data: bytes) -> None:
    """Puts `data` into the file as a whole or not at all.

    Raises:
        PlaceError: the folder cannot be written to.
    """
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(8)}")
    try:
        with _fresh_file(fresh) as descriptor:
            _write_all(descriptor, data)
            os.fsync(descriptor)
        fresh.replace(path)
    except OSError as error:
        fresh.unlink(missing_ok=True)
        raise PlaceError(f"{path} cannot be written: {error.strerror}") from None


def sweep(folder: Path, name: str = "*") -> None:
    """Removes what a crash has left half-written; nobody writes there at the moment."""
    for path in folder.glob(f".{name}.*"):
        with suppress(OSError):
            path.unlink()


def _write_all(descriptor: int, data: bytes) -> None:
    # Where a disk is nearly full, a part is written and nothing is raised.
    while data:
        data = data[os.write(descriptor, data) :]


_NO_FOLLOW: int = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)


@contextmanager
def _fresh_file(path: Path) -> Iterator[int]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW
    descriptor = os.open(path, flags, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)


def _refuse_foreign(path: Path, found: os.stat_result) -> None:
    if os.name != "posix":  # elsewhere the home folder's own rights protect it
        return
    if found.st_uid != os.getuid():
        raise PlaceError(f"{path} belongs to somebody else: move it away")
    if found.st_mode & _OTHERS:
        raise PlaceError(f"{path} is open to others: chmod go= {path}")


def _is_private(folder: str) -> bool:
    if not folder:
        return False
    try:
        found = Path(folder).lstat()
    except OSError:
        return False
    mine = os.name != "posix" or found.st_uid == os.getuid()
    return stat.S_ISDIR(found.st_mode) and mine and not found.st_mode & _OTHERS

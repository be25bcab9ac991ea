"""Input of a command: files and standard input, as texts or as lines."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from bedacht.cli.records import LONGEST
from bedacht.policy.sentences import Sentences
from bedacht.wire.strict import repaired

_STANDARD = "-"


class UnreadError(Exception):
    """Input that cannot be read; `key` names the sentence."""

    def __init__(self, key: str) -> None:
        super().__init__(key)
        self.key = key

    def told(self, name: str, spoken: Sentences) -> str:
        """The sentence for people about the input `name`."""
        return spoken.say(self.key, file=name, most=LONGEST)


def read_input(name: str) -> str:
    """The text of a file, or of standard input for `-`; UnreadError."""
    try:
        text = _bytes(name).decode("utf-8-sig").replace("\r\n", "\n")
    except OSError:
        raise UnreadError("cli.no-file") from None
    except UnicodeDecodeError:
        raise UnreadError("cli.not-text") from None
    if len(text) > LONGEST:
        raise UnreadError("cli.too-long")
    return repaired(text)


def _bytes(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == _STANDARD else Path(name).read_bytes()


@contextmanager
def lines_of(name: str) -> Iterator[tuple[BinaryIO, int | None]]:
    """The lines of a file, and how many there are; None where nobody can know. UnreadError."""
    if name == _STANDARD:
        yield sys.stdin.buffer, None
        return
    with ExitStack() as opened:
        try:
            total = _count(Path(name)) if sys.stderr.isatty() else None
            file = opened.enter_context(Path(name).open("rb"))
        except OSError:
            raise UnreadError("cli.no-file") from None
        yield file, total


def _count(path: Path) -> int | None:
    """The lines of an ordinary file, for the progress bar."""
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return sum(1 for _ in file)

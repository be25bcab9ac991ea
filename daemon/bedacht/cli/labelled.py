"""A file of labelled drafts, read whole; every fault names its line."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from bedacht.cli.records import Record, UnfitError, read_record
from bedacht.cli.stream import told_unfit
from bedacht.cli.talk import say, spoken
from bedacht.engine.draft import Context, Platform
from bedacht.errors import CorpusError
from bedacht.scoring.label import Label, LabelError, read_label

_USUAL = Context(platform=Platform.LINKEDIN)


@dataclass(frozen=True, slots=True)
class Labelled:
    """One record with what is expected of it."""

    record: Record
    label: Label


def read_labelled(path: Path) -> list[Labelled]:
    """All records of a corpus; CorpusError with file, line and cure."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        raise CorpusError(str(path), None, say("no-file", file=path), "") from None
    return [
        _labelled(path, number, line)
        for number, line in enumerate(lines, 1)
        if line.strip()
    ]


def _labelled(path: Path, number: int, line: bytes) -> Labelled:
    try:
        record = read_record(line, number, _USUAL)
        return Labelled(record, read_label(json.loads(line)))
    except UnfitError as unfit:
        raise CorpusError(str(path), number, told_unfit(unfit, spoken()), "") from None
    except LabelError as error:
        raise CorpusError(str(path), number, say("eval-label"), str(error)) from None

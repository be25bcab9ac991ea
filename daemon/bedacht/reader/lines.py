"""What the daemon and the reading process say to each other: JSON, one object a line. Pure.

A question: serial, text, starts. An answer: serial, judged. An empty line: read no more.
The stem says `{}` when the reading process ended without an answer.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from bedacht.engine.finding import Confidence
from bedacht.reader.asking import Asked
from bedacht.reader.judgement import Judged

GONE = b"{}\n"


class Answer(NamedTuple):
    """What was said to the question with this serial; `serial` is None for nothing."""

    serial: int | None
    judged: tuple[Judged, ...]


def question_line(serial: int, asked: Asked) -> bytes:
    """A question as a line; nothing in it ends the line."""
    said = {"serial": serial, "text": asked.text, "starts": list(asked.starts)}
    return _line(said)


def read_question(line: bytes) -> tuple[int, Asked] | None:
    """The question; None for what is none, as the rest of a line is."""
    try:
        said = json.loads(line)
        starts = tuple(map(int, said["starts"]))
        return int(said["serial"]), Asked(str(said["text"]), starts)
    except (ValueError, TypeError, KeyError):
        return None


def answer_line(serial: int, judged: Iterable[Judged]) -> bytes:
    """An answer as a line."""
    said = [[rule, sentence, int(sure)] for rule, sentence, sure in judged]
    return _line({"serial": serial, "judged": said})


def read_answer(line: bytes) -> Answer:
    """The answer, looked at closely: the reading process has read what a stranger wrote."""
    try:
        said = json.loads(line)
        judged = tuple(_judged(*each) for each in said["judged"])
        return Answer(int(said["serial"]), judged)
    except (ValueError, TypeError, KeyError):
        return Answer(None, ())


def _judged(rule: Any, sentence: Any, sure: Any) -> Judged:
    if not (isinstance(rule, str) and isinstance(sentence, int)):
        raise TypeError
    return Judged(rule, sentence, Confidence(sure))


def _line(said: object) -> bytes:
    return json.dumps(said).encode("ascii") + b"\n"

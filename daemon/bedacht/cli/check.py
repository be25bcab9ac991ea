"""`bedacht check`: texts for people, or records with --jsonl for programs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from bedacht.cli.circumstances import (
    context_of,
    describe_circumstances,
    describe_person,
    now,
)
from bedacht.cli.own import kept_rules
from bedacht.cli.paint import Paint
from bedacht.cli.progress import watched
from bedacht.cli.second import describe_reader, reader_of
from bedacht.cli.shelf import Personal, personal, shelf_of
from bedacht.cli.show import show
from bedacht.cli.stream import Stream, Tally
from bedacht.cli.texts import UnreadError, lines_of, read_input
from bedacht.desk.review import review
from bedacht.desk.second import Read, impressions
from bedacht.desk.snapshot import open_library
from bedacht.engine.draft import Draft
from bedacht.engine.finding import Level


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("files", nargs="*", default=["-"], metavar="FILE",
                        help="a text, or - for standard input (default)")  # fmt: skip
    parser.add_argument("--jsonl", action="store_true",
                        help="records, one JSON object a line; answers in the same way")  # fmt: skip
    describe_reader(parser)
    describe_person(parser)
    describe_circumstances(parser)
    parser.epilog = "Exit status: 0 nothing at warn or above, 1 something, 2 bad input."


def run(options: argparse.Namespace) -> int:
    """Look at everything that is named."""
    return _records(options) if options.jsonl else _texts(options)


def _records(options: argparse.Namespace) -> int:
    shelf = shelf_of(options, open_library(keep=kept_rules()))
    stream = Stream(shelf, context_of(options), shelf.spoken, reader_of(options))
    for name in options.files:
        try:
            with lines_of(name) as (lines, total):
                _write(stream.answers(watched(lines, total)))
        except UnreadError as unread:
            _complain(unread.told(name, shelf.spoken), stream.tally)
    return stream.tally.status


def _write(answers: Iterable[object]) -> None:
    for answer in answers:
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()


def _texts(options: argparse.Namespace) -> int:
    me = personal(options, open_library(keep=kept_rules()))
    read, tally = reader_of(options), Tally()
    for name in options.files:
        try:
            for line in _looked_at(name, me, read, tally):
                print(line)
        except UnreadError as unread:
            _complain(unread.told(name, me.snapshot.sentences), tally)
    return tally.status


def _looked_at(
    name: str, me: Personal, read: Read | None, tally: Tally
) -> Iterator[str]:
    text = read_input(name)
    draft = Draft(name, 0, text, me.context)
    seen = impressions(draft, me.snapshot, read)
    reviewed = review(draft, me.snapshot, moment=now(), impressions=seen)
    tally.loud |= reviewed.verdict.level >= Level.WARN
    paint = Paint.for_stream(sys.stdout)
    yield from show(_title(name), text, reviewed, me.snapshot.sentences, paint)


def _title(name: str) -> str:
    return "stdin" if name == "-" else Path(name).name


def _complain(what: str, tally: Tally) -> None:
    tally.bad = True
    print(f"bedacht: {what}", file=sys.stderr)

"""`bedacht policy simulate`: what a policy would have said about a file of posts.

The texts stay in memory, and nothing about them is kept.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

from bedacht.cli.circumstances import today
from bedacht.cli.eval import said_of
from bedacht.cli.labelled import read_labelled
from bedacht.cli.own import kept_rules
from bedacht.cli.progress import watched
from bedacht.cli.records import Record
from bedacht.cli.shelf import PolicyFiles
from bedacht.cli.talk import say, spoken, spoken_language
from bedacht.cli.texts import UnreadError, read_input
from bedacht.desk.review import review
from bedacht.desk.snapshot import Library, Snapshot, assemble, open_library
from bedacht.engine.draft import Context, Draft, Platform
from bedacht.engine.finding import Level
from bedacht.errors import PolicyError
from bedacht.policy.preferences import Preferences
from bedacht.scoring.score import Said
from bedacht.scoring.simulated import Change, Post, by_rule, changes

_LEVELS = (Level.HINT, Level.WARN, Level.CONFIRM)
_ROW = "{:44} {:>8} {:>8} {:>8}"


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("policy", type=Path, metavar="POLICY")
    parser.add_argument("posts", nargs="+", metavar="POSTS",
                        help="a text is one post; a .jsonl file holds records, one on each line")  # fmt: skip
    parser.add_argument("--against", type=Path, metavar="OLD",
                        help="another policy, to show what changes")  # fmt: skip
    parser.add_argument("--examples", type=int, default=10, metavar="N",
                        help="how many of the changed posts to show (default: 10)")  # fmt: skip
    parser.epilog = "Exit status: 0, or 2 for bad input. Texts stay in memory."


def run(options: argparse.Namespace) -> int:
    """Say what would be said, and what changes."""
    library = open_library(keep=kept_rules())
    records = [record for name in options.posts for record in _records(name)]
    simulate = partial(_posts, library, records)
    now = simulate(options.policy)
    for line in _figures(now):
        print(line)
    if options.against:
        found = list(changes(simulate(options.against), now))
        for line in _changed(found, options.examples):
            print(line)
    return 0


def _records(name: str) -> list[Record]:
    if name.endswith(".jsonl"):
        return [labelled.record for labelled in read_labelled(Path(name))]
    try:
        text = read_input(name)
    except UnreadError as unread:
        raise PolicyError(name, None, unread.told(name, spoken()), "") from None
    return [Record(name, "", Draft(name, 0, text, Context(Platform.LINKEDIN)))]


def _posts(library: Library, records: list[Record], file: Path) -> list[Post]:
    """Every post as somebody without preferences would be told."""
    policy = PolicyFiles(library, spoken()).read(file)
    nobody = Preferences(language=spoken_language())
    snapshot = assemble(library, policy, nobody, today())
    return [_post(record, snapshot) for record in watched(records, len(records))]


def _post(record: Record, snapshot: Snapshot) -> Post:
    draft = record.draft
    context = replace(draft.context, now=draft.context.now or snapshot.day)
    findings = review(replace(draft, context=context), snapshot).verdict.findings
    return Post(record.id, tuple(said_of(each, draft.text) for each in findings))


def _figures(posts: list[Post]) -> Iterator[str]:
    loud = sum(post.level >= Level.WARN for post in posts)
    yield say("simulate-posts", posts=len(posts), loud=loud)
    yield _ROW.format("", *(spoken().say(f"level.{level.word}") for level in _LEVELS))
    for rule, counts in by_rule(posts).items():
        yield _ROW.format(rule, *(counts.get(level, 0) or "·" for level in _LEVELS))


def _changed(found: list[Change], most: int) -> Iterator[str]:
    yield ""
    if not found:
        yield say("simulate-same")
        return
    yield say("simulate-changed", count=len(found))
    for change in found[:most]:
        yield change.id
        yield from (_line("+", said) for said in change.anew)
        yield from (_line("-", said) for said in change.no_longer)


def _line(sign: str, said: Said) -> str:
    level = spoken().say(f"level.{said.level.word}")
    return f"  {sign} {said.rule} ({level}): {said.words or say('whole')}"

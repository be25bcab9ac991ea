"""`bedacht eval`: labelled drafts in, figures out, beside what was reached before."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path

from bedacht.cli.eval_rows import ROWS
from bedacht.cli.eval_tables import details, table
from bedacht.cli.labelled import read_labelled
from bedacht.cli.own import kept_rules
from bedacht.cli.progress import watched
from bedacht.cli.records import Record
from bedacht.cli.second import describe_reader, reader_of
from bedacht.cli.shelf import PolicyFiles, Shelf
from bedacht.cli.talk import say, spoken_language
from bedacht.desk.review import review
from bedacht.desk.second import Read, impressions
from bedacht.desk.snapshot import open_library
from bedacht.errors import CorpusError
from bedacht.policy.preferences import Preferences
from bedacht.policy.verdict import Graded
from bedacht.scoring.baseline import (
    Baseline,
    baseline_of,
    from_values,
    outlived,
    to_values,
    worse,
)
from bedacht.scoring.score import Said, Scored, score

_DAY = date(2026, 11, 23)


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("corpora", nargs="+", type=Path, metavar="CORPUS",
                        help="labelled drafts, one JSON object a line")  # fmt: skip
    parser.add_argument("--policies", type=Path, metavar="FOLDER",
                        help="policies by the org of a record: FOLDER/<org>.toml")  # fmt: skip
    parser.add_argument("--rule", default="", metavar="RULE",
                        help="only this rule or family")  # fmt: skip
    parser.add_argument("--lang", default="", metavar="LANGUAGE",
                        help="only drafts in this language")  # fmt: skip
    parser.add_argument("--by", choices=tuple(ROWS), default="rule",
                        help="what the rows after the totals are (default: rule)")  # fmt: skip
    parser.add_argument("--show", choices=("missed", "alarms"),
                        help="the drafts themselves, with the words")  # fmt: skip
    parser.add_argument("--baseline", type=Path, metavar="FILE",
                        help="compare with what was reached before")  # fmt: skip
    parser.add_argument("--write-baseline", type=Path, metavar="FILE",
                        help="keep what is reached now")  # fmt: skip
    describe_reader(parser)
    parser.epilog = "Exit status: 0 nothing got worse, 1 something did, 2 bad input."


def run(options: argparse.Namespace) -> int:
    """Score everything that is named."""
    before = _read_baseline(options.baseline)
    read = reader_of(options)
    scored = {path.stem: _chosen(path, options, read) for path in options.corpora}
    drafts = [draft for corpus in scored.values() for draft in corpus]
    if options.show:
        for line in details(drafts, options.show, options.rule):
            print(line)
    for line in table(scored, before):
        print(line)
    for line in ROWS[options.by](drafts, options.rule):
        print(line)
    now = {name: baseline_of(corpus) for name, corpus in scored.items()}
    if options.write_baseline:
        _write_baseline(options.write_baseline, now)
    return _compare(before, now)


def _chosen(path: Path, options: argparse.Namespace, read: Read | None) -> list[Scored]:
    """The scored drafts in the language that is asked for."""
    wanted = options.lang
    drafts = evaluate(path, options.policies, read)
    return [draft for draft in drafts if wanted in ("", draft.label.language)]


def evaluate(
    path: Path, policies: Path | None, read: Read | None = None
) -> Iterator[Scored]:
    """Review and score every draft of a corpus, as nobody in particular; CorpusError."""
    lines = read_labelled(path)
    for labelled in watched(lines, len(lines)):
        record = labelled.record
        text = record.draft.text
        said = [said_of(graded, text) for graded in reviewed(record, policies, read)]
        yield score(record.id, text, labelled.label, said)


def reviewed(
    record: Record, policies: Path | None, read: Read | None = None
) -> tuple[Graded, ...]:
    """What is said of one draft, as nobody in particular."""
    day = record.draft.context.now or _DAY
    snapshot = _shelf(policies).snapshot(record.org, day)
    seen = impressions(record.draft, snapshot, read)
    return review(record.draft, snapshot, impressions=seen).verdict.findings


def said_of(graded: Graded, text: str) -> Said:
    """A finding with the words of `text` that it stands on."""
    finding = graded.finding
    words = finding.span and text[slice(*finding.span)]
    return Said(finding.rule, graded.level, words, finding.evidence, finding.confidence)


@cache
def _shelf(policies: Path | None) -> Shelf:
    """Nobody's preferences, and the policies of the folder."""
    library = open_library(keep=kept_rules())
    nobody = Preferences(language=spoken_language())
    files = PolicyFiles(library, library.sentences(nobody), folder=policies)
    return Shelf(library, nobody, files)


def _read_baseline(path: Path | None) -> Mapping[str, Baseline]:
    if path is None:
        return {}
    try:
        values = json.loads(path.read_text("utf-8"))
        return {name: from_values(each) for name, each in values.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        raise CorpusError(str(path), None, say("eval-no-baseline"), "") from None


def _write_baseline(path: Path, now: Mapping[str, Baseline]) -> None:
    values = {name: to_values(each) for name, each in sorted(now.items())}
    path.write_text(json.dumps(values, indent=1, ensure_ascii=False) + "\n", "utf-8")


def _compare(before: Mapping[str, Baseline], now: Mapping[str, Baseline]) -> int:
    status = 0
    for name in sorted(before.keys() & now.keys()):
        for line in worse(before[name], now[name]):
            print(say("eval-worse", corpus=name, what=line))
            status = 1
        for alarm in outlived(before[name], now[name]):
            print(say("eval-outlived", corpus=name, alarm=alarm))
    return status

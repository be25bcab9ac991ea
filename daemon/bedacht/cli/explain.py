"""`bedacht explain`: every stage of one draft's way, for people who write rules."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace

from bedacht.cli.circumstances import describe_circumstances, describe_person
from bedacht.cli.own import kept_rules
from bedacht.cli.paint import Paint
from bedacht.cli.second import describe_reader, reader_of
from bedacht.cli.shelf import Personal, personal
from bedacht.cli.texts import UnreadError, read_input
from bedacht.desk.review import grade_all
from bedacht.desk.second import impressions
from bedacht.desk.snapshot import open_library, opened
from bedacht.engine.draft import Draft
from bedacht.engine.explain import Explained, Nearly, explain
from bedacht.engine.finding import Span
from bedacht.engine.impression import Impression, with_impressions
from bedacht.engine.rulebook import Item
from bedacht.policy.verdict import Graded

_LONGEST_QUOTE = 60


def describe(parser: argparse.ArgumentParser) -> None:
    """Say what the command takes."""
    parser.add_argument("file", nargs="?", default="-", metavar="FILE",
                        help="a text, or - for standard input (default)")  # fmt: skip
    parser.add_argument("--rule", metavar="RULE", default="",
                        help="tell only of this rule or family")  # fmt: skip
    describe_reader(parser)
    describe_person(parser)
    describe_circumstances(parser)


def run(options: argparse.Namespace) -> int:
    """Print all stages."""
    me = personal(options, open_library(keep=kept_rules()))
    try:
        text = read_input(options.file)
    except UnreadError as unread:
        what = unread.told(options.file, me.snapshot.sentences)
        print(f"bedacht: {what}", file=sys.stderr)
        return 2
    draft = Draft(options.file, 0, text, me.context)
    me = replace(me, snapshot=opened(me.snapshot, draft))
    engine = me.snapshot.engine
    stages = explain(engine, draft)
    seen = impressions(draft, me.snapshot, reader_of(options))
    findings = with_impressions(engine, draft, stages.findings, seen)
    graded = grade_all(draft, findings, me.snapshot)
    report = _Report(text, me, options.rule, Paint.for_stream(sys.stdout))
    print("\n".join(report.lines(stages, seen, graded)))
    return 0


class _Report:
    """The stages as lines."""

    def __init__(self, text: str, me: Personal, rule: str, paint: Paint) -> None:
        self._text = text
        self._say = me.snapshot.sentences.say
        self._rule = rule
        self._paint = paint

    def lines(
        self,
        stages: Explained,
        seen: tuple[Impression, ...],
        graded: tuple[Graded, ...],
    ) -> Iterator[str]:
        yield from self._stage("folded", stages.folded)
        yield from self._stage("hits", self._seen(stages))
        meant = (finding for finding in stages.findings if self._meant(finding.rule))
        held = (
            f"{f.rule} · {f.evidence} ({f.confidence.word}): {self._quote(f.span)}"
            for f in meant
        )
        yield from self._stage("held", held)
        nearly = (n for n in stages.nearly if self._meant(n.rule))
        yield from self._stage("nearly", map(self._nearly, nearly))
        if seen:
            yield from self._stage("reader", map(self._impression, seen))
        yield from self._stage("findings", self._graded(graded))

    def _stage(
        self, name: str, lines: Iterator[str] | tuple[str, ...]
    ) -> Iterator[str]:
        yield self._paint.bold(self._say(f"cli.stage-{name}"))
        told = list(lines)
        yield from (f"  {line}" for line in told or [self._say("cli.nothing")])
        yield ""

    def _meant(self, rule: str) -> bool:
        return not self._rule or rule == self._rule or rule.startswith(f"{self._rule}.")

    def _seen(self, stages: Explained) -> Iterator[str]:
        for seen in stages.seen:
            tag = f" [{seen.tag}]" if seen.tag else ""
            yield f"{self._quote(seen.span)}{tag}  {', '.join(seen.concepts)}"

    def _nearly(self, nearly: Nearly) -> str:
        place = f"{nearly.rule} · {nearly.evidence}"
        where = f"  {self._quote(nearly.span)}"
        return f"{place} – {self._missing(nearly)}{self._paint.faint(where)}"

    def _missing(self, nearly: Nearly) -> str:
        if nearly.lacks is not None:
            return self._say("cli.lacks", what=_item(nearly.lacks))
        if nearly.against is not None:
            return self._say("cli.speaks-against", what=_item(nearly.against))
        return self._say("cli.apart" if nearly.apart else "cli.elsewhere")

    def _impression(self, seen: Impression) -> str:
        return f"{seen.rule} ({seen.confidence.word}): {self._quote(seen.span)}"

    def _graded(self, graded: tuple[Graded, ...]) -> Iterator[str]:
        for each in graded:
            if self._meant(each.finding.rule):
                level = self._paint.level(each.level.word, each.level)
                yield f"{level}  {each.finding.rule}: {self._quote(each.finding.span)}"
                for step in each.because:
                    yield f"    {step.level.word:8} {step.source:12} {step.note}"

    def _quote(self, span: Span | None) -> str:
        if span is None:
            return self._say("cli.whole")
        words = self._text[span.start : span.end].replace("\n", "⏎")
        return f"«{words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE] + '…'}»"


def _item(item: Item) -> str:
    return f"{item.scope}: {' | '.join(item.concepts)}"

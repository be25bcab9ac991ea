"""Findings for people: the line with its words marked, level, why, advice, whom to ask."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from bedacht.cli.excerpt import excerpt
from bedacht.cli.paint import Paint
from bedacht.desk.review import Reviewed
from bedacht.policy.sentences import Sentences
from bedacht.policy.verdict import Graded
from bedacht.policy.wording import Wording

_WIDTH = 88


def show(
    name: str, text: str, reviewed: Reviewed, spoken: Sentences, paint: Paint
) -> Iterator[str]:
    """The lines to print for one text."""
    findings = reviewed.verdict.findings
    if not findings:
        yield spoken.say("cli.quiet", name=name)
        return
    yield paint.bold(name)
    said: set[str] = set()
    for graded, wording in zip(findings, reviewed.wordings, strict=True):
        yield ""
        yield from _place(text, graded, spoken, paint)
        yield _title(graded, wording, spoken, paint)
        if graded.finding.rule not in said:
            yield from _words(wording, spoken, paint)
        said.add(graded.finding.rule)


def _place(text: str, graded: Graded, spoken: Sentences, paint: Paint) -> Iterator[str]:
    if graded.finding.span is None:
        yield paint.faint(f"      │ {spoken.say('cli.whole')}")
        return
    line = excerpt(text, graded.finding.span)
    marked = paint.level(line.marked, graded.level)
    yield f"{paint.faint(f'{line.number:5} │')} {line.before}{marked}{line.after}"
    yield f"{paint.faint('      │')} {paint.level(line.rule, graded.level)}"


def _title(graded: Graded, wording: Wording, spoken: Sentences, paint: Paint) -> str:
    level = paint.level(spoken.say(f"level.{graded.level.word}"), graded.level)
    reason = spoken.say(f"reason.{wording.reason}")
    rule = paint.faint(f"({reason}, {graded.finding.rule})")
    return f"  {level} · {paint.bold(wording.title)} {rule}"


def _words(wording: Wording, spoken: Sentences, paint: Paint) -> Iterator[str]:
    """What a rule says; once for each text, however often it finds something."""
    yield from _wrapped(wording.why, "  ")
    for advice in wording.advice:
        insert = f" „{advice.text}“" if advice.text else ""
        yield from _wrapped(f"→ {advice.label}{insert}", "  ")
    if wording.company:
        yield from _wrapped(f"{spoken.say('card.company')}: {wording.company}", "  ")
    for about in (_contact(wording, spoken), _guideline(wording, spoken)):
        if about:
            yield paint.faint(f"  {about}")


def _wrapped(text: str, indent: str) -> Iterator[str]:
    yield from textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent + "  "
    )


def _contact(wording: Wording, spoken: Sentences) -> str:
    whom = wording.contact
    if whom is None:
        return ""
    told = f"{spoken.say('cli.ask')}: {whom.name} ({whom.email or whom.url})"
    return f"{told} {whom.note}" if whom.note else told


def _guideline(wording: Wording, spoken: Sentences) -> str:
    part = wording.guideline
    if part is None:
        return ""
    link = f" {part.url}" if part.url else ""
    return f"{spoken.say('cli.guideline')}: {part.id} {part.title}{link}"

"""Does a rule keep what its examples promise? Every example, the exact span, the cure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bedacht.engine.compiled import Engine
from bedacht.engine.draft import Draft
from bedacht.engine.find import find
from bedacht.engine.finding import Finding, Level, Span
from bedacht.engine.reading import Memo
from bedacht.engine.rulebook import Advice, Example, Rule


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that a rule does not keep, in words for its author."""

    rule: str
    example: str
    problem: str

    def __str__(self) -> str:
        return f"{self.rule}: {self.problem}\n    {self.example}"


def prove(engine: Engine, rules: Iterable[Rule]) -> Iterator[Broken]:
    """Everything that is broken; nothing where all is well."""
    memo = Memo()
    for rule in rules:
        for example in rule.finds:
            yield from _prove_find(engine, memo, rule, example)
        for example in rule.silent:
            yield from _prove_silent(engine, memo, rule, example)


def _findings(
    engine: Engine, memo: Memo, rule: Rule, example: Example
) -> list[Finding]:
    draft = Draft("example", 0, example.text, example.context)
    return [f for f in find(engine, draft, memo) if f.rule == rule.id]


def _prove_find(
    engine: Engine, memo: Memo, rule: Rule, example: Example
) -> Iterator[Broken]:
    findings = _findings(engine, memo, rule, example)
    meant = [f for f in findings if f.span == example.span]
    if not meant:
        yield Broken(rule.id, example.text, _instead(example, findings))
    elif len(findings) > 1:
        yield Broken(rule.id, example.text, f"{len(findings)} findings, not one")
    elif example.level is not None and meant[0].level is not example.level:
        problem = f"{meant[0].level.word} instead of {example.level.word}"
        yield Broken(rule.id, example.text, problem)
    else:
        yield from _prove_advice(engine, memo, rule, example)


def _instead(example: Example, findings: list[Finding]) -> str:
    if not findings:
        return "nothing was found"
    found = ", ".join(
        f"{_quote(example.text, f.span)} ({f.evidence})" for f in findings
    )
    return f"found {found} instead of {_quote(example.text, example.span)}"


def _quote(text: str, span: Span | None) -> str:
    return "the whole draft" if span is None else f"«{text[span.start : span.end]}»"


def _prove_silent(
    engine: Engine, memo: Memo, rule: Rule, example: Example
) -> Iterator[Broken]:
    for finding in _findings(engine, memo, rule, example):
        if finding.level > example.at_most:
            quote = _quote(example.text, finding.span)
            problem = f"found {quote} ({finding.evidence}, {finding.level.word})"
            yield Broken(rule.id, example.text, problem)


def _prove_advice(
    engine: Engine, memo: Memo, rule: Rule, example: Example
) -> Iterator[Broken]:
    for kind in ("replace", "remove", "add"):
        advice = next((a for a in rule.advice if a.kind == kind), None)
        if advice is None:
            continue
        calmed = replace(example, text=applied(example, advice))
        for finding in _findings(engine, memo, rule, calmed):
            if finding.level > Level.HINT and _same_place(finding, example):
                problem = f"advice `{kind}` does not calm it ({finding.evidence})"
                yield Broken(rule.id, calmed.text, problem)


def _same_place(finding: Finding, example: Example) -> bool:
    """Advice heals one finding; another one elsewhere has its own."""
    return (
        finding.span is None
        or example.span is None
        or finding.span.start <= example.span.end
    )


def applied(example: Example, advice: Advice) -> str:
    """The example's text after somebody took the advice."""
    text, span = example.text, example.span
    insert = advice.text.to(example.language, "du") if advice.text else ""
    if advice.kind == "add" or span is None:
        return f"{text} {insert}".strip() if advice.kind == "add" else text
    return text[: span.start] + insert + text[span.end :]

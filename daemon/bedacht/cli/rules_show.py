"""`bedacht rules show`: everything that a rule's file says, in the order of its use."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from bedacht.cli.talk import say, spoken
from bedacht.engine.rulebook import Adjust, Evidence, Example, Item, Rule
from bedacht.errors import RuleError
from bedacht.policy.fault import nearest
from bedacht.rules.load import load


def run(options: argparse.Namespace) -> int:
    """Print one rule; RuleError where there is none of that name."""
    rules = load(options.folder).rules
    if options.rule not in rules:
        raise no_such_rule(options.rule, rules)
    print("\n".join(lines_of(rules[options.rule], spoken().language)))
    return 0


def no_such_rule(name: str, rules: Iterable[str]) -> RuleError:
    """The error to raise about a rule that nobody knows, with the one that was meant."""
    near = nearest(name, rules)
    says = say("no-rule" if near else "no-rule-far", rule=name, near=near)
    return RuleError("rules", None, says, "")


def lines_of(rule: Rule, language: str) -> Iterator[str]:
    """The rule as lines."""
    yield f"{rule.id}  {rule.level.word}  {rule.reason}"
    yield f"  {rule.title.to(language, 'du')}"
    yield f"  {rule.why.to(language, 'du')}"
    for advice in rule.advice:
        insert = f" [{advice.text.to(language, 'du')}]" if advice.text else ""
        yield f"  {advice.kind}: {advice.label.to(language, 'du')}{insert}"
    for evidence in rule.evidence:
        yield from _evidence(evidence)
    for adjust in rule.adjusts:
        yield from _adjust(adjust, language)
    for example in rule.finds:
        yield f"  finds   {_marked(example)}"
    for example in rule.silent:
        yield f"  silent  {_line(example.text)}"
    for alarm in rule.known_false_alarms:
        yield f"  known false alarm  {alarm}"


def _evidence(evidence: Evidence) -> Iterator[str]:
    level = f", {evidence.level.word}" if evidence.level is not None else ""
    yield f"  evidence {evidence.id} ({evidence.confidence.word}{level}, {evidence.within})"
    yield from _items(all=evidence.all, none=evidence.none)
    yield from _when(evidence.when.fields)


def _adjust(adjust: Adjust, language: str) -> Iterator[str]:
    yield f"  adjust {adjust.id} -> {adjust.level.word}: {adjust.note.to(language, 'du')}"
    yield from _items(all=adjust.all, any=adjust.any, none=adjust.none)
    yield from _when(adjust.when.fields)


def _items(**groups: tuple[Item, ...]) -> Iterator[str]:
    for name, items in groups.items():
        for item in items:
            yield f"      {name:4} {item.scope}: {' | '.join(item.concepts)}"


def _when(fields: object) -> Iterator[str]:
    if isinstance(fields, dict):
        for name, values in fields.items():
            yield f"      when {name}: {' | '.join(sorted(values))}"


def _marked(example: Example) -> str:
    if example.span is None:
        return _line(example.text)
    start, end = example.span
    text = example.text
    return _line(f"{text[:start]}⟦{text[start:end]}⟧{text[end:]}")


def _line(text: str) -> str:
    return text.replace("\n", " ⏎ ")

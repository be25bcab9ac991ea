"""One rule file to a `Rule`."""

from __future__ import annotations

from pathlib import Path

from bedacht.engine.finding import Confidence, Level, Reason
from bedacht.engine.rulebook import (
    ALWAYS,
    Adjust,
    Advice,
    Evidence,
    Item,
    Rule,
    Said,
    Scope,
    When,
)
from bedacht.rules.context import read_when
from bedacht.rules.example import read_finds, read_silent
from bedacht.rules.table import Table, read_table

ADVICE = ("replace", "remove", "add", "ask")
LEVELS = tuple(level.word for level in Level)
CONFIDENCES = tuple(confidence.word for confidence in Confidence)


def read_rule(path: Path) -> Rule:
    """Read a file of shared_rules/rules; RuleError with line and cure."""
    table = read_table(path)
    rule = rule_of(table, f"{path.parent.name}.{path.stem}")
    _demand(table, rule)
    return rule


def rule_of(table: Table, identity: str) -> Rule:
    """The rule that a table describes; RuleError with line and cure."""
    whole = table.flag("whole")
    rule = Rule(
        id=identity,
        reason=Reason(table.choice("reason", Reason)),
        level=Level.of(table.choice("level", LEVELS)),
        whole=whole,
        since=table.text("since"),
        evidence=tuple(_evidence(t) for t in table.tables("evidence")),
        adjusts=tuple(_adjust(t) for t in table.tables("adjust")),
        title=read_said(table.table("title")),
        why=read_said(table.table("why")),
        advice=tuple(_advice(t) for t in table.tables("advice")),
        finds=tuple(read_finds(t, whole=whole) for t in table.tables("finds")),
        silent=tuple(read_silent(t) for t in table.tables("silent")),
        known_false_alarms=table.texts("known_false_alarms"),
    )
    table.done()
    return rule


def _demand(table: Table, rule: Rule) -> None:
    if not rule.evidence:
        raise table.fault(None, "The rule has no evidence.", "Add an [[evidence]].")
    if len(rule.finds) < 2:
        raise table.fault(
            None, "Fewer than two [[finds]].", "Add drafts that it must find."
        )
    if len(rule.silent) < 3:
        raise table.fault(None, "Fewer than three [[silent]].", "Add near misses.")
    if not rule.advice:
        raise table.fault(None, "The rule has no advice.", "Add an [[advice]].")


def read_said(table: Table) -> Said:
    """A text in German (du, Sie) and English; Sie falls back to du."""
    de = table.text("de")
    said = Said(de, table.text("de_sie", de), table.text("en"))
    table.done()
    return said


def _evidence(table: Table) -> Evidence:
    within = Scope(table.choice("within", Scope, "sentence"))
    evidence = Evidence(
        id=table.text("id"),
        all=_items(table, "all", within),
        none=_items(table, "none", within),
        within=within,
        near=table.count("near"),
        ordered=table.flag("ordered"),
        mark=_items(table, "mark", within),
        confidence=Confidence[table.choice("confidence", CONFIDENCES).upper()],
        level=_level(table),
        when=_when(table),
    )
    table.done()
    _demand_marks(table, evidence)
    return evidence


def _demand_marks(table: Table, evidence: Evidence) -> None:
    """What is marked must stand in the unit of text that `within` names."""
    here = {n for i in evidence.all if i.scope is evidence.within for n in i.concepts}
    if evidence.mark and here.isdisjoint(n for i in evidence.mark for n in i.concepts):
        problem = f"`mark` names nothing that stands in the same {evidence.within}."
        raise table.fault("mark", problem, "Mark one of the groups of `all`.")


def _when(table: Table) -> When:
    return read_when(table.table("when")) if table.has("when") else ALWAYS


def _level(table: Table) -> Level | None:
    return Level.of(table.choice("level", LEVELS)) if table.has("level") else None


def _adjust(table: Table) -> Adjust:
    adjust = Adjust(
        id=table.text("id"),
        all=_items(table, "all", Scope.SENTENCE),
        any=_items(table, "any", Scope.SENTENCE),
        none=_items(table, "none", Scope.SENTENCE),
        when=_when(table),
        level=Level.of(table.choice("level", LEVELS)),
        only=frozenset(table.texts("only")),
        note=read_said(table.table("note")),
    )
    table.done()
    return adjust


def _items(table: Table, key: str, within: Scope) -> tuple[Item, ...]:
    return tuple(_item(table, key, text, within) for text in table.texts(key))


def _item(table: Table, key: str, text: str, within: Scope) -> Item:
    scope, colon, names = text.rpartition(":")
    if colon and scope not in tuple(Scope):
        raise table.fault(
            key, f"`{scope}` is no scope.", f"Write one of: {', '.join(Scope)}."
        )
    return Item(Scope(scope) if colon else within, tuple(names.split("|")))


def _advice(table: Table) -> Advice:
    said = Said(
        table.text("de"), table.text("de_sie", table.text("de")), table.text("en")
    )
    kind = table.choice("kind", ADVICE)
    text = read_said(table.table("text")) if table.has("text") else None
    table.done()
    if kind in ("replace", "add") and text is None:
        raise table.fault("kind", f"`{kind}` inserts nothing.", "Add an [advice.text].")
    return Advice(kind, said, text)

"""Overlapping findings of one rule become one: the loudest, then the surest, speaks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bedacht.engine.finding import Finding

GLANCE = 60  # code points: a phrase tells more than its words, a whole sentence less


def merged(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """One finding for each rule and place."""
    by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule].append(finding)
    return tuple(kept for rule in by_rule.values() for kept in _apart(rule))


def _apart(findings: list[Finding]) -> list[Finding]:
    findings.sort(key=_precedence)
    kept: list[Finding] = []
    for finding in findings:
        if not any(_overlap(finding, other) for other in kept):
            kept.append(finding)
    return kept


def _precedence(finding: Finding) -> tuple[int, int, bool, int, int]:
    """Loud before quiet, sure before unsure; then as much as one reads at a glance."""
    start, end = finding.span or (0, 0)
    length = end - start
    long = length > GLANCE
    return -finding.level, -finding.confidence, long, length if long else -length, start


def _overlap(one: Finding, other: Finding) -> bool:
    if one.span is None or other.span is None:
        return True
    return one.span.start < other.span.end and other.span.start < one.span.end

"""review(draft) -> verdict: what the engine finds, graded, in words for the person."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bedacht.desk.snapshot import Snapshot, opened
from bedacht.engine.draft import Draft
from bedacht.engine.find import find
from bedacht.engine.finding import Finding, Level
from bedacht.engine.impression import Impression, with_impressions
from bedacht.engine.reading import Memo
from bedacht.engine.rulebook import Rule
from bedacht.engine.weigh import LOUD
from bedacht.policy.grade import Situation, grade
from bedacht.policy.verdict import Graded, State, Verdict
from bedacht.policy.wording import Wording, word


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A verdict, and the words for each of its findings."""

    verdict: Verdict
    wordings: tuple[Wording, ...] = field(repr=False)


def review(
    draft: Draft,
    snapshot: Snapshot,
    memo: Memo | None = None,
    moment: datetime | None = None,
    impressions: tuple[Impression, ...] = (),
) -> Reviewed:
    """Look at one draft; findings that the person does not want to hear are left out.

    `moment` (local, with a time zone) decides who is there to be asked, `impressions` are
    those of the second reader.
    """
    snapshot = opened(snapshot, draft)
    policy, spoken_in = snapshot.policy, snapshot.sentences
    rules = snapshot.engine.rules
    findings = find(snapshot.engine, draft, memo)
    if impressions:
        engine = snapshot.engine
        findings = with_impressions(engine, draft, findings, impressions, memo)
    spoken = grade_all(draft, findings, snapshot)
    wordings = tuple(
        word(graded, rules[graded.finding.rule], policy, spoken_in, moment)
        for graded in spoken
    )
    version = None if snapshot.policy is None else snapshot.policy.version
    verdict = Verdict(draft.id, draft.revision, State.CHECKED, spoken, version)
    return Reviewed(verdict, wordings)


def grade_all(
    draft: Draft, findings: tuple[Finding, ...], snapshot: Snapshot
) -> tuple[Graded, ...]:
    """The findings that speak, with their levels."""
    rules = snapshot.engine.rules
    situation = Situation(
        draft, snapshot.policy, snapshot.preferences, snapshot.sentences
    )
    graded = [grade(f, rules[f.rule], situation) for f in findings]
    spoken = [g for g in graded if g.level > Level.OFF]
    loud = any(g.level >= Level.WARN for g in spoken)
    return tuple(g for g in spoken if loud or not _waits(g, rules[g.finding.rule]))


def _waits(graded: Graded, rule: Rule) -> bool:
    """Whether the finding makes sense only beside a loud one."""
    return any(
        LOUD in item.concepts
        for evidence in rule.evidence
        if evidence.id == graded.finding.evidence
        for item in evidence.all
    )

"""Between frames and the values of engine and policy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from bedacht.engine.draft import Context, Draft, Listed, Platform, Stance
from bedacht.policy.verdict import Graded, State, Verdict
from bedacht.wire.frames import (
    FindingFrame,
    ReviewFrame,
    Unchecked,
    VerdictFrame,
    Wording,
)
from bedacht.wire.utf16 import Ruler

FINDINGS_LIMIT = 100


def draft_of(
    frame: ReviewFrame,
    *,
    roles: frozenset[str],
    stance: Stance,
    listed: Mapping[Platform, Listed],
    now: date,
) -> Draft:
    """The draft of `frame`, with what only the daemon knows about its author.

    `listed` says what the person told about each platform; it counts where the page
    does not show whether the profile names the employer.
    """
    seen = frame.context
    employer_listed = seen.employer_listed
    if employer_listed is Listed.UNKNOWN:
        employer_listed = listed.get(seen.platform, Listed.UNKNOWN)
    context = Context(
        platform=seen.platform,
        surface=seen.surface,
        audience=seen.audience,
        employer_listed=employer_listed,
        roles=roles,
        stance=stance,
        attachments=seen.attachments,
        shared=seen.shared,
        page=seen.page,
        language=seen.language,
        now=now,
    )
    return Draft(frame.draft, frame.revision, frame.text, context)


def verdict_of(
    verdict: Verdict, wordings: Sequence[Wording], text: str
) -> VerdictFrame:
    """The frame for `verdict` on `text`; `wordings[i]` belongs to `findings[i]`.

    Of more than FINDINGS_LIMIT findings the loudest are told; the others come when
    these are dealt with. An unchecked verdict without a known reason is a `fault`.
    """
    if verdict.state is not State.CHECKED:
        return unchecked(verdict.draft, verdict.revision, _why(verdict.reason))
    pairs = zip(verdict.findings, wordings, strict=True)
    loudest = sorted(pairs, key=_loudness)[:FINDINGS_LIMIT]
    ruler, numbers = Ruler(text), Counter[str]()
    return VerdictFrame(
        draft=verdict.draft,
        revision=verdict.revision,
        state=State.CHECKED,
        reason=None,
        level=verdict.level,
        findings=tuple(
            _finding(*pair, ruler, numbers) for pair in sorted(loudest, key=_place)
        ),
        policy=verdict.policy,
    )


def unchecked(draft: str, revision: int, reason: Unchecked) -> VerdictFrame:
    """The frame that says plainly that nothing was checked."""
    return VerdictFrame(draft, revision, State.NOT_CHECKED, reason, None, (), None)


def _why(reason: str | None) -> Unchecked:
    return next((word for word in Unchecked if word == reason), Unchecked.FAULT)


def _place(pair: tuple[Graded, Wording]) -> tuple[bool, int, int]:
    span = pair[0].finding.span
    return (True, 0, 0) if span is None else (False, span.start, span.end)


def _loudness(pair: tuple[Graded, Wording]) -> tuple[int, int]:
    return -pair[0].level, -pair[0].finding.confidence


def _finding(
    graded: Graded, wording: Wording, ruler: Ruler, numbers: Counter[str]
) -> FindingFrame:
    finding = graded.finding
    numbers[finding.rule] += 1
    start, end = (None, None) if finding.span is None else ruler.stretch(finding.span)
    return FindingFrame(
        id=f"{finding.rule}#{numbers[finding.rule]}",
        rule=finding.rule,
        level=graded.level,
        confidence=finding.confidence,
        start=start,
        end=end,
        wording=wording,
    )

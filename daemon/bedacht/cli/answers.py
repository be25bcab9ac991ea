"""One reviewed draft as a JSON object; offsets are UTF-16 units."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bedacht.desk.review import Reviewed
from bedacht.engine.draft import Draft
from bedacht.engine.finding import Level
from bedacht.policy.verdict import Graded
from bedacht.policy.wording import Wording
from bedacht.wire.utf16 import Ruler


def level_word(level: Level) -> str:
    """The word for the level of a whole draft."""
    return "clean" if level is Level.OFF else level.word


def answer(identity: str, draft: Draft, reviewed: Reviewed) -> Mapping[str, Any]:
    """The object for one draft."""
    ruler = Ruler(draft.text)
    pairs = zip(reviewed.verdict.findings, reviewed.wordings, strict=True)
    return {
        "id": identity,
        "level": level_word(reviewed.verdict.level),
        "findings": [_finding(draft.text, ruler, *pair) for pair in pairs],
    }


def _finding(
    text: str, ruler: Ruler, graded: Graded, wording: Wording
) -> dict[str, Any]:
    finding = graded.finding
    span = finding.span
    start, end = (None, None) if span is None else ruler.stretch(span)
    return {
        "rule": finding.rule,
        "level": graded.level.word,
        "confidence": finding.confidence.word,
        "quote": None if span is None else text[span.start : span.end],
        "start": start,
        "end": end,
        "reason": wording.reason,
        "title": wording.title,
        "why": wording.why,
        "advice": [
            {"kind": a.kind, "label": a.label, "text": a.text} for a in wording.advice
        ],
        "company": wording.company,
        "guideline": _guideline(wording),
        "contact": _contact(wording),
        "evidence": [finding.evidence, *finding.seen],
        "because": [
            {"source": b.source, "level": b.level.word, "note": b.note}
            for b in graded.because
        ],
    }


def _guideline(wording: Wording) -> dict[str, Any] | None:
    part = wording.guideline
    if part is None:
        return None
    return {"id": part.id, "title": part.title, "url": part.url}


def _contact(wording: Wording) -> dict[str, Any] | None:
    whom = wording.contact
    if whom is None:
        return None
    return {"name": whom.name, "email": whom.email, "url": whom.url, "note": whom.note}

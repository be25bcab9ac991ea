"""One finding as the person will read it: JSON object to frame and back."""

from __future__ import annotations

from bedacht.engine.finding import Confidence, Level, Reason
from bedacht.errors import MalformedError
from bedacht.wire.fields import Fields, whole
from bedacht.wire.frames import (
    Advice,
    AdviceKind,
    Because,
    Contact,
    FindingFrame,
    Guideline,
    Wording,
)
from bedacht.wire.strict import Object

_SPOKEN = (Level.HINT, Level.WARN, Level.CONFIRM)
_SURE = {confidence.word: confidence for confidence in Confidence}
_INSERTED = (AdviceKind.REPLACE, AdviceKind.ADD)


def read_finding(fields: Fields) -> FindingFrame:
    """One finding with its words."""
    frame = FindingFrame(
        id=fields.text("id"),
        rule=fields.text("rule"),
        level=fields.level("level", _SPOKEN),
        confidence=_confidence(fields),
        start=fields.maybe("start", fields.whole),
        end=fields.maybe("end", fields.whole),
        wording=_wording(fields),
    )
    if not _stretches(frame.start, frame.end):
        raise MalformedError("start and end are not a stretch of text")
    return frame


def write_finding(frame: FindingFrame) -> Object:
    """The object for one finding."""
    wording = frame.wording
    return {
        "id": frame.id,
        "rule": frame.rule,
        "level": frame.level.word,
        "confidence": frame.confidence.word,
        "start": frame.start,
        "end": frame.end,
        "reason": wording.reason,
        "reason_text": wording.reason_text,
        "title": wording.title,
        "why": wording.why,
        "advice": [_write_advice(advice) for advice in wording.advice],
        "company": wording.company,
        "guideline": _write_guideline(wording.guideline),
        "contact": _write_contact(wording.contact),
        "evidence": list(wording.evidence),
        "because": [_write_because(step) for step in wording.because],
    }


def _wording(fields: Fields) -> Wording:
    return Wording(
        reason=fields.word("reason", Reason),
        reason_text=fields.text("reason_text"),
        title=fields.text("title"),
        why=fields.text("why"),
        advice=fields.each("advice", _advice),
        company=fields.maybe("company", fields.text),
        guideline=fields.maybe(
            "guideline", lambda name: whole(fields.inside(name), _guideline)
        ),
        contact=fields.maybe(
            "contact", lambda name: whole(fields.inside(name), _contact)
        ),
        evidence=tuple(
            Fields({"evidence": item}).text("evidence")
            for item in fields.items("evidence")
        ),
        because=fields.each("because", _because),
    )


def _confidence(fields: Fields) -> Confidence:
    word = fields.text("confidence")
    if word not in _SURE:
        raise MalformedError("confidence is not one of its words")
    return _SURE[word]


def _stretches(start: int | None, end: int | None) -> bool:
    if start is None or end is None:
        return start is end
    return start < end


def _advice(fields: Fields) -> Advice:
    advice = Advice(
        kind=fields.word("kind", AdviceKind),
        label=fields.text("label"),
        text=fields.maybe("text", fields.text),
    )
    if (advice.text is None) is (advice.kind in _INSERTED):
        raise MalformedError("text does not belong to kind")
    return advice


def _write_advice(advice: Advice) -> Object:
    return {"kind": advice.kind, "label": advice.label, "text": advice.text}


def _guideline(fields: Fields) -> Guideline:
    return Guideline(
        id=fields.text("id"),
        title=fields.text("title"),
        url=fields.maybe("url", fields.text),
    )


def _write_guideline(guideline: Guideline | None) -> Object | None:
    if guideline is None:
        return None
    return {"id": guideline.id, "title": guideline.title, "url": guideline.url}


def _contact(fields: Fields) -> Contact:
    return Contact(
        name=fields.text("name"),
        email=fields.maybe("email", fields.text),
        url=fields.maybe("url", fields.text),
        note=fields.maybe("note", fields.text),
    )


def _write_contact(contact: Contact | None) -> Object | None:
    if contact is None:
        return None
    return {
        "name": contact.name,
        "email": contact.email,
        "url": contact.url,
        "note": contact.note,
    }


def _because(fields: Fields) -> Because:
    return Because(
        source=fields.text("source"),
        level=fields.level("level", tuple(Level)),
        note=fields.text("note"),
    )


def _write_because(step: Because) -> Object:
    return {"source": step.source, "level": step.level.word, "note": step.note}

"""What the second reader reads of a draft: a line of context, then the draft in roles.

Names that the policy knows are replaced by their roles, so that the model learns
situations and not companies. Training asks in the same words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from bedacht.engine.draft import Context, Draft
from bedacht.engine.finding import Span

# Concept that the policy brings -> the role in its place.
ROLES = {
    "employer": "[EMPLOYER]",
    "brand": "[EMPLOYER]",
    "employer-handle": "[EMPLOYER]",
    "employer-tag": "[EMPLOYER]",
    "employer-domain": "[EMPLOYER]",
    "customer": "[CUSTOMER]",
    "reference": "[REFERENCE]",
    "partner": "[PARTNER]",
    "competitor": "[COMPETITOR]",
    "known-person": "[PERSON]",
    "term": "[TERM]",
    "own-term": "[TERM]",
    "internal-host": "[HOST]",
}
# An ordinary word that may be meant as a name stays, with a mark behind it.
MARKS = {
    "employer-ambiguous": "[EMPLOYER?]",
    "term-ambiguous": "[TERM?]",
    "party-short": "[PARTY?]",
}
SHARED = "[SHARED]"
SHARED_EMPLOYER = "[SHARED-EMPLOYER]"
# Every word of the line of context that is not a word of a language.
CONTEXT = (
    *(f"[{surface}]" for surface in ("post", "comment", "share", "profile")),
    *(f"[listed-{listed}]" for listed in ("yes", "no", "unknown")),
    *(f"[{stance}]" for stance in ("separate", "open", "ambassador")),
    *(f"[{kind}]" for kind in ("image", "video", "document", "link")),
    SHARED,
    SHARED_EMPLOYER,
)


class Name(NamedTuple):
    """A name of the policy in the draft (code points), by its concept."""

    start: int
    end: int
    concept: str


class _Part(NamedTuple):
    """Words of the question, and the code points of the draft that they stand for."""

    text: str
    span: Span
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What the model reads; `back` leads to the draft. Offsets are code points."""

    text: str = field(repr=False)
    _parts: tuple[tuple[int, _Part], ...] = field(repr=False)

    def back(self, start: int, end: int) -> Span | None:
        """What stands in the draft for these words; None where nothing of it does."""
        spans = [
            _cut(part, start - at, end - at)
            for at, part in self._parts
            if at < end and start < at + len(part.text)
        ]
        if not spans or spans[0].start == spans[-1].end:
            return None
        return Span(spans[0].start, spans[-1].end)

    def forward(self, place: int) -> int:
        """Where the character at `place` of the draft stands in `text`."""
        for at, (_, span, replaced) in self._parts:
            if span.start <= place < span.end:
                return at if replaced else at + place - span.start
        return len(self.text)


def _cut(part: _Part, start: int, end: int) -> Span:
    """The part of `part.span` that these words of it stand for: all of it for a role."""
    whole = part.span
    if part.replaced:
        return whole
    return Span(whole.start + max(start, 0), min(whole.start + end, whole.end))


def ask(draft: Draft, names: Iterable[Name], *, shares_employer: bool) -> Question:
    """The question for a draft; `shares_employer`: what it passes on names the employer."""
    line = context_line(draft.context, shares_employer=shares_employer)
    parts, at = [], len(line)
    for part in _parts(draft.text, names):
        parts.append((at, part))
        at += len(part.text)
    text = line + "".join(part.text for _, part in parts)
    return Question(text, tuple(parts))


def context_line(context: Context, *, shares_employer: bool) -> str:
    """What the model is told of the circumstances, as words of its own."""
    words = [context.surface, f"listed-{context.employer_listed}", context.stance]
    line = [f"[{word}]" for word in (*words, *sorted(context.attachments))]
    if context.shared is not None:
        line.append(SHARED_EMPLOYER if shares_employer else SHARED)
    return " ".join(line) + " "


def _parts(text: str, names: Iterable[Name]) -> Iterator[_Part]:
    at = 0
    for name in _apart(names):
        yield _Part(text[at : name.start], Span(at, name.start))
        span = Span(name.start, name.end)
        if name.concept in ROLES:
            yield _Part(ROLES[name.concept], span, replaced=True)
        else:
            yield _Part(text[name.start : name.end], span)
            yield _Part(
                f" {MARKS[name.concept]}", Span(name.end, name.end), replaced=True
            )
        at = name.end
    yield _Part(text[at:], Span(at, len(text)))


def _apart(names: Iterable[Name]) -> Iterator[Name]:
    """The names in the order of the text; of two that overlap the surer, then the longer."""
    taken: list[Name] = []
    for name in sorted(names, key=_worth):
        if all(name.end <= other.start or other.end <= name.start for other in taken):
            taken.append(name)
    return iter(sorted(taken))


def _worth(name: Name) -> tuple[bool, int, int]:
    return (name.concept not in ROLES, name.start - name.end, name.start)

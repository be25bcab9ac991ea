"""The stages of one draft's way, for people who write rules.

Slower than `find`, and it tells more: what was recognised, and which evidence lacked
only one thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bedacht.engine.compiled import Engine
from bedacht.engine.draft import Draft
from bedacht.engine.find import find
from bedacht.engine.finding import Finding, Span
from bedacht.engine.fold import fold
from bedacht.engine.passage import Passage, Piece
from bedacht.engine.reading import Memo, Reading, all_hits, read_draft
from bedacht.engine.rulebook import Item, Scope
from bedacht.engine.weigh import Around, Weighed


@dataclass(frozen=True, slots=True)
class Seen:
    """Words of the draft, and the concepts that were recognised in them."""

    span: Span
    concepts: tuple[str, ...]
    tag: str


@dataclass(frozen=True, slots=True)
class Nearly:
    """Evidence that lacks one thing in one place; `span` is None for the whole draft.

    Exactly one of: `lacks` (none of these concepts is there), `against` (one of these
    is), `circumstances` (the context is another), `apart` (all there, not close enough
    or in another order).
    """

    rule: str
    evidence: str
    span: Span | None
    lacks: Item | None = None
    against: Item | None = None
    circumstances: bool = False
    apart: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """Every stage of one draft's way."""

    folded: tuple[str, ...] = field(repr=False)
    seen: tuple[Seen, ...]
    nearly: tuple[Nearly, ...]
    findings: tuple[Finding, ...]


def explain(engine: Engine, draft: Draft) -> Explained:
    """All stages; the findings are those of `find`."""
    reading = read_draft(engine, draft, Memo())
    return Explained(
        folded=tuple(fold(piece.text).text for piece, _ in reading.passages),
        seen=tuple(
            Seen(
                Span(hit.start, hit.end),
                tuple(engine.concepts.names(hit.concepts)),
                hit.tag,
            )
            for hit in all_hits(reading)
        ),
        nearly=tuple(dict.fromkeys(_nearly(reading))),
        findings=find(engine, draft),
    )


def _nearly(reading: Reading) -> Iterator[Nearly]:
    for weighed in reading.engine.evidence:
        for span, around, found in _units(reading, weighed):
            if not found and (missed := _missed(reading, weighed, span, around)):
                yield missed


def _units(
    reading: Reading, weighed: Weighed
) -> Iterator[tuple[Span | None, Around, bool]]:
    """Every unit of the evidence's kind, and whether the evidence holds in it."""
    if weighed.evidence.within is Scope.DRAFT or not weighed.groups:
        around = reading.whole()
        yield None, around, bool(weighed.places(all_hits(reading), around))
        return
    for piece, passage in reading.passages:
        if weighed.evidence.within is Scope.PARAGRAPH:
            around = Around(
                passage.mask, passage.mask, reading.draft_mask, reading.shared_mask
            )
            found = bool(weighed.places(passage.hits, around))
            yield Span(piece.base, piece.base + len(piece.text)), around, found
        else:
            yield from _sentences(reading, weighed, piece, passage)


def _sentences(
    reading: Reading, weighed: Weighed, piece: Piece, passage: Passage
) -> Iterator[tuple[Span | None, Around, bool]]:
    for number, hits in passage.sentences.items():
        around = reading.around(passage, number)
        span = Span(hits[0].start + piece.base, hits[-1].end + piece.base)
        yield span, around, bool(weighed.places(hits, around))


def _missed(
    reading: Reading, weighed: Weighed, span: Span | None, around: Around
) -> Nearly | None:
    """The one thing that is missing; None where it is more, or nothing points here."""
    evidence, mask = weighed.evidence, reading.engine.concepts.mask
    lacks = [i for i in evidence.all if not around.has(i.scope, mask(i.concepts))]
    against = [i for i in evidence.none if around.has(i.scope, mask(i.concepts))]
    elsewhere = not evidence.when.holds(reading.context)
    obstacles = len(lacks) + len(against) + elsewhere
    if obstacles > 1 or len(lacks) == len(evidence.all):
        return None
    return Nearly(
        rule=weighed.rule.id,
        evidence=evidence.id,
        span=span,
        lacks=lacks[0] if lacks else None,
        against=against[0] if against else None,
        circumstances=elsewhere,
        apart=obstacles == 0,
    )

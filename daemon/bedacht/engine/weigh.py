"""Hits to evidence: what stands together, where, and whether nothing speaks against it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import compress
from operator import attrgetter, or_
from typing import NamedTuple

from bedacht.engine.concepts import FROM_CONTEXT, Concepts
from bedacht.engine.hit import Hit
from bedacht.engine.rulebook import Adjust, Evidence, Item, Rule, Scope

LOUD = "loud-finding"
NEARBY = 3
LONGEST = 80  # tokens that a hit spans at most, whole questions aside
_FEW = 32  # hits that are looked at sooner than they are searched
_first = attrgetter("first")
_CIRCUMSTANCES = frozenset(FROM_CONTEXT)


class Around(NamedTuple):
    """The concepts around a finding, by scope, as bit masks."""

    sentence: int
    paragraph: int
    draft: int
    shared: int

    def has(self, scope: Scope, mask: int) -> bool:
        """Whether one of `mask` is there; `near` is asked with the place at hand."""
        return bool(self[_WHERE[scope]] & mask)


# The place of each scope in `Around`.
_WHERE = {
    Scope.SENTENCE: 0,
    Scope.NEAR: 0,
    Scope.PARAGRAPH: 1,
    Scope.DRAFT: 2,
    Scope.SHARED: 3,
}


class Place(NamedTuple):
    """Where evidence holds: code points of the passage, tokens, and what was seen."""

    start: int
    end: int
    first: int
    last: int
    seen: int
    tags: tuple[str, ...]


class Ask(NamedTuple):
    """An item compiled: one of the bits of `mask` in the field `where` of `Around`."""

    where: int
    mask: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """One evidence compiled: `groups` must stand in one unit of text, the first is its anchor.

    `waits`: asked once it is known whether the draft has a loud finding.
    """

    rule: Rule
    evidence: Evidence
    groups: tuple[int, ...]
    marked: tuple[bool, ...]
    wider: tuple[Ask, ...]
    none: tuple[Ask, ...]
    nearby: tuple[Ask, ...] = field(default=())
    not_nearby: tuple[Ask, ...] = field(default=())
    waits: bool = False

    def may_hold(self, mask: int) -> bool:
        """Whether every group is among the concepts of a unit."""
        for group in self.groups:  # noqa: SIM110 - asked often: no generator
            if not mask & group:
                return False
        return True

    def fits(self, around: Around) -> bool:
        """Whether all that is asked of the surroundings is there, and nothing that speaks against it."""
        for where, mask in self.wider:
            if not around[where] & mask:
                return False
        for where, mask in self.none:  # noqa: SIM110 - asked often: no generator
            if around[where] & mask:
                return False
        return True

    def places(self, hits: Sequence[Hit], around: Around) -> list[Place]:
        """Every place among the hits of one unit where the evidence holds."""
        if not self.fits(around):
            return []
        if not self.groups:
            return [Place(0, 0, 0, 0, 0, ())]
        places: list[Place] = []
        for anchor in _anchors(self.groups[0], hits):
            place = self._place(anchor, hits)
            if place and self._nearby_holds(place, hits, around.sentence):
                places.append(place)
        return places

    def _place(self, anchor: Hit, hits: Sequence[Hit]) -> Place | None:
        if len(self.groups) == 1:
            return _alone(anchor)
        chosen = [anchor]
        for group in self.groups[1:]:
            hit = self._nearest(group, chosen, hits)
            if hit is None:
                return None
            chosen.append(hit)
        return _span(list(compress(chosen, self.marked)))

    def _nearest(
        self, group: int, chosen: list[Hit], hits: Sequence[Hit]
    ) -> Hit | None:
        """The hit of `group` nearest to what was chosen, within reach, in order if asked."""
        first = min([hit.first for hit in chosen])
        last = max([hit.last for hit in chosen])
        best, best_gap = None, 1 << 30
        near = self.evidence.near
        if near is not None:
            hits = _between(hits, first - near - 1, last + near + 1)
        begin = chosen[-1].first if self.evidence.ordered else -1
        for hit in hits:
            if not hit.concepts & group or hit.first < begin:
                continue
            gap = max(hit.first - last, first - hit.last, 0)
            if gap < best_gap:  # hits are sorted: of two, the longer one comes first
                best, best_gap = hit, gap
        return best if near is None or best_gap <= near + 1 else None

    def _nearby_holds(self, place: Place, hits: Sequence[Hit], unit: int) -> bool:
        """What must be near is there, and nothing that must not be; `unit` says what may be."""
        against = [mask for _, mask in self.not_nearby if unit & mask]
        if not (self.nearby or against):
            return True
        first, last = place.first - NEARBY, place.last + NEARBY
        mask = 0
        for hit in _between(hits, first, last):
            if hit.first <= last and hit.last >= first:
                mask |= hit.concepts
        for _, wanted in self.nearby:
            if not mask & wanted:
                return False
        for other in against:  # noqa: SIM110 - asked often: no generator
            if mask & other:
                return False
        return True


def _between(hits: Sequence[Hit], first: int, last: int) -> Sequence[Hit]:
    """The hits that may touch tokens `first` to `last`: a little more, never less."""
    if len(hits) <= _FEW:
        return hits
    begin = bisect_left(hits, first - LONGEST, key=_first)
    return hits[begin : bisect_right(hits, last + 1, begin, key=_first)]


def _anchors(group: int, hits: Sequence[Hit]) -> list[Hit]:
    """The hits of a group without those inside a longer one: it says more."""
    anchors: list[Hit] = []
    for hit in hits:
        if hit.concepts & group and not (anchors and hit.end <= anchors[-1].end):
            anchors.append(hit)
    return anchors


def _alone(hit: Hit) -> Place:
    concepts, start, end, first, last, _, tag, _ = hit
    return Place(start, end, first, last, concepts, (tag,) if tag else ())


def _span(hits: list[Hit]) -> Place:
    if len(hits) == 1:
        return _alone(hits[0])
    concepts, starts, ends, firsts, lasts, _, tags, _ = zip(*hits, strict=True)
    return Place(
        min(starts),
        max(ends),
        min(firsts),
        max(lasts),
        reduce(or_, concepts),
        tuple(dict.fromkeys(filter(None, tags))),
    )


@dataclass(frozen=True, slots=True)
class Adjusting:
    """One adjustment compiled."""

    adjust: Adjust
    all: tuple[Ask, ...]
    any: tuple[Ask, ...]
    none: tuple[Ask, ...]

    def holds(self, around: Around) -> bool:
        """Whether the circumstance is there (its `when` is asked elsewhere)."""
        for where, mask in self.all:
            if not around[where] & mask:
                return False
        for where, mask in self.none:
            if around[where] & mask:
                return False
        for where, mask in self.any:
            if around[where] & mask:
                return True
        return not self.any


def weigh_evidence(rule: Rule, evidence: Evidence, concepts: Concepts) -> Weighed:
    """Compile one evidence; KeyError for an unknown concept."""
    inside = [item for item in evidence.all if _stands(item, evidence.within)]
    marked = {name for item in evidence.mark or inside for name in item.concepts}
    order = inside if evidence.ordered else _anchored(inside, marked)
    return Weighed(
        rule=rule,
        evidence=evidence,
        groups=tuple(concepts.mask(item.concepts) for item in order),
        marked=tuple(not marked.isdisjoint(item.concepts) for item in order),
        wider=_asks(
            (i for i in evidence.all if i not in inside and not _near(i)), concepts
        ),
        none=_asks((i for i in evidence.none if not _near(i)), concepts),
        nearby=_asks((i for i in evidence.all if _near(i)), concepts),
        not_nearby=_asks((i for i in evidence.none if _near(i)), concepts),
        waits=any(LOUD in item.concepts for item in evidence.all),
    )


def _anchored(inside: list[Item], marked: set[str]) -> list[Item]:
    """Marked groups first: one finding for each of the first marked words."""
    return sorted(inside, key=lambda item: marked.isdisjoint(item.concepts))


def _stands(item: Item, within: Scope) -> bool:
    """Whether the item is found as words in the unit; circumstances have no place."""
    return item.scope is within and _CIRCUMSTANCES.isdisjoint(item.concepts)


def _near(item: Item) -> bool:
    return item.scope is Scope.NEAR


def _asks(items: Iterable[Item], concepts: Concepts) -> tuple[Ask, ...]:
    return tuple(Ask(_WHERE[i.scope], concepts.mask(i.concepts)) for i in items)


def weigh_adjust(adjust: Adjust, concepts: Concepts) -> Adjusting:
    """Compile one adjustment; KeyError for an unknown concept."""
    return Adjusting(
        adjust,
        _asks(adjust.all, concepts),
        _asks(adjust.any, concepts),
        _asks(adjust.none, concepts),
    )

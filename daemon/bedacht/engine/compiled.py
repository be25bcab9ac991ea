"""A rulebook and a vocabulary, compiled once for many drafts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from bedacht.engine.concepts import Concepts, bits_of, number_concepts
from bedacht.engine.lexicon import Lexicon, Vocabulary, compile_lexicon
from bedacht.engine.rulebook import Rulebook, Scope
from bedacht.engine.weigh import Adjusting, Weighed, weigh_adjust, weigh_evidence


@dataclass(frozen=True, slots=True)
class Engine:
    """A rulebook and a vocabulary, compiled; immutable and without state.

    `gates` says for a concept (its bit) which evidence within a sentence deserves a look
    where it occurs: of its groups the one that the fewest others need.
    """

    rulebook: Rulebook = field(repr=False)
    concepts: Concepts = field(repr=False)
    lexicon: Lexicon = field(repr=False)
    evidence: tuple[Weighed, ...] = field(repr=False)
    gates: dict[int, tuple[int, ...]] = field(repr=False)
    wider: tuple[Weighed, ...] = field(repr=False)
    adjusts: dict[str, tuple[Adjusting, ...]] = field(repr=False)
    speakers: frozenset[str] = frozenset()


def compile_engine(rulebook: Rulebook, vocabulary: Vocabulary | None = None) -> Engine:
    """Compile rules and words; KeyError for an unknown concept, EntryError for an entry."""
    words = vocabulary or Vocabulary()
    concepts = number_concepts({c.name: c.includes for c in rulebook.concepts.values()})
    entries = [(c.name, e) for c in rulebook.concepts.values() for e in c.entries]
    rules = rulebook.rules.values()
    evidence = tuple(weigh_evidence(r, e, concepts) for r in rules for e in r.evidence)
    return Engine(
        rulebook=rulebook,
        concepts=concepts,
        lexicon=compile_lexicon(entries, words, concepts),
        evidence=evidence,
        gates=_gates(evidence),
        wider=tuple(w for w in evidence if not _in_sentence(w)),
        adjusts={
            r.id: tuple(weigh_adjust(a, concepts) for a in r.adjusts) for r in rules
        },
        speakers=frozenset().union(*(word.roles for word in words.words)),
    )


def _in_sentence(weighed: Weighed) -> bool:
    return weighed.evidence.within is Scope.SENTENCE and bool(weighed.groups)


def _gates(evidence: Sequence[Weighed]) -> dict[int, tuple[int, ...]]:
    inside = {i: w for i, w in enumerate(evidence) if _in_sentence(w)}
    needs = Counter(group for weighed in inside.values() for group in weighed.groups)
    gates: defaultdict[int, list[int]] = defaultdict(list)
    for index, weighed in inside.items():
        rarest = min(
            weighed.groups, key=lambda group: (needs[group], group.bit_count())
        )
        for bit in bits_of(rarest):
            gates[bit].append(index)
    return {bit: tuple(indices) for bit, indices in gates.items()}

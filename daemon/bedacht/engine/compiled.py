"""A rulebook compiled once, and with the words of a policy and a person for many drafts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from typing import NamedTuple

from bedacht.engine.concepts import Concepts, bits_of, number_concepts
from bedacht.engine.draft import Voice
from bedacht.engine.lexicon import Lexicon, Vocabulary, Word, compile_lexicon
from bedacht.engine.rulebook import Rule, Rulebook, Scope
from bedacht.engine.weigh import Adjusting, Weighed, weigh_adjust, weigh_evidence


@dataclass(frozen=True, slots=True)
class Compiled:
    """A rulebook without the texts of its concepts: they are in the lexicon."""

    rules: Mapping[str, Rule] = field(repr=False)
    concepts: Concepts = field(repr=False)
    lexicon: Lexicon = field(repr=False)


# Evidence (its number) that waits for a concept, and the groups that it needs besides: first
# the one that is asked soonest.
Waiting = tuple[int, int, tuple[int, ...]]


class Gate(NamedTuple):
    """The evidence that waits for a concept; without `any_other` concept none of it holds."""

    any_other: int
    waiting: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Engine:
    """Rules and words, ready for drafts; immutable and without state.

    `lexicons` are that of the rules and that of the vocabulary. `gates` says for a concept
    (its bit) which evidence within a sentence deserves a look where it occurs, with the
    groups that must be there as well: it waits at the group that the fewest others need. `gated`
    is the mask of all these concepts. `wider` is the other evidence: within a paragraph or
    the draft, and whether it waits for a loud finding.
    """

    rules: Mapping[str, Rule] = field(repr=False)
    concepts: Concepts = field(repr=False)
    lexicons: tuple[Lexicon, ...] = field(repr=False)
    evidence: tuple[Weighed, ...] = field(repr=False)
    gates: dict[int, Gate] = field(repr=False)
    gated: int
    wider: dict[tuple[Scope, bool], tuple[Weighed, ...]] = field(repr=False)
    adjusts: dict[str, tuple[Adjusting, ...]] = field(repr=False)
    speakers: frozenset[Voice] = frozenset()


def compile_rulebook(rulebook: Rulebook) -> Compiled:
    """Compile rules and concepts; KeyError for an unknown concept, EntryError for an entry."""
    concepts = number_concepts({c.name: c.includes for c in rulebook.concepts.values()})
    entries = [Word(c.name, e) for c in rulebook.concepts.values() for e in c.entries]
    return Compiled(rulebook.rules, concepts, compile_lexicon(entries, concepts))


def with_words(compiled: Compiled, vocabulary: Vocabulary) -> Engine:
    """An engine that also knows the words of a policy and a person; EntryError."""
    concepts, rules = compiled.concepts, compiled.rules.values()
    evidence = tuple(weigh_evidence(r, e, concepts) for r in rules for e in r.evidence)
    gates = _gates(evidence)
    return Engine(
        rules=compiled.rules,
        concepts=concepts,
        lexicons=(compiled.lexicon, compile_lexicon(vocabulary.words, concepts)),
        evidence=evidence,
        gates=gates,
        gated=sum(gates),
        wider=_wider(w for w in evidence if not _in_sentence(w)),
        adjusts={
            r.id: tuple(weigh_adjust(a, concepts) for a in r.adjusts) for r in rules
        },
        speakers=frozenset().union(*(word.voices for word in vocabulary.words)),
    )


def compile_engine(rulebook: Rulebook, vocabulary: Vocabulary | None = None) -> Engine:
    """Both steps in one."""
    return with_words(compile_rulebook(rulebook), vocabulary or Vocabulary())


def _in_sentence(weighed: Weighed) -> bool:
    return weighed.evidence.within is Scope.SENTENCE and bool(weighed.groups)


def _wider(
    evidence: Iterable[Weighed],
) -> dict[tuple[Scope, bool], tuple[Weighed, ...]]:
    wider: dict[tuple[Scope, bool], list[Weighed]] = {
        (within, waits): []
        for within in (Scope.PARAGRAPH, Scope.DRAFT)
        for waits in (False, True)
    }
    for weighed in evidence:
        paragraph = weighed.evidence.within is Scope.PARAGRAPH
        within = Scope.PARAGRAPH if paragraph else Scope.DRAFT
        wider[within, weighed.waits].append(weighed)
    return {key: tuple(found) for key, found in wider.items()}


def _gates(evidence: Sequence[Weighed]) -> dict[int, Gate]:
    inside = {i: w for i, w in enumerate(evidence) if _in_sentence(w)}
    needs = Counter(group for weighed in inside.values() for group in weighed.groups)
    gates: defaultdict[int, list[Waiting]] = defaultdict(list)
    for index, weighed in inside.items():
        rarest = min(
            weighed.groups, key=lambda group: (needs[group], group.bit_count())
        )
        other, *more = [g for g in weighed.groups if g != rarest] or [rarest]
        for bit in bits_of(rarest):
            gates[bit].append((index, other, tuple(more)))
    return {
        bit: Gate(reduce(or_, (other for _, other, _ in waiting)), tuple(waiting))
        for bit, waiting in gates.items()
    }

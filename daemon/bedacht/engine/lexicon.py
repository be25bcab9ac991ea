"""All entries of all concepts in one automaton: folded text to hits, in one pass.

Words that must stand alone are found by looking tokens up; everything with an open
end by Aho-Corasick, or, where that library has no wheel, by looking up every part of
every token (slower, the same result).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from bedacht.engine.concepts import Concepts
from bedacht.engine.entry import Form, Kind, Part, Phrase, inflects, parse_entry
from bedacht.engine.fold import Folded
from bedacht.engine.hit import Hit
from bedacht.engine.literals import Literals, compile_literals
from bedacht.engine.tokens import Tokens


class Word(NamedTuple):
    """One entry that the policy or the person brings (syntax: shared_rules/README.md).

    `tag` travels with its findings (a topic's id); for an author with one of
    `roles` the word means nothing.
    """

    concept: str
    entry: str
    tag: str = ""
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Everything that the policy and the person bring to the lexicon."""

    words: tuple[Word, ...] = field(default=(), repr=False)


class _Target(NamedTuple):
    """What it means when the anchor of a phrase was seen."""

    concepts: int
    phrase: Phrase
    anchor: int
    form: Form
    tag: str
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled entries; `read` finds them in a folded passage."""

    words: dict[str, tuple[_Target, ...]] = field(repr=False)
    literals: Literals = field(repr=False)
    targets: tuple[tuple[_Target, ...], ...] = field(repr=False)

    def read(self, folded: Folded, tokens: Tokens) -> list[Hit]:
        """Every entry that stands in the passage, in no particular order."""
        hits: list[Hit] = []
        seen = _Passage(folded, tokens)
        lookup = self.words.get
        for index, word in enumerate(tokens.words):
            for target in lookup(word.removesuffix("'s"), ()):
                seen.try_at(target, index, hits)
            if word.endswith("'s"):
                for target in lookup(word, ()):
                    seen.try_at(target, index, hits)
        for literal, start, end in self.literals.find(folded.text, tokens):
            for target in self.targets[literal]:
                seen.try_literal(target, start, end, hits)
        return hits


class _Passage(NamedTuple):
    """One passage while entries are tried on it."""

    folded: Folded
    tokens: Tokens

    def try_literal(self, target: _Target, start: int, end: int, hits: list[Hit]) -> None:
        """An anchor with an open end was seen at folded[start:end]."""
        if target.phrase.sign:
            hits.append(self._sign(target, start, end))
            return
        index = self._token(target.form, start, end)
        if index >= 0:
            self.try_at(target, index, hits)

    def _token(self, form: Form, start: int, end: int) -> int:
        """The token that `form` meets there; -1 where it does not."""
        tokens = self.tokens
        match form.kind:
            case Kind.STEM:
                return tokens.at_start.get(start, -1)
            case Kind.INFLECTED:
                index = tokens.at_start.get(start, -1)
                ok = index >= 0 and inflects(tokens.words[index], form.text)
                return index if ok else -1
            case _:
                index = tokens.holding(start)
                whole = form.kind is Kind.INSIDE or tokens.ends[index] == end
                return index if index >= 0 and whole else -1

    def try_at(self, target: _Target, index: int, hits: list[Hit]) -> None:
        """The anchor meets token `index`: is the rest of the phrase around it?"""
        first = last = index
        parts = target.phrase.parts
        if len(parts) > 1:
            first = self._before(parts, target.anchor, index)
            last = self._after(parts, target.anchor, index) if first >= 0 else -1
            if first < 0 or last < 0:
                return
        if target.phrase.capital and not self._capital(first):
            return
        hits.append(self._hit(target, first, last))

    def _before(self, parts: tuple[Part, ...], anchor: int, index: int) -> int:
        for position in range(anchor - 1, -1, -1):
            after = parts[position + 1]
            reach = range(index - 1 - after.least, index - 2 - after.gap, -1)
            index = self._near(parts[position], index, reach)
            if index < 0:
                return -1
        return index

    def _after(self, parts: tuple[Part, ...], anchor: int, index: int) -> int:
        for part in parts[anchor + 1 :]:
            reach = range(index + 1 + part.least, index + 2 + part.gap)
            index = self._near(part, index, reach)
            if index < 0:
                return -1
        return index

    def _near(self, part: Part, index: int, reach: range) -> int:
        """The first token of `reach` that meets `part` in the sentence of `index`."""
        words, sentence = self.tokens.words, self.tokens.sentence
        for near in reach:
            if not 0 <= near < len(words) or sentence[near] != sentence[index]:
                return -1
            if part.meets(words[near]):
                return near
        return -1

    def _capital(self, index: int) -> bool:
        start, _ = self.folded.back(self.tokens.starts[index], self.tokens.ends[index])
        return self.folded.original[start].isupper()

    def _hit(self, target: _Target, first: int, last: int) -> Hit:
        tokens = self.tokens
        start, end = self.folded.back(tokens.starts[first], tokens.ends[last])
        return Hit(target.concepts, start, end, first, last, tokens.sentence[first],
                   target.tag, target.roles)  # fmt: skip

    def _sign(self, target: _Target, start: int, end: int) -> Hit:
        begin, stop = self.folded.back(start, end)
        token = max(self.tokens.holding(start), 0)
        return Hit(target.concepts, begin, stop, token, token,
                   self.tokens.sentence_at(start), target.tag, target.roles)  # fmt: skip


def compile_lexicon(
    entries: Iterable[tuple[str, str]], vocabulary: Vocabulary, concepts: Concepts
) -> Lexicon:
    """Compile (concept, entry) pairs and a vocabulary; EntryError, KeyError."""
    words: defaultdict[str, list[_Target]] = defaultdict(list)
    open_ended: defaultdict[str, list[_Target]] = defaultdict(list)
    for target in _targets(entries, vocabulary, concepts):
        table = words if target.form.kind is Kind.WORD else open_ended
        table[target.form.text].append(target)
    return Lexicon(
        words={text: tuple(targets) for text, targets in words.items()},
        literals=compile_literals(tuple(open_ended)),
        targets=tuple(tuple(targets) for targets in open_ended.values()),
    )


def _targets(
    entries: Iterable[tuple[str, str]], vocabulary: Vocabulary, concepts: Concepts
) -> Iterator[_Target]:
    """One target for each form of the anchor of each phrase."""
    for (phrase, tag, roles), mask in _phrases(entries, vocabulary, concepts).items():
        if phrase.sign:
            sign = Form(phrase.sign, Kind.INSIDE)
            yield _Target(mask, phrase, 0, sign, tag, roles)
            continue
        for form in phrase.parts[phrase.anchor].forms:
            yield _Target(mask, phrase, phrase.anchor, form, tag, roles)


def _phrases(
    entries: Iterable[tuple[str, str]], vocabulary: Vocabulary, concepts: Concepts
) -> dict[tuple[Phrase, str, frozenset[str]], int]:
    """The same phrase of several concepts becomes one with the bits of all of them."""
    masks: defaultdict[tuple[Phrase, str, frozenset[str]], int] = defaultdict(int)
    words = (Word(concept, entry) for concept, entry in entries)
    for concept, entry, tag, roles in chain(words, vocabulary.words):
        for phrase in parse_entry(entry):
            masks[phrase, tag, roles] |= concepts.closed[concept]
    return masks

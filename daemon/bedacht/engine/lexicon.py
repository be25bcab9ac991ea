"""All entries of all concepts in one automaton: folded text to hits, in one pass.

Words that must stand alone are found by looking tokens up; everything with an open
end by Aho-Corasick, or, where that library has no wheel, by looking up every part of
every token (slower, the same result).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from bedacht.engine.concepts import Concepts
from bedacht.engine.entry import parse_entry
from bedacht.engine.fold import Folded
from bedacht.engine.hit import Hit
from bedacht.engine.literals import Literals, compile_literals
from bedacht.engine.phrase import Form, Kind, Phrase, inflects
from bedacht.engine.tokens import Tokens

Roles = frozenset[str]
NOBODY: Roles = frozenset()


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


class _Longer(NamedTuple):
    """A phrase of which only the anchor was seen, or a word with something attached."""

    concepts: int
    phrase: Phrase
    anchor: int
    tag: str
    roles: frozenset[str]


class _Meaning(NamedTuple):
    """What a word means: by itself (`alone`, concepts) and as an anchor of phrases."""

    alone: int
    longer: tuple[_Longer, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled entries; `read` finds them in a folded passage."""

    words: dict[str, _Meaning] = field(repr=False)
    literals: Literals = field(repr=False)
    open_ended: tuple[tuple[tuple[Form, _Meaning], ...], ...] = field(repr=False)

    def read(self, folded: Folded, tokens: Tokens) -> list[Hit]:
        """Every entry that stands in the passage, in no particular order."""
        hits: list[Hit] = []
        passage = _Passage(folded, tokens, hits)
        lookup = self.words.get
        for index, word in enumerate(tokens.words):
            meaning = lookup(word)
            if meaning is None and word.endswith("'s"):
                meaning = lookup(word[:-2])
            if meaning is not None:
                passage.mean(meaning, index)
        for literal, start, end in self.literals.find(folded.text, tokens):
            for form, meaning in self.open_ended[literal]:
                passage.try_literal(form, meaning, start, end)
        return hits


class _Passage(NamedTuple):
    """One passage while entries are tried on it."""

    folded: Folded
    tokens: Tokens
    hits: list[Hit]

    def try_literal(self, form: Form, meaning: _Meaning, start: int, end: int) -> None:
        """An anchor with an open end was seen at folded[start:end]."""
        if form.kind is Kind.WORD:
            self._sign(meaning, start, end)
            return
        index = self._token(form, start, end)
        if index >= 0:
            self.mean(meaning, index)

    def _token(self, form: Form, start: int, end: int) -> int:
        """The token that `form` meets there; -1 where it does not."""
        tokens = self.tokens
        if form.kind is Kind.STEM:
            return tokens.at_start.get(start, -1)
        if form.kind is Kind.INFLECTED:
            index = tokens.at_start.get(start, -1)
            return (
                index if index >= 0 and inflects(tokens.words[index], form.text) else -1
            )
        index = tokens.holding(start)
        whole = form.kind is Kind.INSIDE or tokens.ends[index] == end
        return index if index >= 0 and whole else -1

    def mean(self, meaning: _Meaning, index: int) -> None:
        """Token `index` is there: by itself, and perhaps with words around it."""
        if meaning.alone:
            self._add(meaning.alone, index, index)
        words, sentence = self.tokens.words, self.tokens.sentence
        for concepts, phrase, anchor, tag, roles in meaning.longer:
            place = phrase.around(anchor, words, sentence, index)
            if place and not (phrase.capital and not self._capital(place[0])):
                self._add(concepts, *place, tag, roles)

    def _capital(self, index: int) -> bool:
        start, _ = self.folded.back(self.tokens.starts[index], self.tokens.ends[index])
        return self.folded.original[start].isupper()

    def _add(
        self, concepts: int, first: int, last: int, tag: str = "", roles: Roles = NOBODY
    ) -> None:
        tokens = self.tokens
        start, end = self.folded.back(tokens.starts[first], tokens.ends[last])
        sentence = tokens.sentence[first]
        self.hits.append(Hit(concepts, start, end, first, last, sentence, tag, roles))

    def _sign(self, meaning: _Meaning, start: int, end: int) -> None:
        begin, stop = self.folded.back(start, end)
        token = max(self.tokens.holding(start), 0)
        sentence = self.tokens.sentence_at(start)
        for concepts, _, _, tag, roles in meaning.longer:
            self.hits.append(
                Hit(concepts, begin, stop, token, token, sentence, tag, roles)
            )


def compile_lexicon(
    entries: Iterable[tuple[str, str]], vocabulary: Vocabulary, concepts: Concepts
) -> Lexicon:
    """Compile (concept, entry) pairs and a vocabulary; EntryError, KeyError."""
    anchors: defaultdict[Form, list[_Longer]] = defaultdict(list)
    signs: defaultdict[Form, list[_Longer]] = defaultdict(list)
    for (phrase, tag, roles), mask in _phrases(entries, vocabulary, concepts).items():
        if phrase.sign:
            longer = _Longer(mask, phrase, 0, tag, roles)
            signs[Form(phrase.sign, Kind.WORD)].append(longer)
            continue
        longer = _Longer(mask, phrase, phrase.anchor, tag, roles)
        for form in phrase.parts[longer.anchor].forms:
            anchors[form].append(longer)
    return _lexicon(anchors, signs)


def _lexicon(
    anchors: dict[Form, list[_Longer]], signs: dict[Form, list[_Longer]]
) -> Lexicon:
    words: dict[str, _Meaning] = {}
    open_ended: defaultdict[str, list[tuple[Form, _Meaning]]] = defaultdict(list)
    for form, longer in anchors.items():
        if form.kind is Kind.WORD:
            words[form.text] = _meaning(longer)
        else:
            open_ended[form.text].append((form, _meaning(longer)))
    for form, longer in signs.items():
        open_ended[form.text].append((form, _Meaning(0, tuple(longer))))
    literals = compile_literals(tuple(open_ended))
    return Lexicon(words, literals, tuple(map(tuple, open_ended.values())))


def _meaning(anchored: list[_Longer]) -> _Meaning:
    """Plain words melt into one mask; phrases and words with a tag stay."""
    alone = 0
    longer: list[_Longer] = []
    for each in anchored:
        if len(each.phrase.parts) == 1 and not (
            each.phrase.capital or each.tag or each.roles
        ):
            alone |= each.concepts
        else:
            longer.append(each)
    return _Meaning(alone, tuple(longer))


def _phrases(
    entries: Iterable[tuple[str, str]], vocabulary: Vocabulary, concepts: Concepts
) -> dict[tuple[Phrase, str, Roles], int]:
    """The same phrase of several concepts becomes one with the bits of all of them."""
    masks: defaultdict[tuple[Phrase, str, Roles], int] = defaultdict(int)
    words = (Word(concept, entry) for concept, entry in entries)
    for concept, entry, tag, roles in chain(words, vocabulary.words):
        for phrase in parse_entry(entry):
            masks[phrase, tag, roles] |= concepts.closed[concept]
    return masks

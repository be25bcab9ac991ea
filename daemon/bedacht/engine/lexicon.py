"""All entries of all concepts in one automaton: folded text to hits, in one pass.

Words that must stand alone are found by looking tokens up; everything with an open
end by Aho-Corasick, or, where that library has no wheel, by looking up every part of
every token (slower, the same result).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bedacht.engine.concepts import Concepts
from bedacht.engine.entry import parse_entry
from bedacht.engine.fold import Folded
from bedacht.engine.hit import Hit
from bedacht.engine.literals import Literals, compile_literals
from bedacht.engine.phrase import Form, Kind, Part, Phrase, inflects
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


class Longer(NamedTuple):
    """A phrase of which the anchor is looked for, or a word with something attached.

    One word of `clue` stands in the same sentence wherever the phrase does: `step` tokens
    from the anchor, or anywhere if 0. Where there is none, nothing so simple can be said.
    """

    concepts: int
    phrase: Phrase
    anchor: int
    tag: str = ""
    roles: Roles = NOBODY
    clue: tuple[str, ...] = ()
    step: int = 0


def longer_of(
    concepts: int, phrase: Phrase, anchor: int, tag: str = "", roles: Roles = NOBODY
) -> Longer:
    """A phrase with the clue that tells soonest that it is not there."""
    clues = list(_clues(phrase, anchor))
    beside = [clue for clue in clues if clue[1]]
    part, step = max(beside or clues, key=lambda c: c[0].weight, default=(Part(), 0))
    return Longer(concepts, phrase, anchor, tag, roles, part.words, step)


def _clues(phrase: Phrase, anchor: int) -> Iterator[tuple[Part, int]]:
    """Parts that are words and nothing else, and how far from the anchor if that is fixed."""
    parts = phrase.parts
    for number, part in enumerate(parts):
        if number != anchor and part.words and not any(part[1:5]):
            step = number - anchor
            later = parts[anchor] if step == -1 else part
            yield part, step if abs(step) == 1 and later.gap == 0 else 0


class Open(NamedTuple):
    """What a form with an open end means: by itself (concepts) and as an anchor."""

    form: Form
    alone: int
    longer: tuple[Longer, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Compiled entries; `read` finds them in a folded passage.

    `alone` gives the concepts of words that stand for themselves, `longer` the phrases of
    which a word is the anchor, `open_ended` what begins or ends anywhere, by literal.
    """

    alone: Mapping[str, int] = field(repr=False)
    longer: Mapping[str, tuple[Longer, ...]] = field(repr=False)
    open_ended: Mapping[str, tuple[Open, ...]] = field(repr=False)
    literals: Literals = field(repr=False)
    meanings: tuple[tuple[Open, ...], ...] = field(repr=False)

    def read(self, folded: Folded, tokens: Tokens) -> list[Hit]:
        """Every entry that stands in the passage, in no particular order."""
        if not (self.alone or self.longer or self.open_ended):
            return []
        passage = _Passage(folded, tokens, [], _by_sentence(tokens))
        alone, longer = self.alone.get, self.longer.get
        for index, word in enumerate(tokens.words):
            concepts = alone(word) or alone(word.removesuffix("'s"))
            if concepts:
                passage.add(concepts, index, index)
            phrases = longer(word)
            if phrases:
                passage.around(phrases, index)
        for literal, start, end in self.literals.find(folded.text, tokens):
            for meaning in self.meanings[literal]:
                passage.try_open(meaning, start, end)
        return passage.hits


class _Passage(NamedTuple):
    """One passage while entries are tried on it."""

    folded: Folded
    tokens: Tokens
    hits: list[Hit]
    near: Mapping[int, set[str]]

    def try_open(self, meaning: Open, start: int, end: int) -> None:
        """A form with an open end was seen at folded[start:end]."""
        if meaning.form.kind is Kind.WORD:
            self._sign(meaning, start, end)
            return
        index = self._token(meaning.form, start, end)
        if index >= 0:
            if meaning.alone:
                self.add(meaning.alone, index, index)
            self.around(meaning.longer, index)

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

    def around(self, phrases: tuple[Longer, ...], index: int) -> None:
        """Add the phrases that stand around token `index`."""
        words, sentence = self.tokens.words, self.tokens.sentence
        apart = self.near[sentence[index]].isdisjoint
        before = words[index - 1] if index else ""
        after = words[index + 1] if index + 1 < len(words) else ""
        for concepts, phrase, anchor, tag, roles, clue, step in phrases:
            if step:
                if (after if step > 0 else before) not in clue:
                    continue
            elif clue and apart(clue):
                continue
            place = phrase.around(anchor, words, sentence, index)
            if place and not (phrase.capital and not self._capital(place[0])):
                self.add(concepts, *place, tag, roles)

    def _capital(self, index: int) -> bool:
        start, _ = self.folded.back(self.tokens.starts[index], self.tokens.ends[index])
        return self.folded.original[start].isupper()

    def add(
        self, concepts: int, first: int, last: int, tag: str = "", roles: Roles = NOBODY
    ) -> None:
        """Add a hit from token `first` to token `last`."""
        tokens = self.tokens
        start, end = self.folded.back(tokens.starts[first], tokens.ends[last])
        sentence = tokens.sentence[first]
        self.hits.append(Hit(concepts, start, end, first, last, sentence, tag, roles))

    def _sign(self, meaning: Open, start: int, end: int) -> None:
        begin, stop = self.folded.back(start, end)
        token = max(self.tokens.holding(start), 0)
        sentence = self.tokens.sentence_at(start)
        for concepts, _, _, tag, roles, _, _ in meaning.longer:
            hit = Hit(concepts, begin, stop, token, token, sentence, tag, roles)
            self.hits.append(hit)


def _by_sentence(tokens: Tokens) -> Mapping[int, set[str]]:
    """The words of each sentence."""
    near: defaultdict[int, set[str]] = defaultdict(set)
    for word, sentence in zip(tokens.words, tokens.sentence, strict=True):
        near[sentence].add(word)
    return near


def compile_lexicon(entries: Iterable[Word], concepts: Concepts) -> Lexicon:
    """Compile entries of concepts; EntryError, KeyError for an unknown concept."""
    anchors: defaultdict[Form, list[Longer]] = defaultdict(list)
    for (phrase, tag, roles), mask in _phrases(entries, concepts).items():
        if phrase.sign:
            anchors[Form(phrase.sign, Kind.WORD)].append(
                Longer(mask, phrase, -1, tag, roles)
            )
            continue
        longer = longer_of(mask, phrase, phrase.anchor, tag, roles)
        for form in phrase.parts[longer.anchor].forms:
            anchors[form].append(longer)
    return _lexicon(anchors)


def _lexicon(anchors: Mapping[Form, list[Longer]]) -> Lexicon:
    alone: dict[str, int] = {}
    longer: dict[str, tuple[Longer, ...]] = {}
    open_ended: defaultdict[str, list[Open]] = defaultdict(list)
    for form, anchored in anchors.items():
        mask, phrases = _meaning(anchored)
        if form.kind is not Kind.WORD or (phrases and phrases[0].phrase.sign):
            open_ended[form.text].append(Open(form, mask, phrases))
            continue
        if mask:
            alone[form.text] = mask
        if phrases:
            longer[form.text] = phrases
    return assemble(alone, longer, {text: tuple(o) for text, o in open_ended.items()})


def assemble(
    alone: Mapping[str, int],
    longer: Mapping[str, tuple[Longer, ...]],
    open_ended: Mapping[str, tuple[Open, ...]],
) -> Lexicon:
    """A lexicon from its three tables."""
    literals = compile_literals(tuple(open_ended))
    return Lexicon(alone, longer, open_ended, literals, tuple(open_ended.values()))


def _meaning(anchored: list[Longer]) -> tuple[int, tuple[Longer, ...]]:
    """Plain words melt into one mask; phrases, signs and words with a tag stay."""
    mask = 0
    stay: list[Longer] = []
    for each in anchored:
        plain = len(each.phrase.parts) == 1 and not each.phrase.capital
        if plain and not (each.tag or each.roles):
            mask |= each.concepts
        else:
            stay.append(each)
    return mask, tuple(stay)


def _phrases(
    entries: Iterable[Word], concepts: Concepts
) -> dict[tuple[Phrase, str, Roles], int]:
    """The same phrase of several concepts becomes one with the bits of all of them."""
    masks: defaultdict[tuple[Phrase, str, Roles], int] = defaultdict(int)
    for concept, entry, tag, roles in entries:
        for phrase in parse_entry(entry):
            masks[phrase, tag, roles] |= concepts.closed[concept]
    return masks

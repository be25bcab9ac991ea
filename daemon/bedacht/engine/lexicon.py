"""All entries of all concepts, compiled: what a word means by itself, and in which phrases.

Words that must stand alone are looked up, everything with an open end is found in them
by Aho-Corasick (`literals.py`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from bedacht.engine.concepts import Concepts
from bedacht.engine.draft import Voice
from bedacht.engine.entry import parse_entry
from bedacht.engine.literals import Finder, find_in_words
from bedacht.engine.phrase import Form, Kind, Part, Phrase, inflects

Voices = frozenset[Voice]
NOBODY: Voices = frozenset()


class Word(NamedTuple):
    """One entry that the policy or the person brings (syntax: shared_rules/README.md).

    `tag` travels with its findings (a topic's id); for an author with one of
    `voices` the word means nothing.
    """

    concept: str
    entry: str
    tag: str = ""
    voices: frozenset[Voice] = frozenset()


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
    voices: Voices = NOBODY
    clue: tuple[str, ...] = ()
    step: int = 0


def longer_of(
    concepts: int, phrase: Phrase, anchor: int, tag: str = "", voices: Voices = NOBODY
) -> Longer:
    """A phrase with the clue that tells soonest that it is not there."""
    clues = list(_clues(phrase, anchor))
    beside = [clue for clue in clues if clue[1]]
    part, step = min(beside or clues, key=lambda c: c[0].times, default=(Part(), 0))
    return Longer(concepts, phrase, anchor, tag, voices, part.words, step)


def _clues(phrase: Phrase, anchor: int) -> Iterator[tuple[Part, int]]:
    """Parts that are words and nothing else, and how far from the anchor if that is fixed."""
    parts = phrase.parts
    for number, part in enumerate(parts):
        if number != anchor and part.words and part.plain:
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
    """Compiled entries; `meanings.py` asks them for every word that it does not know yet.

    `alone` gives the concepts of words that stand for themselves, `longer` the phrases of
    which a word is the anchor, `open_ended` what begins or ends anywhere, by literal.
    """

    alone: Mapping[str, int] = field(repr=False)
    longer: Mapping[str, tuple[Longer, ...]] = field(repr=False)
    open_ended: Mapping[str, tuple[Open, ...]] = field(repr=False)
    find: Finder = field(repr=False)
    opened: tuple[tuple[Open, ...], ...] = field(repr=False)

    def told(self, word: str) -> tuple[list[int], list[Longer]]:
        """What `word` stands for by itself (sets of concepts), and its phrases."""
        plain = self.alone.get(word) or self.alone.get(word.removesuffix("'s"))
        masks = [plain] if plain else []
        phrases = list(self.longer.get(word, ()))
        for literal, start, end in self.find(word):
            for meaning in self.opened[literal]:
                if _meets(meaning.form, word, start, end):
                    masks += [meaning.alone] if meaning.alone else []
                    phrases += meaning.longer
        return masks, phrases

    def entered(self, word: str) -> int:
        """The concepts of which `word` (folded) is an entry, not only a part of one."""
        mask = self.alone.get(word, 0)
        for longer in self.longer.get(word, ()):
            mask |= longer.concepts if len(longer.phrase.parts) == 1 else 0
        for meaning in self.open_ended.get(word, ()):
            mask |= meaning.alone
        return mask

    @property
    def signs(self) -> Mapping[str, tuple[Longer, ...]]:
        """What is no word and stands for itself."""
        return {
            text: meaning.longer
            for text, meanings in self.open_ended.items()
            for meaning in meanings
            if meaning.form.kind is Kind.WORD
        }


def _meets(form: Form, word: str, start: int, end: int) -> bool:
    """Whether a form with an open end, seen at word[start:end], meets the word."""
    match form.kind:
        case Kind.STEM:
            return start == 0
        case Kind.INFLECTED:
            return start == 0 and inflects(word, form.text)
        case Kind.TAIL:
            return end == len(word)
        case Kind.INSIDE:
            return True
        case Kind.WORD:
            return False


def compile_lexicon(entries: Iterable[Word], concepts: Concepts) -> Lexicon:
    """Compile entries of concepts; EntryError, KeyError for an unknown concept."""
    anchors: defaultdict[Form, list[Longer]] = defaultdict(list)
    for (phrase, tag, voices), mask in _phrases(entries, concepts).items():
        if phrase.sign:
            anchors[Form(phrase.sign, Kind.WORD)].append(
                Longer(mask, phrase, -1, tag, voices)
            )
            continue
        longer = longer_of(mask, phrase, phrase.anchor, tag, voices)
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
    find = find_in_words(tuple(open_ended))
    return Lexicon(alone, longer, open_ended, find, tuple(open_ended.values()))


def _meaning(anchored: list[Longer]) -> tuple[int, tuple[Longer, ...]]:
    """Plain words melt into one mask; phrases, signs and words with a tag stay."""
    mask = 0
    stay: list[Longer] = []
    for each in anchored:
        plain = len(each.phrase.parts) == 1 and not each.phrase.capital
        if plain and not (each.tag or each.voices):
            mask |= each.concepts
        else:
            stay.append(each)
    return mask, tuple(stay)


def _phrases(
    entries: Iterable[Word], concepts: Concepts
) -> dict[tuple[Phrase, str, Voices], int]:
    """The same phrase of several concepts becomes one with the bits of all of them."""
    masks: defaultdict[tuple[Phrase, str, Voices], int] = defaultdict(int)
    for concept, entry, tag, voices in entries:
        for phrase in parse_entry(entry):
            masks[phrase, tag, voices] |= concepts.closed[concept]
    return masks

"""The ways in which people spell a name: a name -> entries for the lexicon.

With and without spaces and hyphens, split at capitals, digits for Roman numerals,
doubled letters. Inflection, umlauts and case are the lexicon's own matter. Names may
hold anything: what has a meaning in entries is taken out.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from bedacht.engine.fold import fold
from bedacht.engine.tokens import tokenise

_MARKS = re.compile(r"[()|*~^_™®©]+|\.{3,}")
_WORDS = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_BUMP = re.compile(r"(?<=[^\W\d_A-ZÄÖÜ])(?=[A-ZÄÖÜ])|(?<=[^\W\d_]{2})(?=\d)")
_ROMAN = {"2": "II", "3": "III", "4": "IV", "5": "V", "6": "VI", "7": "VII",
          "8": "VIII", "9": "IX", "10": "X", "11": "XI", "12": "XII"}  # fmt: skip
_ARABIC = {roman: digit for digit, roman in _ROMAN.items()}
_SPOKEN = {"2": "zwei|two", "3": "drei|three", "4": "vier|four", "5": "fünf|five",
           "6": "sechs|six", "7": "sieben|seven", "8": "acht|eight", "9": "neun|nine",
           "10": "zehn|ten", "11": "elf|eleven", "12": "zwölf|twelve"}  # fmt: skip
_DOUBLE = re.compile(r"([^\W\d_])\1", re.IGNORECASE)
_SINGLE = re.compile(r"[lmnprstfLMNPRSTF](?=[aeiouyäöü]|$)")
_OPEN_FROM = 5
_INSIDE_FROM = 7
_SLIP_FROM = 5
_SHORTEST_PART = 3


def words_of(name: str) -> list[str]:
    """The words of a name, without signs."""
    return _WORDS.findall(unicodedata.normalize("NFKC", _MARKS.sub(" ", name)))


def split_words(name: str) -> list[str]:
    """The words of a name, also parted at capitals: FertigungsCockpit -> two."""
    return [part for word in words_of(name) for part in _BUMP.split(word) if part]


def name_entries(name: str, *, compounds: bool = True) -> tuple[str, ...]:
    """Entries for a name that is distinctive; `compounds`: also within longer words."""
    words, parts = words_of(name), split_words(name)
    if not words:
        return ()
    entries = [_phrase(words, compounds=compounds)]
    if len(parts) > 1:
        entries.append(_phrase(parts, compounds=compounds))
        entries.append(_ended("".join(parts), compounds=compounds))
    if "'" in name or "’" in name:
        entries.append(_phrase([_bare(word) for word in words], compounds=compounds))
    entries += [
        _phrase(numbered, compounds=compounds)
        for each in (words, parts)
        for numbered in _renumbered(each)
    ]
    return tuple(dict.fromkeys(entries))


def slip_entries(name: str) -> tuple[str, ...]:
    """Entries for the usual slips: a letter doubled, or one of a pair left out."""
    words = words_of(name)
    slips = (
        [*words[:index], slip, *words[index + 1 :]]
        for index, word in enumerate(words)
        for slip in _slips(word)
    )
    return tuple(dict.fromkeys(_phrase(slip, compounds=False) for slip in slips))


def parted_entries(name: str) -> tuple[str, ...]:
    """Entries for one long word that somebody writes as two: Schiefer-Hof.

    Only with a capital letter: in small letters two words mean what they say.
    """
    words = split_words(name)
    if len(words) != 1 or len(words[0]) < 2 * _SHORTEST_PART:
        return ()
    word = words[0]
    cuts = range(_SHORTEST_PART, len(word) - _SHORTEST_PART + 1)
    return tuple(f"^{word[:cut]} {_inflected(word[cut:])}" for cut in cuts)


def phrase_entries(phrase: str) -> tuple[str, ...]:
    """Entries for a phrase of ordinary words, each with its usual endings."""
    words = words_of(phrase)
    if not words:
        return ()
    if len(words) == 1:
        return (_ended(words[0], compounds=False, beginning=True),)
    joined = "".join(words)
    entries = [" ".join(_inflected(word) for word in words)]
    if "-" in phrase:
        entries.append(_ended(joined, compounds=False, beginning=True))
    return tuple(entries)


def _phrase(words: list[str], *, compounds: bool) -> str:
    """Words one after the other; only the last one is inflected."""
    if len(words) == 1:
        return _ended(words[0], compounds=compounds)
    return " ".join([*words[:-1], _inflected(words[-1])])


def _bare(word: str) -> str:
    """As people write it who leave the apostrophe out."""
    return word.replace("'", "").replace("’", "")


def _inflected(word: str) -> str:
    return word if word[-1].isdigit() else f"{word}~"


def _ended(word: str, *, compounds: bool, beginning: bool = False) -> str:
    """One word, as open as its length makes it distinctive."""
    if word[-1].isdigit():
        return word
    tokens = tokenise(fold(word).text).words
    distinct = len(word) if len(tokens) == 1 else 0
    if compounds and distinct >= _INSIDE_FROM:
        return f"*{word}*"
    if (compounds or beginning) and distinct >= _OPEN_FROM:
        return f"{word}*"
    return f"{word}~"


def _renumbered(words: list[str]) -> Iterable[list[str]]:
    """The same with numbers written in other ways: 9, IX, neun, nine."""
    last = words[-1]
    digit = _ARABIC.get(last, last)
    if len(words) < 2 or digit not in _ROMAN:
        return
    for other in (digit, _ROMAN[digit], *_SPOKEN[digit].split("|")):
        if other != last:
            yield [*words[:-1], other]
            if other == digit:
                yield ["".join(words[:-1]) + other]


def _slips(word: str) -> Iterable[str]:
    if len(word) < _SLIP_FROM:
        return
    for pair in _DOUBLE.finditer(word):
        yield word[: pair.start()] + word[pair.start() + 1 :]
    for letter in _SINGLE.finditer(word):
        at = letter.start()
        doubled = word[at : at + 1].lower()
        if at and word[at - 1].lower() != doubled:
            yield word[:at] + doubled + word[at:]

"""Named persons: title and name, initial and surname, first name and surname.

First names are data (the concept `given-name`); the engine shows where they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bedacht.engine.scan import Scanner, Seen, Sight
from bedacht.engine.scanners.patterns import words

_SURNAME = r"(?:(?:von|van|zu|de|del|di|al|el|ten|ter)(?: der| den| dem)? )?[A-ZÄÖÜ][a-zäöüßéèáóíçğşı]+(?:[A-Z][a-z]+)?(?:[-'][A-ZÄÖÜ][a-zäöüß]+)?"
_TITLES = (
    r"(?:Herrn?|Frau|Hr\.?|Fr\.|Familie|Fam\.|Fräulein|Eheleute|Ehepaar|Dr\.?|Prof\.?|Doktor"
    r"|Professor|Mr\.?|Mrs\.?|Ms\.?|Miss|Mister|Schwester|Pfleger|Kollegin|Kollege|Kollegen)"
)
_TITLE_WORDS = words(
    "herr herrn frau hr fr familie fam fraeulein eheleute ehepaar dr prof doktor professor"
    " mr mrs ms miss mister schwester pfleger kollegin kollege kollegen"
)
_TITLED = re.compile(
    rf"\b(?=[HFEDPMSK]){_TITLES}(?: (?:Dr|Prof|med|rer|nat|phil|Dipl|Ing)\.?(?:-[A-Z][a-z]+\.?)?){{0,3}}"
    rf"(?: [A-Z]\.)?(?: {_SURNAME}){{1,2}}"
)
_LOWER_TITLED = re.compile(r"\b(?:herrn?|frau|mrs?|ms)\.? [A-ZÄÖÜ][a-zäöüß]{2,}")
# The letter first: it is searched for much faster than what stands before it.
_INITIAL = re.compile(rf"[A-Z]\.(?<![\w.]..)(?<!\. ..) ?(?:[A-Z]\. ?)?{_SURNAME}\b")
_AFTER = re.compile(
    rf"(?: [A-Z]\.| [A-ZÄÖÜ][a-zäöüß]+(?=(?: [A-Z]\.)? [A-ZÄÖÜ]))?[ ]{_SURNAME}(?![\w])| [A-Z]\.(?=[\s,;)]|$)"
)
_NOBODY = words(
    "gott holle doktor doktorin professor professorin mann mensch lehrer ober"
    " minister kanzler kanzlerin präsident präsidentin und direktor bundeskanzlerin"
    " bundeskanzler who universe right wrong world t bean spock chef der die das"
    " merkel scholz merz trump biden obama putin clinton johnson may sunak starmer"
    " maas seehofer spahn lauterbach habeck baerbock söder"
)


def _is_somebody(words: str) -> bool:
    return words.rsplit(" ", 1)[-1].lower() not in _NOBODY


def _titled(sight: Sight) -> Iterator[Seen]:
    """A title and what follows, once where one title follows another."""
    text, tokens = sight.original, sight.tokens
    for pattern in (_TITLED, _LOWER_TITLED):
        reached = 0
        for index in sight.here:
            start, _ = sight.folded.back(tokens.starts[index], tokens.ends[index])
            match = pattern.match(text, start) if start >= reached else None
            if match:
                reached = match.end()
                if _is_somebody(match.group()):
                    yield Seen("person", *match.span())


def _initialled(sight: Sight) -> Iterator[Seen]:
    for match in sight.matches(_INITIAL):
        if _is_somebody(match.group()):
            yield Seen("person", *match.span())


def _with_surname(sight: Sight) -> Iterator[Seen]:
    """A first name that a capital word follows, in the same sentence."""
    text, tokens = sight.original, sight.tokens
    for index in sight.here:
        start, end = sight.folded.back(tokens.starts[index], tokens.ends[index])
        if text[start].isupper():
            name = _AFTER.match(text, end)
            if name and _is_somebody(name.group()):
                yield Seen("person", start, name.end())


SCANNERS = (
    Scanner(_titled, token=lambda word, _: word in _TITLE_WORDS),
    Scanner(_initialled, capital=r"\."),
    Scanner(_with_surname, token=lambda _, name: name),
)

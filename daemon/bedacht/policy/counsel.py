"""What a policy can do and better would not: chill, shout, or list too little or too much.

Nothing here is a fault: the policy holds. Words and groups of words are data
(`shared_rules/protected.toml` and the concepts of the rules).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bedacht.engine.compiled import Compiled
from bedacht.engine.finding import Level, Reason
from bedacht.engine.fold import fold
from bedacht.engine.phrase import is_frequent
from bedacht.engine.tokens import tokenise
from bedacht.policy.fault import Fault
from bedacht.policy.fields import Notes
from bedacht.policy.lint import plain, runs_of, told_texts
from bedacht.policy.places import Path, find_places
from bedacht.policy.policy import Policy, Setting

_SHORT = 3
_SHORT_PHRASE = 2
_FEW_PHRASES = 3
_LOUD_WORD = 4


@dataclass(frozen=True, slots=True)
class Counsel:
    """`chilling` words are those of everyday work; `wide` are concepts that everybody uses."""

    chilling: frozenset[str]
    opinion: frozenset[str]
    wide: tuple[str, ...]
    compiled: Compiled

    @classmethod
    def of(cls, values: Mapping[str, Any], compiled: Compiled) -> Counsel:
        """From the tables of the data file, and the words of the rules."""
        opinion = frozenset(values["at_most_warn"])
        wide = tuple(values["everyday_concepts"])
        return cls(plain(values["chilling"]), opinion, wide, compiled)

    def on(self, policy: Policy, source: str, day: date) -> tuple[Fault, ...]:
        """Everything that is worth a second look in a policy without faults."""
        notes = Notes(find_places(source))
        for path, what, fill in (
            *self._topics(policy),
            *self._names(policy),
            *self._levels(policy),
            *self._gaps(policy),
            *_over(policy, day),
            *_loud(policy),
        ):
            notes.add(path, what, **fill)
        return notes.in_order()

    def guessable(self, policy: Policy, source: str) -> tuple[Fault, ...]:
        """The terms that somebody who tries words would soon find, sealed or not."""
        notes = Notes(find_places(source))
        for term in policy.confidential:
            if self._means_much(term.term):
                notes.add(("confidential", term.place, "term"), "guessable")
        return notes.in_order()

    def _topics(self, policy: Policy) -> Iterator[_Note]:
        for number, topic in enumerate(policy.topics):
            phrases: Path = ("topics", number, "phrases")
            for index, phrase in enumerate(topic.phrases):
                chilling = next((r for r in runs_of(phrase) if r in self.chilling), "")
                if chilling:
                    yield (*phrases, index), "chills", {"word": phrase}
                elif self._is_wide(phrase):
                    yield (*phrases, index), "wide", {"word": phrase}
            if len(topic.phrases) < _FEW_PHRASES:
                yield phrases, "few", {}

    def _names(self, policy: Policy) -> Iterator[_Note]:
        for term in policy.confidential:
            if not term.ambiguous and self._means_much(term.term):
                place: Path = ("confidential", term.place, "term")
                yield place, "term-ambiguous", {"word": term.term}
        company = policy.organisation
        for key in ("aliases", "brands"):
            for index, name in enumerate(getattr(company, key)):
                if name not in company.ambiguous and self._means_much(name):
                    path = ("organisation", key, index)
                    yield path, "name-ambiguous", {"word": name}

    def _levels(self, policy: Policy) -> Iterator[_Note]:
        for key, setting in policy.levels.items():
            what = self._level(key, setting)
            if what:
                yield ("levels", key), what, {"rule": key}

    def _level(self, key: str, setting: Setting) -> str:
        default, floor = setting.default or Level.OFF, setting.floor or Level.OFF
        if key in self.opinion and default >= Level.WARN and self._is_quiet(key):
            return "lifts-opinion"
        if key in self.opinion and floor >= Level.WARN:
            return "holds-opinion"
        if "." not in key and Level.CONFIRM in {default, floor}:
            return "asks-always"
        return ""

    def _is_quiet(self, key: str) -> bool:
        """Whether a rule, or one of a family, is a hint by itself."""
        rules = self.compiled.rules
        named = [r for r in rules.values() if key in {r.id, r.family}]
        return any(rule.level < Level.WARN for rule in named)

    def _gaps(self, policy: Policy) -> Iterator[_Note]:
        """What is not there; of the sections those that a warning would cite."""
        if not (policy.confidential or policy.sealed):
            yield (), "no-terms", {}
        if policy.contact is None:
            yield (), "no-contact", {}
        rules = self.compiled.rules.values()
        cited = {rule.reason for rule in rules if rule.level >= Level.WARN}
        told = {section.reason for section in policy.sections}
        missing = [r.value for r in Reason if r in cited - told]
        if told and missing:
            where = ("guidelines", "sections", 0)
            yield where, "no-section", {"reasons": ", ".join(missing)}

    def _is_wide(self, phrase: str) -> bool:
        words = _words(phrase)
        masks = self.compiled.concepts.mask(self.wide)
        return len(words) == 1 and (
            len(words[0]) <= _SHORT_PHRASE
            or is_frequent(words[0])
            or self._in(words[0], masks)
        )

    def _means_much(self, name: str) -> bool:
        """Whether a name is one short word, or one that means something by itself."""
        words = _words(name)
        return len(words) == 1 and (
            len(words[0]) <= _SHORT or is_frequent(words[0]) or self._in(words[0], -1)
        )

    def _in(self, word: str, masks: int) -> bool:
        return bool(self.compiled.lexicon.entered(word) & masks)


_Note = tuple[Path, str, Mapping[str, str]]


def _over(policy: Policy, day: date) -> Iterator[_Note]:
    for term in policy.confidential:
        if term.until is not None and not term.holds_on(day):
            path = ("confidential", term.place, "until")
            yield path, "over", {"day": term.until.isoformat()}


def _loud(policy: Policy) -> Iterator[_Note]:
    for path, text in told_texts(policy):
        if _shouts(text):
            yield path, "shouts", {}


def _shouts(text: str) -> bool:
    loud = [w for w in text.split() if len(w) >= _LOUD_WORD and w.isupper()]
    return "!" in text or len(loud) > 1


def _words(text: str) -> list[str]:
    return tokenise(fold(text).text).words

"""What a company's policy cannot do, whoever wrote it.

It cannot put protected speech on a list (works council, union, pay, reporting to
the proper bodies), cannot raise what would chill opinion to `confirm`, and cannot
put threats into texts. Which words these are is data: `shared_rules/protected.toml`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from bedacht.engine.finding import Level
from bedacht.engine.fold import fold
from bedacht.engine.tokens import tokenise
from bedacht.policy.fields import Notes
from bedacht.policy.label import Label
from bedacht.policy.places import Path
from bedacht.policy.policy import Policy

_ENDINGS = ("ern", "en", "es", "er", "s", "e", "n")
_SHORTEST_STEM = 4
# The company's own texts stand on a card beside all that the product says.
LONGEST_SAID = 200


@dataclass(frozen=True, slots=True)
class Lint:
    """The words and levels that a policy is refused for."""

    protected: frozenset[str]
    fine: frozenset[str]
    threats: frozenset[str]
    verdicts: frozenset[str]
    at_most_warn: frozenset[str]

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> Lint:
        """From the tables of the data file."""
        return cls(
            protected=plain(values["protected"]),
            fine=plain(values["fine"]),
            threats=plain(values["threats"]),
            verdicts=plain(values["verdicts"]),
            at_most_warn=frozenset(values["at_most_warn"]),
        )

    def look_at(self, policy: Policy, notes: Notes) -> None:
        """Note everything in `policy` that it cannot do."""
        for path, text in _listed(policy):
            if self.protects(text):
                self._refuse(self.protected, text, path, notes, "protected")
        for path, text in told_texts(policy):
            self._refuse(self.threats, text, path, notes, "threat")
            self._refuse(self.verdicts, text, path, notes, "verdict")
        for path, text in _said(policy):
            if len(text) > LONGEST_SAID:
                notes.add(path, "said-long", most=str(LONGEST_SAID))
        for key, setting in policy.levels.items():
            if key in self.at_most_warn and Level.CONFIRM in {
                setting.default,
                setting.floor,
            }:
                notes.add(("levels", key), "too-loud", rule=key)

    def protects(self, text: str) -> bool:
        """Whether people speak freely about what `text` names: no list can hold it."""
        runs = frozenset(runs_of(text))
        return self.fine.isdisjoint(runs) and not self.protected.isdisjoint(runs)

    @staticmethod
    def _refuse(
        words: frozenset[str], text: str, path: Path, notes: Notes, what: str
    ) -> None:
        found = next((run for run in runs_of(text) if run in words), None)
        if found is not None:
            notes.add(path, what, word=found)


def plain(words: Iterable[str]) -> frozenset[str]:
    """The words of a data file as they stand in a folded text."""
    return frozenset(" ".join(tokenise(fold(word).text).words) for word in words)


def runs_of(text: str) -> Iterable[str]:
    """Every run of up to three words, the last one also without its ending."""
    words = tokenise(fold(text).text).words
    for end in range(1, len(words) + 1):
        for start in range(max(0, end - 3), end):
            before = words[start : end - 1]
            for last in _stems(words[end - 1]):
                yield " ".join((*before, last))


def _stems(word: str) -> Iterable[str]:
    yield word
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= _SHORTEST_STEM:
            yield stem


def _listed(policy: Policy) -> Iterable[tuple[Path, str]]:
    """The words that a policy would have warned about."""
    for term in policy.confidential:
        yield ("confidential", term.place, "term"), term.term
    for number, topic in enumerate(policy.topics):
        for index, phrase in enumerate(topic.phrases):
            yield ("topics", number, "phrases", index), phrase


def told_texts(policy: Policy) -> Iterable[tuple[Path, str]]:
    """The words of a policy that people will read."""
    yield from _each(_names(policy))
    yield from _said(policy)


def _names(policy: Policy) -> Iterable[tuple[Path, Label]]:
    if policy.contact is not None:
        yield ("contact", "name"), policy.contact.name
        for number, deputy in enumerate(policy.contact.deputies):
            yield ("contact", "deputies", number, "name"), deputy.name
    for number, section in enumerate(policy.sections):
        yield ("guidelines", "sections", number, "title"), section.title
    for number, topic in enumerate(policy.topics):
        yield ("topics", number, "title"), topic.title
    for role, label in policy.roles.items():
        yield ("roles", role), label


def _said(policy: Policy) -> Iterable[tuple[Path, str]]:
    """The company's own texts: reasons of floors, and what it says of rules and sections."""
    return _each(_texts(policy))


def _texts(policy: Policy) -> Iterable[tuple[Path, Label]]:
    for number, section in enumerate(policy.sections):
        if section.text is not None:
            yield ("guidelines", "sections", number, "text"), section.text
    for key, setting in policy.levels.items():
        if setting.why is not None:
            yield ("levels", key, "why"), setting.why
    for key, label in policy.texts.items():
        yield ("texts", key), label


def _each(labels: Iterable[tuple[Path, Label]]) -> Iterable[tuple[Path, str]]:
    """Each language once."""
    for path, label in labels:
        for text, language in {label.en: "en", label.de: "de"}.items():
            yield (*path, language), text

"""Everything that a review needs, at one moment: made whole, swapped whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from bedacht.engine.compiled import Compiled, Engine, with_words
from bedacht.engine.lexicon import Vocabulary
from bedacht.policy.lint import Lint
from bedacht.policy.naming import Naming
from bedacht.policy.policy import Policy
from bedacht.policy.preferences import Preferences
from bedacht.policy.renames import Renames
from bedacht.policy.sentences import Sentences, sentences_of
from bedacht.policy.vocabulary import gather
from bedacht.rules.catalogue import catalogue, read_data
from bedacht.rules.kept import compiled_rules


@dataclass(frozen=True, slots=True)
class Library:
    """What comes with the product: rules, kind words, what a policy cannot do, sentences."""

    compiled: Compiled = field(repr=False)
    naming: Naming
    lint: Lint
    catalogues: Mapping[str, Mapping[str, Any]] = field(repr=False)
    renames: Renames

    @property
    def rule_ids(self) -> tuple[str, ...]:
        """The ids of all rules, and those that rules once had."""
        return (*self.compiled.rules, *self.renames.today)

    def sentences(self, preferences: Preferences) -> Sentences:
        """The sentences as this person wants to read them."""
        language, address = preferences.language, preferences.address
        return sentences_of(self.catalogues[language], language, address)


def open_library(folder: Path | None = None, keep: Path | None = None) -> Library:
    """Read what comes with the product, or another shared_rules; RuleError.

    `keep` is the folder in which the compiled rules wait for the next time.
    """
    return Library(
        compiled=compiled_rules(folder, keep),
        naming=Naming.of(read_data("names.toml", folder)),
        lint=Lint.of(read_data("protected.toml", folder)),
        catalogues={each: catalogue(each, folder) for each in ("de", "en")},
        renames=Renames(read_data("renamed.toml", folder)),
    )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of rules, policy and preferences, with the engine that knows their words."""

    library: Library
    policy: Policy | None
    preferences: Preferences
    sentences: Sentences
    day: date
    vocabulary: Vocabulary = field(repr=False)
    engine: Engine = field(repr=False)


def assemble(
    library: Library, policy: Policy | None, preferences: Preferences, day: date
) -> Snapshot:
    """A snapshot from nothing."""
    vocabulary = gather(policy, preferences, library.naming, day)
    return Snapshot(
        library=library,
        policy=library.renames.policy(policy),
        preferences=library.renames.preferences(preferences),
        sentences=library.sentences(preferences),
        day=day,
        vocabulary=vocabulary,
        engine=with_words(library.compiled, vocabulary),
    )


def renewed(
    snapshot: Snapshot, policy: Policy | None, preferences: Preferences, day: date
) -> Snapshot:
    """A later snapshot; the engine stays where no word has changed."""
    vocabulary = gather(policy, preferences, snapshot.library.naming, day)
    if vocabulary != snapshot.vocabulary:
        return assemble(snapshot.library, policy, preferences, day)
    renames = snapshot.library.renames
    return replace(
        snapshot,
        policy=renames.policy(policy),
        preferences=renames.preferences(preferences),
        sentences=snapshot.library.sentences(preferences),
        day=day,
    )

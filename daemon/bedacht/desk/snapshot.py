"""Everything that a review needs, at one moment: made whole, swapped whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from bedacht.engine.compiled import Compiled, Engine, with_words
from bedacht.engine.draft import Draft
from bedacht.engine.lexicon import Vocabulary
from bedacht.policy.counsel import Counsel
from bedacht.policy.lint import Lint
from bedacht.policy.naming import Naming
from bedacht.policy.policy import Policy, Term
from bedacht.policy.preferences import Preferences
from bedacht.policy.renames import Renames
from bedacht.policy.sentences import Sentences, sentences_of
from bedacht.policy.unseal import Unsealer
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
    counsel: Counsel

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
    compiled, protected = (
        compiled_rules(folder, keep),
        read_data("protected.toml", folder),
    )
    return Library(
        compiled=compiled,
        naming=Naming.of(read_data("names.toml", folder)),
        lint=Lint.of(protected),
        counsel=Counsel.of(protected, compiled),
        catalogues={each: catalogue(each, folder) for each in ("de", "en")},
        renames=Renames(read_data("renamed.toml", folder)),
    )


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One state of rules, policy and preferences, with the engine that knows their words.

    Sealed terms that have opened are among the confidential ones of `policy`. `since`
    holds the snapshot that knows those which have opened since, by them.
    """

    library: Library
    policy: Policy | None
    preferences: Preferences
    sentences: Sentences
    day: date
    vocabulary: Vocabulary = field(repr=False)
    engine: Engine = field(repr=False)
    unsealer: Unsealer | None = field(default=None, repr=False, compare=False)
    since: dict[tuple[Term, ...], Snapshot] = field(
        default_factory=dict, repr=False, compare=False
    )


def assemble(
    library: Library, policy: Policy | None, preferences: Preferences, day: date
) -> Snapshot:
    """A snapshot from nothing."""
    return _assembled(library, policy, preferences, day, _unsealer(policy, None))


def _assembled(
    library: Library,
    policy: Policy | None,
    preferences: Preferences,
    day: date,
    unsealer: Unsealer | None,
) -> Snapshot:
    vocabulary = gather(policy, preferences, library.naming, day)
    return Snapshot(
        library=library,
        policy=library.renames.policy(policy),
        preferences=library.renames.preferences(preferences),
        sentences=library.sentences(preferences),
        day=day,
        vocabulary=vocabulary,
        engine=with_words(library.compiled, vocabulary),
        unsealer=unsealer,
    )


def renewed(
    snapshot: Snapshot, policy: Policy | None, preferences: Preferences, day: date
) -> Snapshot:
    """A later snapshot; the engine stays where no word has changed."""
    library, unsealer = snapshot.library, _unsealer(policy, snapshot.unsealer)
    policy = _with_opened(policy, unsealer, library)
    vocabulary = gather(policy, preferences, library.naming, day)
    if vocabulary != snapshot.vocabulary:
        return _assembled(library, policy, preferences, day, unsealer)
    renames = library.renames
    return replace(
        snapshot,
        policy=renames.policy(policy),
        preferences=renames.preferences(preferences),
        sentences=library.sentences(preferences),
        day=day,
        unsealer=unsealer,
        since={},
    )


def opened(snapshot: Snapshot, draft: Draft) -> Snapshot:
    """The snapshot that also knows the sealed terms which open to the words of a draft.

    The same one where there are none that it does not know.
    """
    unsealer = snapshot.unsealer
    if unsealer is None:
        return snapshot
    shared = draft.context.shared
    unsealer.look(draft.text, *((shared.author, shared.text) if shared else ()))
    policy = _with_opened(snapshot.policy, unsealer, snapshot.library)
    if policy == snapshot.policy:
        return snapshot
    if unsealer.terms not in snapshot.since:
        snapshot.since.clear()
        later = renewed(snapshot, policy, snapshot.preferences, snapshot.day)
        snapshot.since[unsealer.terms] = later
    return snapshot.since[unsealer.terms]


def _unsealer(policy: Policy | None, before: Unsealer | None) -> Unsealer | None:
    """What looks for the sealed terms of a policy: the one of before, if it is theirs."""
    if policy is None or policy.sealed is None:
        return None
    if before is not None and before.sealed == policy.sealed:
        return before
    return Unsealer(policy.sealed)


def _with_opened(
    policy: Policy | None, unsealer: Unsealer | None, library: Library
) -> Policy | None:
    """The policy with the sealed terms that have opened; protected speech stays out."""
    if policy is None or unsealer is None:
        return policy
    terms = (t for t in unsealer.terms if not library.lint.protects(t.term))
    known = dict.fromkeys((*policy.confidential, *terms))
    return replace(policy, confidential=tuple(known))

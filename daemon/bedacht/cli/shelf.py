"""The snapshots that a command needs: a person's own, or one for each organisation."""

from __future__ import annotations

import argparse
import re
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from bedacht.cli.circumstances import context_of, today
from bedacht.cli.own import own_sources
from bedacht.cli.talk import spoken_language
from bedacht.desk.desk import Desk
from bedacht.desk.reading import sentence, told
from bedacht.desk.snapshot import Library, Snapshot, assemble, renewed
from bedacht.engine.draft import Context, Listed
from bedacht.errors import PolicyError
from bedacht.files import read_text
from bedacht.policy.policy import Policy
from bedacht.policy.preferences import Preferences
from bedacht.policy.read_policy import read_policy
from bedacht.policy.sentences import Sentences

_ORGANISATION = re.compile(r"[\w-]{1,64}")


def preferences_of(options: argparse.Namespace, mine: Preferences) -> Preferences:
    """The person's preferences, with what the flags say instead."""
    said = {
        name: getattr(options, name)
        for name in ("employer", "sensitivity", "language", "address")
        if getattr(options, name)
    }
    return replace(mine, **said)


@dataclass(frozen=True, slots=True)
class Personal:
    """What texts of this person are looked at with."""

    snapshot: Snapshot
    context: Context


def personal(options: argparse.Namespace, library: Library) -> Personal:
    """With the policy that the flags name, or as this person's daemon would."""
    context = context_of(options)
    day = context.now or today()
    if options.policy is not None:
        snapshot = shelf_of(options, library).snapshot("", day)
        return Personal(snapshot, context)
    preset = Preferences(language=spoken_language())
    snapshot = Desk(own_sources(), preset=preset, library=library).in_force.snapshot
    mine = snapshot.preferences
    said = preferences_of(options, mine)
    site = context.platform
    if context.employer_listed is Listed.UNKNOWN:
        context = replace(context, employer_listed=mine.listed_on(site))
    context = replace(
        context,
        roles=context.roles or mine.roles,
        stance=options.stance or mine.stance,
    )
    return Personal(renewed(snapshot, snapshot.policy, said, day), context)


def shelf_of(options: argparse.Namespace, library: Library) -> Shelf:
    """Nobody's preferences, and the policies that the flags name; PolicyError."""
    nobody = preferences_of(options, Preferences(language=spoken_language()))
    spoken = library.sentences(nobody)
    files = PolicyFiles(library, spoken, file=options.policy, folder=options.policies)
    return Shelf(library, nobody, files)


class Shelf:
    """A snapshot for each organisation and day, made when it is first asked for."""

    def __init__(
        self, library: Library, preferences: Preferences, files: PolicyFiles
    ) -> None:
        self.spoken = library.sentences(preferences)
        self._library = library
        self._preferences = preferences
        self._files = files
        self._kept: dict[tuple[str, date], Snapshot] = {}
        self._latest: dict[str, Snapshot] = {}

    def snapshot(self, organisation: str, day: date) -> Snapshot:
        """The snapshot of `organisation` on `day`; PolicyError."""
        kept = self._kept.get((organisation, day))
        if kept is None:
            kept = self._made(organisation, day)
            self._kept[organisation, day] = self._latest[organisation] = kept
        return kept

    def _made(self, organisation: str, day: date) -> Snapshot:
        before = self._latest.get(organisation)
        if before is not None:
            return renewed(before, before.policy, self._preferences, day)
        policy = self._files.of(organisation)
        return assemble(self._library, policy, self._preferences, day)


class PolicyFiles:
    """Policies from files: the same for all, or one for each organisation of a folder."""

    def __init__(
        self,
        library: Library,
        spoken: Sentences,
        *,
        file: Path | None = None,
        folder: Path | None = None,
    ) -> None:
        self._folder = folder
        self._library = library
        self._spoken = spoken
        self._same = None if file is None else self.read(file)

    def of(self, organisation: str) -> Policy | None:
        """The policy for `organisation`; None where no flag names one. PolicyError."""
        if self._same is not None:
            return self._same
        if self._folder is None or not organisation:
            return None
        path = self._folder / f"{organisation}.toml"
        if not _ORGANISATION.fullmatch(organisation) or not path.is_file():
            what = self._spoken.say(
                "cli.no-policy-for", org=organisation[:64], folder=self._folder
            )
            raise PolicyError(str(self._folder), None, what, "")
        return self.read(path)

    def read(self, path: Path) -> Policy:
        """The policy in `path`; PolicyError with every fault, one on each line."""
        try:
            text = read_text(path)
        except (OSError, UnicodeDecodeError):
            text = None
        if text is None:
            raise PolicyError(
                str(path), None, self._spoken.say("cli.no-file", file=path), ""
            )
        policy = read_policy(text, self._library.rule_ids, self._library.lint)
        if isinstance(policy, Policy):
            return policy
        others = "".join(f"\n{told(fault, path, self._spoken)}" for fault in policy[1:])
        said = sentence(policy[0], self._spoken)
        raise PolicyError(str(path), policy[0].line, said, others)

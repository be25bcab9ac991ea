"""The desk: holds what is in force, looks at drafts, keeps what the person decides.

Files are looked at again when somebody asks for something, at most once a second;
nothing here has a timer. A file that cannot be used leaves the last good one in force, and
the status says so; of the preferences a setting that is not understood, it alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from threading import RLock

from bedacht.desk.reading import (
    UNREAD,
    UNUSABLE,
    Found,
    Trouble,
    find_policy,
    find_preferences,
    not_understood,
)
from bedacht.desk.review import Reviewed, review
from bedacht.desk.second import question
from bedacht.desk.snapshot import (
    Library,
    Snapshot,
    assemble,
    open_library,
    opened,
    renewed,
)
from bedacht.desk.sources import Sources
from bedacht.desk.state import read_linked, write_linked
from bedacht.engine.draft import Draft, Listed, Platform
from bedacht.engine.finding import Level
from bedacht.engine.impression import Impression
from bedacht.engine.reading import Memo
from bedacht.files import read_text, write_text
from bedacht.policy.fault import Fault
from bedacht.policy.preferences import Changes, Preferences
from bedacht.policy.read_preferences import Understood, read_preferences
from bedacht.policy.verdict import State, Verdict
from bedacht.reader.asking import Asking

_EVERY_SECONDS = 1.0
_FIRST_LINE = "# What you prefer. Bedacht reads this file again when it has changed.\n"


@dataclass(frozen=True, slots=True)
class InForce:
    """What the files say; `stale`: the policy is the last good one, not the file's."""

    snapshot: Snapshot
    source: str | None
    stale: bool
    linked: frozenset[Platform]
    troubles: tuple[Trouble, ...]

    def told(self, *codes: str) -> bool:
        """Whether one of these troubles is there."""
        return any(trouble.code in codes for trouble in self.troubles)


def _now() -> datetime:
    return datetime.now(UTC)


class Desk:
    """One person's desk. For several threads: what changes it, and reviews, take turns."""

    def __init__(
        self,
        sources: Sources,
        *,
        preset: Preferences | None = None,
        library: Library | None = None,
        now: Callable[[], datetime] = _now,
    ) -> None:
        self.sources = sources
        self.now = now
        self._preset = preset or Preferences()
        self._library = library or open_library()
        self._memo = Memo()
        self._heard: dict[str, Level] = {}
        self._turn = RLock()
        self._looked = time.monotonic()
        self._stamp = self._read_stamp()
        self._in_force = self._read(None)

    @property
    def today(self) -> date:
        """The day where the person is."""
        return self.moment.date()

    @property
    def moment(self) -> datetime:
        """The moment where the person is."""
        return self.now().astimezone()

    @property
    def in_force(self) -> InForce:
        """What is in force now."""
        if time.monotonic() - self._looked >= _EVERY_SECONDS:
            self.refresh()
        return self._in_force

    def refresh(self) -> None:
        """Read the files again, if they or the day have changed."""
        with self._turn:
            self._looked = time.monotonic()
            stamp = self._read_stamp()
            if stamp != self._stamp:
                self._stamp = stamp
                self._swap(self._read(self._in_force))

    def _swap(self, later: InForce) -> None:
        if later.snapshot.engine is not self._in_force.snapshot.engine:
            self._memo = Memo()
        self._in_force = later

    def review(
        self, draft: Draft, impressions: tuple[Impression, ...] = ()
    ) -> Reviewed:
        """Look at one draft in the circumstances that it names.

        `impressions` are what a second reader made of it.
        """
        with self._turn:
            in_force = self.in_force
            preferences, site = in_force.snapshot.preferences, draft.context.platform
            if preferences.snoozed_at(self.now(), site):
                return _snoozed(draft)
            placed = _linked(draft, in_force.linked)
            snapshot = opened(in_force.snapshot, placed)
            if snapshot is not in_force.snapshot:
                self._swap(replace(in_force, snapshot=snapshot))
            reviewed = review(placed, snapshot, self._memo, self.moment, impressions)
            self._hear(reviewed.verdict)
            return reviewed

    def question(self, draft: Draft) -> Asking | None:
        """What to ask a second reader about a draft; None where there is nothing to ask."""
        with self._turn:
            in_force = self.in_force
            site = draft.context.platform
            if in_force.snapshot.preferences.snoozed_at(self.now(), site):
                return None
            placed = _linked(draft, in_force.linked)
            return question(placed, in_force.snapshot, self._memo)

    def forget(self) -> bool:
        """Remember no paragraph and no word of a draft; whether there was anything.

        Waits for nobody, so that it may be called where nobody may wait.
        """
        before, self._memo = self._memo, Memo()
        unsealer = self._in_force.snapshot.unsealer
        if unsealer is not None:
            unsealer.forget()
        return not before.empty

    def heard(self, rule: str) -> Level | None:
        """How loudly `rule` has last spoken, if it has."""
        return self._heard.get(rule)

    def change(self, changes: Changes) -> bool:
        """Write changes to the person's preferences; a file that is no TOML is left alone.

        Whether they are kept.
        """
        path = self.sources.preferences
        if path is None or self.in_force.told(*UNREAD) or not changes:
            return False
        # tomlkit is heavy, and most days nobody changes anything
        from bedacht.policy.change_preferences import change_preferences

        with self._turn:
            wanted = self._library.renames.changes(changes)
            source = read_text(path) or _FIRST_LINE
            text = change_preferences(source, wanted, self._understand)
            if text is not None:
                write_text(path, text)
            self.refresh()
        return text is not None

    def _understand(self, text: str) -> Understood | tuple[Fault, ...]:
        return read_preferences(text, self._library.rule_ids, self._preset)

    def remember_link(self, platform: Platform) -> None:
        """The employer is visible on `platform` from now on."""
        self.set_linked(self.in_force.linked | {platform})

    def set_linked(self, sites: frozenset[Platform]) -> None:
        """The employer is visible on these sites and, as far as is known, on no other."""
        path = self.sources.state
        if path is not None:
            with self._turn:
                write_linked(path, sites)
                self.refresh()

    def _hear(self, verdict: Verdict) -> None:
        levels: dict[str, Level] = {}
        for graded in verdict.findings:
            rule = graded.finding.rule
            levels[rule] = max(graded.level, levels.get(rule, Level.OFF))
        self._heard |= levels

    def _read_stamp(self) -> tuple[object, ...]:
        return (self.today, *self.sources.stamp())

    def _read(self, before: InForce | None) -> InForce:
        found, troubles = find_policy(self.sources, self._library, self.today)
        stale = any(trouble.code in UNUSABLE for trouble in troubles)
        if stale:
            found = None if before is None else _last_good(before)
        if stale and found is None:
            troubles = [trouble.with_nothing_before() for trouble in troubles]
        preferences = self._preferences(before, troubles)
        policy = None if found is None else found.policy
        if before is None:
            snapshot = assemble(self._library, policy, preferences, self.today)
        else:
            snapshot = renewed(before.snapshot, policy, preferences, self.today)
        source = None if found is None else found.source
        linked = read_linked(self.sources.state)
        return InForce(snapshot, source, stale, linked, tuple(troubles))

    def _preferences(
        self, before: InForce | None, troubles: list[Trouble]
    ) -> Preferences:
        path = self.sources.preferences
        found = find_preferences(path, self._library, self._preset)
        if isinstance(found, Understood):
            troubles.extend(not_understood(path, found))
            return found.preferences
        trouble = Trouble("preferences-faulty", path or Path(), found)
        if before is None or before.told("preferences-unread"):
            troubles.append(trouble.with_nothing_before())
            return self._preset
        troubles.append(trouble)
        return before.snapshot.preferences


def _snoozed(draft: Draft) -> Reviewed:
    verdict = Verdict(draft.id, draft.revision, State.NOT_CHECKED, reason="snoozed")
    return Reviewed(verdict, ())


def _last_good(before: InForce) -> Found | None:
    policy, source = before.snapshot.policy, before.source
    return None if policy is None or source is None else Found(policy, source)


def _linked(draft: Draft, linked: frozenset[Platform]) -> Draft:
    """Where the employer is visible already, no draft makes the first link."""
    context = draft.context
    if context.platform in linked and context.employer_listed is Listed.NO:
        return replace(draft, context=replace(context, employer_listed=Listed.UNKNOWN))
    return draft

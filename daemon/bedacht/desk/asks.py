"""What the extension asks -> what it is answered: frames in, frames out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bedacht import __version__
from bedacht.desk.choices import changes_kept, changes_of, less, never_again
from bedacht.desk.desk import Desk
from bedacht.desk.reading import Trouble
from bedacht.policy.levels import floor_reason, loudness
from bedacht.policy.preferences import SITES
from bedacht.wire.frames import (
    PROTOCOL,
    Action,
    ChoiceFrame,
    Fault,
    KeptFrame,
    KeptSetFrame,
    PolicyNote,
    Preferences,
    PreferencesFrame,
    PreferencesSetFrame,
    ReviewFrame,
    StatusFrame,
    VerdictFrame,
    WelcomeFrame,
)
from bedacht.wire.kept import RuleNote
from bedacht.wire.mapping import draft_of, verdict_of


class Asks:
    """Answers everything that a session can ask; knows nothing of sessions.

    `troubles` are those of the rest of the daemon, for the status. `settle` is called
    when the first session begins, and when something was forgotten: what was needed until
    then may go.
    """

    def __init__(
        self,
        desk: Desk,
        troubles: Callable[[], Iterable[Trouble]] = tuple,
        settle: Callable[[], object] = tuple,
    ) -> None:
        self._desk = desk
        self._troubles = troubles
        self._settle = settle
        self._begun = False

    def welcome(self) -> WelcomeFrame:
        """The first frame of a session."""
        if not self._begun:
            self._begun = True
            self._settle()
        self._desk.refresh()
        return WelcomeFrame(PROTOCOL, __version__, self._preferences(), self._policy())

    def forget(self) -> None:
        """Remember nothing of what was written."""
        if self._desk.forget():
            self._settle()

    def review(self, frame: ReviewFrame) -> VerdictFrame:
        """The verdict on one revision of one draft."""
        preferences = self._desk.in_force.snapshot.preferences
        draft = draft_of(
            frame,
            roles=preferences.roles,
            stance=preferences.stance,
            listed=preferences.listed,
            now=self._desk.today,
        )
        reviewed = self._desk.review(draft)
        return verdict_of(reviewed.verdict, reviewed.wordings, frame.text)

    def choose(self, frame: ChoiceFrame) -> PreferencesFrame:
        """Keep what the person has decided on a finding."""
        desk, preferences = self._desk, self._desk.in_force.snapshot.preferences
        rule = desk.in_force.snapshot.library.compiled.rules.get(frame.rule or "")
        if frame.action is Action.IGNORE_TERM and frame.term:
            desk.change(never_again(frame.term, preferences))
        elif frame.action is Action.LESS and rule is not None:
            desk.change(less(rule, desk.heard(rule.id), preferences))
        elif frame.action is Action.LINKED and frame.platform is not None:
            desk.remember_link(frame.platform)
        return PreferencesFrame(self._preferences())

    def prefer(self, frame: PreferencesSetFrame) -> PreferencesFrame:
        """Change preferences, or only tell them."""
        if frame.change is not None:
            self._desk.change(changes_of(frame.change))
        return PreferencesFrame(self._preferences())

    def keep(self, frame: KeptSetFrame) -> KeptFrame:
        """Change what is kept of the person, or only tell it."""
        if frame.change is not None:
            self._desk.change(changes_kept(frame.change))
        if frame.change is not None and "linked" in frame.change:
            self._desk.set_linked(frame.change["linked"])
        in_force = self._desk.in_force
        mine = in_force.snapshot.preferences
        return KeptFrame(
            mine.own_terms,
            mine.ignored_terms,
            in_force.linked,
            mine.levels,
            self._rules(),
        )

    def status(self) -> StatusFrame:
        """How the desk is."""
        in_force = self._desk.in_force
        spoken = in_force.snapshot.sentences
        troubles = (*in_force.troubles, *self._troubles())
        faults = tuple(Fault(t.code, t.told(spoken)) for t in troubles)
        rules = len(in_force.snapshot.library.compiled.rules)
        return StatusFrame(__version__, rules, self._policy(), faults)

    def _policy(self) -> PolicyNote | None:
        in_force = self._desk.in_force
        policy = in_force.snapshot.policy
        if policy is None or in_force.source is None:
            return None
        state = "last-good" if in_force.stale else "in-force"
        name = policy.organisation.name
        return PolicyNote(name, policy.version, in_force.source, state)

    def _rules(self) -> tuple[RuleNote, ...]:
        """Every rule with its level before any draft, in the order of the folders."""
        snapshot = self._desk.in_force.snapshot
        language, address = snapshot.sentences.language, snapshot.sentences.address
        notes = []
        for rule in sorted(
            snapshot.library.compiled.rules.values(), key=lambda r: r.id
        ):
            now = loudness(rule, snapshot.policy, snapshot.preferences)
            title = rule.title.to(language, address)
            why = floor_reason(now, snapshot.policy, snapshot.sentences) or None
            note = RuleNote(rule.id, title, now.level, now.source, now.floor, why)
            notes.append(note)
        return tuple(notes)

    def _preferences(self) -> Preferences:
        mine = self._desk.in_force.snapshot.preferences
        return Preferences(
            employer=mine.employer,
            listed={site: mine.listed_on(site) for site in SITES},
            language=mine.language,
            address=mine.address,
            stance=mine.stance,
            sensitivity=mine.sensitivity,
            snooze_until=mine.snooze_until,
            paused_sites=mine.paused_sites,
            discreet=mine.discreet,
        )

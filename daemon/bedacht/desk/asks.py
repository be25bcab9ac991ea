"""What the extension asks -> what it is answered: frames in, frames out."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bedacht import __version__
from bedacht.desk.choices import changes_kept, changes_of, less, never_again
from bedacht.desk.desk import Desk
from bedacht.desk.reading import Trouble
from bedacht.desk.second import Beside, Reader, state_of
from bedacht.engine.draft import Draft
from bedacht.engine.impression import Impression
from bedacht.policy.levels import floor_reason, loudness
from bedacht.policy.preferences import SITES
from bedacht.policy.second import Second
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
    then may go. `reader` looks at drafts a second time, where there is one.
    """

    def __init__(
        self,
        desk: Desk,
        troubles: Callable[[], Iterable[Trouble]] = tuple,
        settle: Callable[[], object] = tuple,
        reader: Reader | None = None,
    ) -> None:
        self._desk = desk
        self._troubles = troubles
        self._settle = settle
        self._reader = reader
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
        if self._reader is not None:
            self._reader.drop()
        if self._desk.forget():
            self._settle()

    def review(self, frame: ReviewFrame) -> VerdictFrame:
        """The verdict on one revision of one draft."""
        return self._review(frame, ())

    @property
    def second(self) -> Second:
        """How it is with the second reader."""
        return state_of(self._reader, self._desk.in_force.snapshot)

    async def reread(self, frame: ReviewFrame, beside: Beside) -> VerdictFrame | None:
        """A fuller verdict, once a second reader has looked; None where it adds nothing.

        `beside` does what takes a while in a thread.
        """
        if self._reader is None or self.second is not Second.ON:
            return None
        asks = await beside(lambda: self._desk.question(self._draft(frame)))
        said = None if asks is None else await self._reader.read(asks.asked)
        if asks is None or not said:
            return None
        seen = asks.impressions(said)
        return await beside(lambda: self._review(frame, seen))

    def _review(self, frame: ReviewFrame, seen: tuple[Impression, ...]) -> VerdictFrame:
        reviewed = self._desk.review(self._draft(frame), seen)
        return verdict_of(reviewed.verdict, reviewed.wordings, frame.text)

    def _draft(self, frame: ReviewFrame) -> Draft:
        preferences = self._desk.in_force.snapshot.preferences
        return draft_of(
            frame,
            roles=preferences.roles,
            stance=preferences.stance,
            listed=preferences.listed,
            now=self._desk.today,
        )

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
        policy, reader = self._policy(), self.second
        return StatusFrame(__version__, rules, policy, faults, reader)

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
            reader=mine.reader,
        )

"""Findings -> levels, each with its because.

Law of this file:
1. The steps are taken in the order in which `grade` names them; each may change the
   level and says so.
2. What evidence or context has lowered stays low: nobody's setting lifts what is public
   already, and nobody's setting touches protected speech.
3. A company lifts (`default`) and binds the person's choice (`floor`); it never silences.
4. The person has the last word everywhere but below a floor.
5. What the second reader alone has seen never speaks louder than `warn`, whoever wants it;
   what it doubts it makes a hint, and what asks before publishing it cannot touch.
"""

from __future__ import annotations

from dataclasses import dataclass

from bedacht.engine.draft import Audience, Draft
from bedacht.engine.finding import Confidence, Finding, Level
from bedacht.engine.impression import LOUDEST, READER
from bedacht.engine.rulebook import Rule
from bedacht.policy.policy import Policy, Setting
from bedacht.policy.preferences import Preferences, Sensitivity
from bedacht.policy.sentences import Sentences
from bedacht.policy.verdict import Because, Graded
from bedacht.policy.vocabulary import ignored

# The confidence from which a finding keeps its level.
_SURE_ENOUGH = {
    Sensitivity.RELAXED: Confidence.HIGH,
    Sensitivity.BALANCED: Confidence.MEDIUM,
    Sensitivity.CAREFUL: Confidence.LOW,
}
# What a quiet period is about.
_RESULTS = "confidentiality.figures"
# What is told to oneself can still be stored and passed on.
_LASTING = "confidentiality"


@dataclass(frozen=True, slots=True)
class Situation:
    """Everything but the finding that a level depends on."""

    draft: Draft
    policy: Policy | None
    preferences: Preferences
    sentences: Sentences


def grade(finding: Finding, rule: Rule, situation: Situation) -> Graded:
    """The level of `finding` for this person, in this company, with this draft."""
    way = _Way(situation, rule, finding)
    _evidence(way)
    _second_reader(way)
    _adjustments(way)
    _doubt(way)
    _sensitivity(way)
    _audience(way)
    _quiet_period(way)
    _company(way)
    unbound = way.level
    _person(way)
    _floor(way, unbound)
    _alone(way)
    return Graded(finding, way.level, tuple(way.because))


class _Way:
    """One finding on its way: where its level stands, and how it came there."""

    def __init__(self, situation: Situation, rule: Rule, finding: Finding) -> None:
        self.situation = situation
        self.rule = rule
        self.finding = finding
        self.level = rule.level
        self.lowered = False
        self.because: list[Because] = []
        self.set("rule", rule.level, "rule")

    def set(self, source: str, level: Level, key: str, **fill: str) -> None:
        """Stand at `level` from here on, for the reason that `because.<key>` says."""
        note = self.situation.sentences.say(f"because.{key}", **fill)
        self.because.append(Because(source, level, note))
        self.level = level

    def lower(self, source: str, level: Level, key: str, **fill: str) -> None:
        """The same, and nobody's setting lifts it again."""
        self.set(source, level, key, **fill)
        self.lowered = True

    @property
    def setting(self) -> Setting:
        """What the company has set for the rule."""
        policy = self.situation.policy
        return Setting() if policy is None else policy.setting_for(self.rule.id)


def _evidence(way: _Way) -> None:
    held = next((e for e in way.rule.evidence if e.id == way.finding.evidence), None)
    level = held.level if held is not None and held.level is not None else way.level
    if level != way.level:
        key = "evidence-more" if level > way.level else "evidence-less"
        way.set("evidence", level, key)


def _second_reader(way: _Way) -> None:
    """Says what it has to do with the finding, wherever it has."""
    if way.finding.evidence == READER:
        sure = way.finding.confidence.word
        way.set("evidence", min(way.level, LOUDEST), f"reader-{sure}")
    elif way.finding.seconded is not None:
        loud = way.finding.seconded >= Confidence.MEDIUM
        alone = min(way.rule.level, LOUDEST) if loud else way.level
        way.set("evidence", max(way.level, alone), "reader-agrees")


def _doubt(way: _Way) -> None:
    """What stops nobody by itself becomes a hint where the second reader sees nothing."""
    if way.finding.doubted and way.level == Level.WARN:
        way.lower("evidence", Level.HINT, "reader-doubts")


def _alone(way: _Way) -> None:
    if way.finding.evidence == READER and way.level > LOUDEST:
        way.set("evidence", LOUDEST, "reader-cap")


def _adjustments(way: _Way) -> None:
    """As the engine does it: what lifts first, then what calms."""
    start = way.level
    notes = {adjust.id: adjust.note for adjust in way.rule.adjusts}
    lifting = [a for a in way.finding.adjustments if a.level > start]
    calming = [a for a in way.finding.adjustments if a.level < start]
    spoken = way.situation.sentences
    for adjustment in (*lifting, *calming):
        level = (max if adjustment.level > start else min)(adjustment.level, way.level)
        note = notes[adjustment.id].to(spoken.language, spoken.address)
        way.because.append(Because("evidence", level, note))
        way.level = level
    way.lowered = bool(calming)


def _sensitivity(way: _Way) -> None:
    wanted = way.situation.preferences.sensitivity
    if way.level > Level.HINT and way.finding.confidence < _SURE_ENOUGH[wanted]:
        way.lower("sensitivity", Level.HINT, f"unsure-{wanted}")


def _audience(way: _Way) -> None:
    alone = way.situation.draft.context.audience is Audience.SELF
    if alone and way.level > Level.HINT and way.rule.family != _LASTING:
        way.lower("context", Level(way.level - 1), "only-me")


def _quiet_period(way: _Way) -> None:
    """Says so, and changes no level: how plain the figure is has decided that."""
    policy, day = way.situation.policy, way.situation.draft.context.now
    if policy is None or day is None or way.rule.id != _RESULTS:
        return
    if way.level > Level.HINT and policy.quiet_on(day):
        way.set("context", way.level, "quiet-period")


def _company(way: _Way) -> None:
    default = way.setting.default
    if default is not None and default > way.level and not way.lowered:
        way.set("company", default, "company")
    if way.situation.policy is not None:
        _topics(way, way.situation.policy)


def _topics(way: _Way, policy: Policy) -> None:
    """Who speaks here about the topics that the finding touches; changes no level."""
    language = way.situation.sentences.language
    site = way.situation.draft.context.platform
    for topic in filter(None, map(policy.topic, way.finding.tags)):
        speaking = topic.speakers_at(site)
        names = sorted(policy.roles[role].text(language) for role in speaking)
        title, speakers = topic.title.text(language), ", ".join(names)
        key = "topic" if names else "topic-nobody"
        way.set("company", way.level, key, topic=title, speakers=speakers)


def _person(way: _Way) -> None:
    preferences, draft = way.situation.preferences, way.situation.draft
    if ignored(_words(way.finding, draft), preferences.ignored_terms):
        way.set("person", Level.OFF, "ignored")
        return
    wanted = preferences.level_for(way.rule.id, draft.context.platform)
    if wanted is None or wanted == way.level or (wanted > way.level and way.lowered):
        return
    way.set("person", wanted, "person")


def _words(finding: Finding, draft: Draft) -> str:
    span = finding.span
    return "" if span is None else draft.text[span.start : span.end]


def _floor(way: _Way, unbound: Level) -> None:
    """A floor binds the person's setting; it never lifts above what stood before."""
    floor = way.setting.floor
    if floor is not None and way.level < min(floor, unbound):
        why = way.setting.why
        own = f" {why.text(way.situation.sentences.language)}" if why else ""
        way.set("floor", min(floor, unbound), "floor", why=own)

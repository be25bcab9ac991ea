"""All that a person reads about one finding, in their language and form of address."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bedacht.engine.finding import Reason
from bedacht.engine.impression import READER
from bedacht.engine.rulebook import Rule
from bedacht.policy import contact as company
from bedacht.policy.contact import Asked, whom_to_ask
from bedacht.policy.policy import Policy
from bedacht.policy.sentences import Sentences
from bedacht.policy.verdict import Because, Graded

_WEEK = timedelta(days=7)


class AdviceKind(StrEnum):
    """What taking an advice does to the text; `ask` does nothing to it."""

    REPLACE = "replace"
    REMOVE = "remove"
    ADD = "add"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing that the person could do; `text` is what would be inserted."""

    kind: AdviceKind
    label: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Guideline:
    """The section of the company's guideline that a finding stands on."""

    id: str
    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to ask now; `note` says for whom they stand in, or when they are there again."""

    name: str
    email: str | None
    url: str | None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """`evidence` are short names of what the finding rests on.

    `company` is what the company itself says about the rule, where it does.
    """

    reason: Reason
    reason_text: str
    title: str = field(repr=False)
    why: str = field(repr=False)
    advice: tuple[Advice, ...] = field(repr=False)
    company: str | None = None
    guideline: Guideline | None = None
    contact: Contact | None = None
    evidence: tuple[str, ...] = field(default=(), repr=False)
    because: tuple[Because, ...] = ()


def word(
    graded: Graded,
    rule: Rule,
    policy: Policy | None,
    spoken: Sentences,
    moment: datetime | None = None,
) -> Wording:
    """The words for one graded finding; whom to ask at `moment` (local, with a zone)."""
    language, address = spoken.language, spoken.address
    alone = graded.finding.evidence == READER
    why, advice = rule.why.to(language, address), _advice(rule, language, address)
    own = policy and policy.text_for(rule.id, rule.reason)
    return Wording(
        reason=rule.reason,
        reason_text=spoken.say(f"reason.{rule.reason}_line"),
        title=rule.title.to(language, address),
        why=f"{_unsure(graded, spoken)} {why}" if alone else why,
        advice=_about_a_sentence(advice, spoken) if alone else advice,
        company=own.text(language) if own else None,
        guideline=_guideline(rule.reason, policy, language),
        contact=_contact(policy, spoken, moment),
        evidence=_evidence(graded, spoken),
        because=graded.because,
    )


def _advice(rule: Rule, language: str, address: str) -> tuple[Advice, ...]:
    return tuple(
        Advice(
            AdviceKind(advice.kind),
            advice.label.to(language, address),
            None if advice.text is None else advice.text.to(language, address),
        )
        for advice in rule.advice
    )


def _unsure(graded: Graded, spoken: Sentences) -> str:
    """That a second reader says so, that it can be wrong, and how sure it is."""
    sure = spoken.say(f"reader.sure-{graded.finding.confidence.word}")
    return f"{spoken.say('reader.reads')} {sure}"


def _about_a_sentence(
    advice: tuple[Advice, ...], spoken: Sentences
) -> tuple[Advice, ...]:
    """Advice that fits a whole sentence: what stands in for single words does not."""
    remove = Advice(AdviceKind.REMOVE, spoken.say("reader.remove"), None)
    fits = (AdviceKind.ASK, AdviceKind.ADD)
    return (*(each for each in advice if each.kind in fits), remove)


def _guideline(
    reason: Reason, policy: Policy | None, language: str
) -> Guideline | None:
    section = None if policy is None else policy.section_for(reason)
    if policy is None or section is None:
        return None
    url = section.url or policy.guidelines or None
    return Guideline(section.id, section.title.text(language), url)


def _contact(
    policy: Policy | None, spoken: Sentences, moment: datetime | None
) -> Contact | None:
    if policy is None or policy.contact is None:
        return None
    asked = whom_to_ask(policy.contact, moment)
    who = asked.who
    note = " ".join(_standing(asked, policy.contact, spoken, moment)) or None
    name = who.name.text(spoken.language)
    return Contact(name, who.email or None, who.url or None, note)


def _standing(
    asked: Asked, contact: company.Contact, spoken: Sentences, moment: datetime | None
) -> Iterator[str]:
    """For whom they stand in, and when they are there again."""
    if asked.stands_in:
        yield spoken.say("asked.stands-in", name=contact.name.text(spoken.language))
    if asked.away:
        yield spoken.say("asked.away")
    if asked.later is not None and moment is not None:
        yield _back(asked.later, moment, spoken)


def _back(later: datetime, moment: datetime, spoken: Sentences) -> str:
    time = f"{later:%H:%M}"
    if later.date() == moment.date():
        return spoken.say("asked.today", time=time)
    if later.date() - moment.date() < _WEEK:
        day = spoken.say(f"weekday.{later.weekday()}")
        return spoken.say("asked.weekday", day=day, time=time)
    return spoken.say("asked.day", day=later.date().isoformat())


def _evidence(graded: Graded, spoken: Sentences) -> tuple[str, ...]:
    """What was recognised, as far as it has a name for people."""
    names = (spoken.lines.get(f"evidence.{concept}") for concept in graded.finding.seen)
    return tuple(dict.fromkeys(name for name in names if name))

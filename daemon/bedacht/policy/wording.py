"""All that a person reads about one finding, in their language and form of address."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from bedacht.engine.finding import Reason
from bedacht.engine.rulebook import Rule
from bedacht.policy import policy as company
from bedacht.policy.policy import Policy
from bedacht.policy.sentences import Sentences
from bedacht.policy.verdict import Because, Graded


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
    """Whom to ask."""

    name: str
    email: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Wording:
    """`evidence` are short names of what the finding rests on."""

    reason: Reason
    reason_text: str
    title: str = field(repr=False)
    why: str = field(repr=False)
    advice: tuple[Advice, ...] = field(repr=False)
    guideline: Guideline | None = None
    contact: Contact | None = None
    evidence: tuple[str, ...] = field(default=(), repr=False)
    because: tuple[Because, ...] = ()


def word(
    graded: Graded, rule: Rule, policy: Policy | None, spoken: Sentences
) -> Wording:
    """The words for one graded finding."""
    language, address = spoken.language, spoken.address
    return Wording(
        reason=rule.reason,
        reason_text=spoken.say(f"reason.{rule.reason}_line"),
        title=rule.title.to(language, address),
        why=rule.why.to(language, address),
        advice=_advice(rule, language, address),
        guideline=_guideline(rule.reason, policy, language),
        contact=_contact(policy, language),
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


def _guideline(
    reason: Reason, policy: Policy | None, language: str
) -> Guideline | None:
    section = None if policy is None else policy.section_for(reason)
    if policy is None or section is None:
        return None
    url = section.url or policy.guidelines or None
    return Guideline(section.id, section.title.text(language), url)


def _contact(policy: Policy | None, language: str) -> Contact | None:
    if policy is None or policy.contact is None:
        return None
    contact: company.Contact = policy.contact
    return Contact(
        contact.name.text(language), contact.email or None, contact.url or None
    )


def _evidence(graded: Graded, spoken: Sentences) -> tuple[str, ...]:
    """What was recognised, as far as it has a name for people."""
    names = (spoken.lines.get(f"evidence.{concept}") for concept in graded.finding.seen)
    return tuple(dict.fromkeys(name for name in names if name))

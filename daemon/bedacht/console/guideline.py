"""Guideline: the company's, with the sections that warnings cite; without one, six reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bedacht.console.room import Room
from bedacht.engine.finding import Reason
from bedacht.engine.rulebook import Example, Rule
from bedacht.policy.policy import Policy
from bedacht.policy.sentences import Sentences
from bedacht.wire.fields import Fields
from bedacht.wire.strict import Object

_EXAMPLES = 2


def show(room: Room, _fields: Fields) -> Object:
    """What there is to read."""
    snapshot = room.snapshot
    policy, spoken = snapshot.policy, snapshot.sentences
    return room.page(
        "guideline",
        policy=policy,
        topics=list(_topics(policy, spoken)) if policy else [],
        contact=policy.contact if policy else None,
        deputies=_deputies(policy, spoken.language),
        reasons=[_reason(room, reason) for reason in Reason],
    )


def _reason(room: Room, reason: Reason) -> dict[str, object]:
    policy = room.snapshot.policy
    return {
        "reason": reason,
        "section": policy.section_for(reason) if policy else None,
        "url": _url(policy, reason),
        "examples": list(_examples(room, reason)),
    }


def _url(policy: Policy | None, reason: Reason) -> str:
    section = policy and policy.section_for(reason)
    return (section.url or policy.guidelines) if policy and section else ""


def _examples(room: Room, reason: Reason) -> Iterator[dict[str, object]]:
    """For the loudest rules of a reason: title, why, and one draft with its words marked."""
    spoken = room.snapshot.sentences
    rules = [rule for rule in room.samples.rules.values() if rule.reason is reason]
    for rule in sorted(rules, key=lambda rule: (-rule.level, rule.id))[:_EXAMPLES]:
        example = _example(rule, spoken.language)
        start, end = example.span or (0, len(example.text))
        text = example.text
        yield {
            "title": rule.title.to(spoken.language, spoken.address),
            "why": rule.why.to(spoken.language, spoken.address),
            "parts": (text[:start], text[start:end], text[end:]),
            "level": rule.level,
        }


def _example(rule: Rule, language: str) -> Example:
    spoken = (each for each in rule.finds if each.language == language)
    return next(spoken, rule.finds[0])


def _deputies(policy: Policy | None, language: str) -> str:
    contact = policy and policy.contact
    deputies = contact.deputies if contact else ()
    return ", ".join(f"{d.name.text(language)} ({d.email or d.url})" for d in deputies)


def _topics(
    policy: Policy, spoken: Sentences
) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Each topic with who speaks about it; where one site has others, its name before."""
    for topic in policy.topics:
        speaking = {"": topic.speakers} | {
            spoken.say(f"site.{site}"): roles
            for site, roles in topic.speakers_on.items()
        }
        named = [(s, _names(policy, r, spoken.language)) for s, r in speaking.items()]
        yield topic.title.text(spoken.language), named


def _names(policy: Policy, roles: Iterable[str], language: str) -> str:
    return ", ".join(sorted(policy.roles[role].text(language) for role in roles))

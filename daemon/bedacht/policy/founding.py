"""A company's first policy and guideline, from a few answers. Pure: answers in, texts out.

The guideline's words are data (`shared_rules/guideline`); the policy's sections are its
sections, so that what a note cites can be read there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from bedacht.policy.quoted import quoted

# Phrases of the two topics on which most companies have fixed voices.
_TOPICS = {
    "finance": (
        "Quartalszahlen", "Auftragseingang", "Gewinnwarnung",
        "quarterly results", "order intake", "profit warning",
    ),
    "sites": ("Werksschließung", "Standortschließung", "Verlagerung",
              "plant closure", "relocation"),
}  # fmt: skip
_SPEAKERS = ("press", "board")


@dataclass(frozen=True, slots=True)
class Founding:
    """What a company says of itself; only `name`, `contact` and a way to reach it are needed."""

    name: str
    contact: str
    email: str
    url: str = ""
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Part:
    """One section of a guideline in one language."""

    id: str
    reasons: tuple[str, ...]
    title: str
    text: str
    points: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guideline:
    """A whole guideline in one language."""

    language: str
    title: str
    lead: str
    parts: tuple[Part, ...]


def guideline_of(
    founding: Founding, told: Mapping[str, Any], language: str
) -> Guideline:
    """The guideline for one company; `told` is the data of its language."""
    fill = {
        "name": founding.name,
        "contact": founding.contact,
        "reach": founding.email,
    }
    parts = tuple(_part(section, fill, told) for section in told["sections"])
    lead = told["lead"].format(**fill)
    return Guideline(language, told["title"], lead, parts)


def _part(
    section: Mapping[str, Any], fill: Mapping[str, str], told: Mapping[str, Any]
) -> Part:
    points = [point.format(**fill) for point in section["points"]]
    if "visibility" in section["reasons"]:
        points += _speakers(told)
    return Part(
        section["id"],
        tuple(section["reasons"]),
        section["title"],
        section["text"].format(**fill),
        tuple(points),
    )


def _speakers(told: Mapping[str, Any]) -> Iterator[str]:
    labels = told["labels"]
    names = ", ".join(labels[speaker] for speaker in _SPEAKERS)
    for topic in _TOPICS:
        yield told["speakers"].format(topic=labels[topic], speakers=names)


def policy_of(founding: Founding, de: Mapping[str, Any], en: Mapping[str, Any]) -> str:
    """The policy as TOML; `de` and `en` are the data of both languages."""
    return "\n".join(_policy(founding, de, en)) + "\n"


def _policy(
    founding: Founding, de: Mapping[str, Any], en: Mapping[str, Any]
) -> Iterator[str]:
    yield from ("policy = 1", "version = 1", "", "[organisation]")
    yield f"name = {quoted(founding.name)}"
    yield from _list("aliases", founding.aliases)
    yield from _list("domains", founding.domains)
    if founding.listed:
        yield "listed = true"
    for term in founding.terms:
        yield from ("", "[[confidential]]", f"term = {quoted(term)}")
    if founding.customers:
        yield from ("", "[business]", *_list("customers", founding.customers))
    yield from _voices(de["labels"], en["labels"])
    yield from ("", "[contact]", f"name = {quoted(founding.contact)}")
    yield f"email = {quoted(founding.email)}"
    yield from _sections(founding, de["sections"], en["sections"])
    why = _both(de["labels"]["floor"], en["labels"]["floor"])
    yield from ("", "[levels]", f'confidentiality = {{ floor = "warn", why = {why} }}')


def _voices(de: Mapping[str, str], en: Mapping[str, str]) -> Iterator[str]:
    yield from ("", "[roles]")
    for role in _SPEAKERS:
        yield f"{role} = {_both(de[role], en[role])}"
    for topic, phrases in _TOPICS.items():
        yield from ("", "[[topics]]", f"id = {quoted(topic)}")
        yield f"title = {_both(de[topic], en[topic])}"
        yield from _list("phrases", phrases)
        yield from _list("speakers", _SPEAKERS)


def _sections(
    founding: Founding, de: list[Mapping[str, Any]], en: list[Mapping[str, Any]]
) -> Iterator[str]:
    if founding.url:
        yield from ("", "[guidelines]", f"url = {quoted(founding.url)}")
    for german, english in zip(de, en, strict=True):
        for reason in german["reasons"]:
            yield from ("", "[[guidelines.sections]]", f"id = {quoted(german['id'])}")
            yield f"reason = {quoted(reason)}"
            yield f"title = {_both(german['title'], english['title'])}"
            if founding.url:
                address = f"{founding.url}#{anchor(german['id'])}"
                yield f"url = {quoted(address)}"


def anchor(section: str) -> str:
    """Where a section stands on the guideline's page."""
    return f"section-{section}"


def _both(de: str, en: str) -> str:
    return f"{{ de = {quoted(de)}, en = {quoted(en)} }}"


def _list(key: str, items: Iterable[str]) -> Iterator[str]:
    told = ", ".join(map(quoted, items))
    if told:
        yield f"{key} = [{told}]"

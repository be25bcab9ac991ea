"""The words that a company and a person bring, as concepts for the engine.

One function per part of the policy; which entries a name becomes is told in
`spellings`, which concepts there are in shared_rules/README.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bedacht.engine.fold import fold
from bedacht.engine.lexicon import Vocabulary, Word
from bedacht.policy.naming import Naming
from bedacht.policy.policy import Business, Organisation, Person, Policy, Term, Topic
from bedacht.policy.preferences import Preferences
from bedacht.policy.spellings import (
    name_entries,
    parted_entries,
    phrase_entries,
    slip_entries,
    split_words,
    words_of,
)

_LONG_NAME = 5
_UNUSUAL = 7  # letters of a name that hardly is a word of every day
_NUMBERED = "|".join(f"{digit}*" for digit in range(10))
# A few dozen code names deserve every slip; a list of thousands would cost too much memory.
MOST_WITH_SLIPS = 500

# What stands before an ordinary noun, and not before a name.
_DETERMINERS = (
    "the|a|an|this|that|these|those|my|your|his|her|its|our|their|some|any|every|each|no|one"
    "|two|three|another|which|what|der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines"
    "|kein|keine|keinen|keinem|keiner|mein|meine|meinen|meinem|meiner|dein|deine|deinen"
    "|sein|seine|seinen|unser|unsere|unseren|unserem|unserer|ihr|ihre|ihren|dieser|diese"
    "|dieses|diesen|diesem|jeder|jede|jedes|jeden|welcher|welche|welches|im|am|zum|zur|beim"
    "|vom|ins|ans|zwei|drei|vier|viele|alle|als|n|ne|nen"
)


def gather(
    policy: Policy | None, preferences: Preferences, naming: Naming, day: date
) -> Vocabulary:
    """Everything that holds on `day`."""
    words: dict[Word, None] = {}
    for word in _all(policy, preferences, naming, day):
        words.setdefault(word)
    return Vocabulary(tuple(words))


def _all(
    policy: Policy | None, preferences: Preferences, naming: Naming, day: date
) -> Iterator[Word]:
    if policy is not None:
        yield from _organisation(policy.organisation, naming)
        yield from _business(policy.business, naming)
        for person in policy.people:
            yield from _person(person, naming)
        for topic in policy.topics:
            yield from _topic(topic)
        held = [term for term in policy.confidential if term.holds_on(day)]
        for term in held:
            yield from _term(term, naming, slips=len(held) <= MOST_WITH_SLIPS)
    if preferences.employer:
        yield from _own_employer(preferences.employer, naming)
    for own in preferences.own_terms:
        yield from _named("own-term", own)


def _named(concept: str, name: str, *, compounds: bool = True) -> Iterator[Word]:
    for entry in name_entries(name, compounds=compounds):
        yield Word(concept, entry)


def _organisation(organisation: Organisation, naming: Naming) -> Iterator[Word]:
    plain = naming.without_legal_form(organisation.name)
    names = tuple(dict.fromkeys((organisation.name, plain, *organisation.aliases)))
    ambiguous = set(organisation.ambiguous)
    yield from _names("employer", names, ambiguous)
    yield from _names("brand", organisation.brands, ambiguous)
    for handle in organisation.handles:
        yield from _tag("employer-handle", handle)
    known = {"".join(words_of(name)).lower() for name in names}
    for hashtag in organisation.hashtags:
        if hashtag.lower() not in known:
            yield from _tag("employer-tag", hashtag)
    for domain in organisation.domains:
        yield from _host("employer-domain", domain)
    for host in organisation.internal:
        yield from _host("internal-host", host)


def _names(concept: str, names: Iterable[str], ambiguous: set[str]) -> Iterator[Word]:
    for name in names:
        if name in ambiguous:
            long = len(name) >= _LONG_NAME
            yield from _named("employer-ambiguous", name, compounds=long)
        else:
            yield from _named(concept, name)


def _tag(concept: str, tag: str) -> Iterator[Word]:
    """A handle or hashtag: in one piece, or parted at its capitals."""
    joined, parts = "".join(words_of(tag)), split_words(tag)
    if joined:
        yield Word(concept, joined)
    if parts != words_of(tag):
        yield Word(concept, f"^{' '.join(parts)}")
    if len(words_of(tag)) > 1:
        yield Word(concept, " ".join(words_of(tag)))


def _host(concept: str, host: str) -> Iterator[Word]:
    """A host or a pattern of hosts: its labels one after the other.

    A star at the end stands for the rest of a label; where a label of its own is
    meant, for a number: another word could be the next one of the sentence.
    """
    if words := words_of(host):
        joined = " ".join(words)
        glued = host.endswith("*") and host[-2:-1].isalnum()
        yield Word(concept, f"{joined}*" if glued else joined)
        if host.endswith("*") and not glued:
            yield Word(concept, f"{joined} ({_NUMBERED})")
    if len(words) == 1 and len(split_words(host)) > 1:
        yield Word(concept, " ".join(split_words(host)))


def _business(business: Business, naming: Naming) -> Iterator[Word]:
    nameable = set(business.references)
    customers = [name for name in business.customers if name not in nameable]
    for concept, names in (
        ("customer", customers),
        ("reference", business.references),
        ("partner", business.partners),
        ("competitor", business.competitors),
    ):
        for name in names:
            yield from _company(concept, name, naming)
    for name in (*customers, *business.partners):
        yield from _in_short("party-short", name, naming)
    for name in business.references:
        yield from _in_short("reference", name, naming)


def _company(concept: str, name: str, naming: Naming) -> Iterator[Word]:
    plain = naming.without_legal_form(name)
    for each in dict.fromkeys((plain, naming.short_company(plain))):
        yield from _named(concept, each)


def _in_short(concept: str, name: str, naming: Naming) -> Iterator[Word]:
    """The telling word of a name of several: it counts beside other evidence.

    Long ones are known in small letters too: short ones are often words of every day.
    """
    word = naming.telling_word(name)
    if word:
        yield Word(concept, word if len(word) >= _UNUSUAL else f"^{word}")


def _person(person: Person, naming: Naming) -> Iterator[Word]:
    """In full, or with a form of address and the surname."""
    words = naming.without_titles(person.name)
    if len(words) > 1:
        yield Word("known-person", f"{' '.join(words)}~")
        surname = " ".join(words_of(person.name.split()[-1]))
        yield Word("known-person", f"(frau|herr|herrn|dr|mr|mrs|ms) {surname}~")


def _topic(topic: Topic) -> Iterator[Word]:
    for phrase in topic.phrases:
        for entry in phrase_entries(phrase):
            yield Word("reserved-topic", entry, topic.id, topic.voices)


def spellings_of(term: Term, naming: Naming, *, slips: bool) -> tuple[str, ...]:
    """Entries of which one stands wherever the term is recognised, in whatever way."""
    short = naming.short_project(term.term)
    whole = name_entries(term.term) if short else ()
    return (*whole, *_spelt(short or term.term, slips=slips))


def _term(term: Term, naming: Naming, *, slips: bool) -> Iterator[Word]:
    concept = "term-ambiguous" if term.ambiguous else "term"
    short = naming.short_project(term.term)
    if term.ambiguous or short:
        yield from _bare_name(short or term.term)
    if not short:
        for entry in _spelt(term.term, slips=slips):
            yield Word(concept, entry)
        return
    yield from _named(concept, term.term)
    kinds = "|".join(naming.project_words)
    for entry in _spelt(short, slips=slips):
        yield Word("term-ambiguous", entry)
        yield Word(concept, f"({kinds}) {entry.removeprefix('^')}")


def _bare_name(term: str) -> Iterator[Word]:
    """An ordinary word as one says a name: capital, in the singular, without an article."""
    words = words_of(term)
    if len(words) == 1:
        yield Word("term-bare", f"^{words[0]}")
        yield Word("term-determined", f"({_DETERMINERS}) {words[0]}~")
        yield Word("term-determined", f"({_DETERMINERS}) _ {words[0]}~")


def _spelt(term: str, *, slips: bool) -> tuple[str, ...]:
    """Every way to write a term, if wanted the usual slips among them."""
    if not slips:
        return name_entries(term)
    return (*name_entries(term), *slip_entries(term), *parted_entries(term))


def _own_employer(employer: str, naming: Naming) -> Iterator[Word]:
    """Without a policy: the name as typed; its first word only beside other evidence."""
    plain = naming.without_legal_form(employer)
    for name in dict.fromkeys((employer, plain)):
        yield from _named("employer", name)
    first = words_of(plain)[:1]
    if first and len(words_of(plain)) > 1 and len(first[0]) >= _LONG_NAME:
        yield from _named("employer-ambiguous", first[0], compounds=False)


def ignored(words: str, terms: Iterable[str]) -> bool:
    """Whether the person never wants to hear of `words`, however they are written."""
    bare = _bare(words)
    return bool(bare) and any(bare == _bare(term) for term in terms)


def _bare(text: str) -> str:
    return "".join(words_of(fold(text).text))

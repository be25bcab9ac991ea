"""Sealed terms: a draft is told what it would be told of plain ones; the file tells nothing."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bedacht.desk.review import review
from bedacht.desk.snapshot import Snapshot, assemble, renewed
from bedacht.engine.compiled import compile_engine
from bedacht.engine.draft import Context, Draft, Platform, Shared
from bedacht.engine.fold import fold
from bedacht.engine.reading import Memo, all_hits, read_draft
from bedacht.engine.rulebook import Rulebook
from bedacht.policy.policy import Organisation, Policy, Term
from bedacht.policy.preferences import Preferences
from bedacht.policy.spellings import words_of
from bedacht.policy.unseal import Unsealer
from bedacht.policy.vocabulary import gather
from tests.policy.company import SMALL, library, read
from tests.policy.sealing import sealed_source, sealed_terms

TODAY = date(2026, 11, 24)
NAMES = (
    "Projekt Nordlicht", "Atlas", "FertigungsCockpit", "FlowPress 9", "Rezeptur B17",
    "Fusion Marienstift", "Öl-Mühle", "D'Artagnan", "KIS", "Straßenbahn", "Wolkenwerk Souverän",
)  # fmt: skip
TERMS = some.builds(
    Term,
    some.sampled_from(NAMES) | some.from_regex(r"[A-ZÄÖÜ][a-zäöüß]{3,9}", fullmatch=True),
    ambiguous=some.booleans(),
)  # fmt: skip
# What people make of a name while they write.
WAYS = (
    str, str.lower, str.upper, str.title,
    lambda n: f"{n}s", lambda n: f"{n}-Team", lambda n: f"Mega{n.lower()}projekt",
    lambda n: n.replace(" ", "-"), lambda n: n.replace(" ", ""), lambda n: f"#{n.replace(' ', '')}",
    lambda n: n.replace("ö", "oe").replace("ß", "ss"), lambda n: n.replace("l", "ll"),
    lambda n: n.replace("9", "IX"), lambda n: n.replace("9", "neun"), lambda n: n[0] + "\u00ad" + n[1:],
    lambda n: f"{n[:4]} {n[4:].capitalize()}", lambda n: n.replace("Projekt ", ""), lambda n: f"Project {n}",
)  # fmt: skip
AROUND = (
    "{}",
    "Bei uns läuft {} gut.\nMorgen mehr!",
    "Der {} und die {}",
    "Heute: „{}“",
)


def drafts(names: tuple[str, ...]) -> some.SearchStrategy[str]:
    """Texts with the names in them, in the ways of people."""
    written = some.builds(
        lambda name, way: way(name), some.sampled_from(names), some.sampled_from(WAYS)
    )
    return some.builds(
        lambda n, a: a.replace("{}", n), written, some.sampled_from(AROUND)
    )


def company(*terms: Term) -> Policy:
    return Policy(1, Organisation("Falkenried SE"), confidential=terms)


def named(policy: Policy, text: str) -> bool:
    """Whether a draft names a term of a policy in any way that the engine knows."""
    words = gather(policy, Preferences(), library().naming, TODAY)
    engine = compile_engine(Rulebook({}, {}), words)
    mask = engine.concepts.mask(("term", "term-ambiguous", "term-bare"))
    hits = all_hits(read_draft(engine, Draft("d", 0, text), Memo()))
    return any(hit.concepts & mask for hit in hits)


@settings(deadline=None)
@given(some.data(), some.lists(TERMS, min_size=1, max_size=3))
def test_what_is_recognised_plainly_opens_the_seal(
    data: some.DataObject, terms: list[Term]
) -> None:
    text = data.draw(drafts(tuple(term.term for term in terms)))
    unsealer = Unsealer(sealed_terms(terms))
    unsealer.look(text)
    for term in terms:
        if named(company(term), text):
            assert term in unsealer.terms


@pytest.mark.parametrize(
    "text",
    ["Wir stellen Nordlichts Zeitplan um.", "#ProjektNordlicht startet", "Nord-Licht bei uns",
     "Unser Nordlichtteam feiert", "Bei Falkenried geht nichts", "Quartalszahlen, Kaupmann"],
)  # fmt: skip
def test_verdict_is_that_of_the_plain_policy(text: str) -> None:
    plain, shut = (world(source) for source in (SMALL, sealed_source()))
    draft = Draft("d", 0, text, Context(Platform.LINKEDIN, now=TODAY))
    assert review(draft, shut) == review(draft, plain)


def world(source: str) -> Snapshot:
    policy = read(source)
    assert isinstance(policy, Policy), policy
    return assemble(library(), policy, Preferences(), TODAY)


def test_term_in_what_is_shared_is_known_as_well() -> None:
    shared = Shared("Nordlicht Freunde", "", "Projekt Nordlicht kommt")
    context = Context(Platform.LINKEDIN, shared=shared, now=TODAY)
    draft = Draft("d", 0, "Das ist von uns", context)
    assert review(draft, world(sealed_source())) == review(draft, world(SMALL))


def test_sealed_term_ends_on_its_day() -> None:
    shut = world(sealed_source())
    draft = Draft("d", 0, "Projekt Nordlicht", Context(Platform.LINKEDIN))
    assert review(draft, shut).verdict.findings
    later = renewed(shut, shut.policy, Preferences(), date(2027, 3, 1))
    assert not review(draft, later).verdict.findings


def test_what_has_opened_is_known_to_the_next_draft_with_the_same_engine() -> None:
    shut = world(sealed_source())
    draft = Draft("d", 0, "Projekt Nordlicht", Context(Platform.LINKEDIN))
    review(draft, shut)
    (known,) = shut.since.values()
    review(replace(draft, text="Projekt Nordlicht kommt"), shut)
    assert list(shut.since.values()) == [known]
    policy = read(sealed_source())
    assert isinstance(policy, Policy)
    assert renewed(known, policy, Preferences(), TODAY).engine is known.engine


@settings(deadline=None)
@given(some.lists(TERMS, min_size=1, max_size=4))
def test_file_tells_no_word_of_a_term(terms: list[Term]) -> None:
    tables = "\n".join(
        f"[[confidential]] # {term.term}\nterm = {term.term!r}" for term in terms
        if "'" not in term.term
    )  # fmt: skip
    bare = re.sub(r"\[\[confidential\]\]\n(?:.+\n)+", "", SMALL)
    source = f"{bare}\n{tables}\n"
    written = fold(_without_data(sealed_source(source))).text
    for term in terms:
        for word in words_of(term.term):
            if len(word) > 3 and fold(word).text not in fold(bare).text:
                assert fold(word).text not in written


def _without_data(source: str) -> str:
    """Without keys and boxes: in random letters everything stands somewhere."""
    return re.sub(r"[A-Za-z0-9+/]{24,}={0,2}", "", source)


def test_protected_speech_is_no_secret_even_when_it_is_sealed() -> None:
    union = replace(company(), sealed=sealed_terms([Term("Gewerkschaft")]))
    snapshot = assemble(library(), union, Preferences(), TODAY)
    text = "Unsere Gewerkschaft lädt ein."
    said = review(Draft("d", 0, text, Context(Platform.LINKEDIN)), snapshot)
    rules = {each.finding.rule for each in said.verdict.findings}
    assert "confidentiality.term" not in rules


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('box = "', 'box = "!'),
        ("form = 1", "form = 2"),
        ('salt = "', 'salt = "AAAA'),
        ('keyholes = ["', 'keyholes = ["9x '),
        ('keyholes = ["', 'keyholes = ["", "1 1 1 1 1 1 1 1 1 1 1 1 1 1 1 '),
    ],
)
def test_damaged_seal_is_told_at_its_place(old: str, new: str) -> None:
    source = sealed_source()
    line = source[: source.index(old)].count("\n") + 1
    found = read(source.replace(old, new, 1))
    assert isinstance(found, tuple)
    assert [(fault.line, fault.what) for fault in found] == [(line, "sealed")]


def test_seal_without_its_salt_is_told() -> None:
    bare = re.sub(r"\[sealing\]\n(?:.+\n)+", "", sealed_source())
    found = read(bare)
    assert isinstance(found, tuple)
    assert [fault.what for fault in found] == ["missing"]


def test_foreign_box_stays_shut() -> None:
    one, other = sealed_terms([Term("Nordlicht")]), sealed_terms([Term("Südlicht")])
    swapped = replace(one.terms[0], box=other.terms[0].box[::-1])
    unsealer = Unsealer(replace(one, terms=(swapped,)))
    unsealer.look("Nordlicht")
    assert unsealer.terms == ()

"""The words of a company and a person, as the engine recognises them in a text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bedacht.engine.compiled import compile_engine
from bedacht.engine.draft import Context, Draft, Platform
from bedacht.engine.entry import parse_entry
from bedacht.engine.reading import Memo, all_hits, read_draft
from bedacht.engine.rulebook import Rulebook
from bedacht.policy.label import Label
from bedacht.policy.policy import (
    Business,
    Organisation,
    Person,
    Policy,
    Term,
    Topic,
)
from bedacht.policy.preferences import Preferences
from bedacht.policy.spellings import phrase_entries, slip_entries
from bedacht.policy.vocabulary import gather, ignored
from tests.policy.company import SMALL, library, read, small

NOBODY = Preferences()
TODAY = date(2026, 11, 23)
AS_PRESS = Context(platform=Platform.LINKEDIN, roles=frozenset({"press"}))


def seen(
    text: str, policy: Policy | None, preferences: Preferences = NOBODY,
    day: date = TODAY, context: Context | None = None,
) -> dict[str, str]:  # fmt: skip
    """The concepts that the vocabulary lets the engine see, with the widest words of each."""
    words = gather(policy, preferences, library().naming, day)
    engine = compile_engine(Rulebook({}, {}), words)
    draft = Draft("d", 0, text, context or Context())
    found: dict[str, str] = {}
    brought = {word.concept for word in words.words}
    for hit in all_hits(read_draft(engine, draft, Memo())):
        for concept in set(engine.concepts.names(hit.concepts)) & brought:
            quote = text[hit.start : hit.end]
            found[concept] = max(found.get(concept, ""), quote, key=len)
    return found


@pytest.mark.parametrize(
    ("text", "concept", "quote"),
    [
        ("Falkenrieds Kantine", "employer", "Falkenrieds"),
        ("das Falkenried-Team", "employer", "Falkenried"),
        ("bei der Falkenried SE", "employer", "Falkenried SE"),
        ("#LifeAtFalkenried", "employer", "Falkenried"),
        ("#teamfalkenried", "employer", "teamfalkenried"),
        ("FALKENRIED!", "employer", "FALKENRIED"),
        ("am FR um acht", "employer-ambiguous", "FR"),
        ("unsere neue Flow Press", "brand", "Flow Press"),
        ("#TeamFalke", "employer-tag", "TeamFalke"),
        ("#teamfalke", "employer-tag", "teamfalke"),
        ("schaut auf falkenried.example/news", "employer-domain", "falkenried.example"),
        ("ssh build3.fr.lan", "internal-host", "fr.lan"),
        ("das Falk-Net hängt", "internal-host", "Falk-Net"),
        ("Kaupmann Motors", "customer", "Kaupmann Motors"),
        ("Besuch von Kaupmann", "customer", "Kaupmann"),
        ("bei Brünnhaus", "reference", "Brünnhaus"),
        ("bei Bruennhaus", "reference", "Bruennhaus"),
        ("Frau Harlander sprach", "known-person", "Frau Harlander"),
        ("mit Ines Harlander", "known-person", "Ines Harlander"),
        ("Projekt Nordlicht", "term", "Projekt Nordlicht"),
        ("Project Nordlichts Start", "term", "Project Nordlichts"),
        ("das Projekt-Nordlicht-Team", "term", "Projekt-Nordlicht"),
        ("#ProjektNordlicht", "term", "ProjektNordlicht"),
        ("Projekt Nordllicht", "term", "Projekt Nordllicht"),
        ("das projekt nord licht", "term", "projekt nord licht"),
        ("die Nord-Licht-Runde", "term-ambiguous", "Nord-Licht"),
        ("der Nordlicht-Rollout", "term-ambiguous", "Nordlicht"),
        ("die Quartalszahlen", "reserved-topic", "Quartalszahlen"),
        ("our order intakes", "reserved-topic", "order intakes"),
    ],
)
def test_words_of_the_company_are_seen(text: str, concept: str, quote: str) -> None:
    assert seen(text, small()).get(concept) == quote


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("Nordlicht", "term"),
        ("im hohen nord licht", "term-ambiguous"),
        ("eine neue Nordlichtkarte", "term"),
        ("Harlander Straße", "known-person"),
        ("FRITZ und FRAU", "employer-ambiguous"),
        ("Team Falke spielt am Sonntag mit", "employer"),
        ("kaum Mann und Maus", "customer"),
        ("das ist motorsport", "customer"),
    ],
)
def test_other_words_are_not_the_company(text: str, concept: str) -> None:
    assert concept not in seen(text, small())


def test_term_is_free_from_its_day_on() -> None:
    policy = small()
    assert "term" in seen("Projekt Nordlicht", policy, day=date(2027, 2, 28))
    assert "term" not in seen("Projekt Nordlicht", policy, day=date(2027, 3, 1))


def test_topic_is_free_for_its_speakers() -> None:
    assert "reserved-topic" not in seen("Quartalszahlen", small(), context=AS_PRESS)


def test_topic_has_other_speakers_on_one_site() -> None:
    source = SMALL.replace("[roles]", "[roles]\nsales = 'Vertrieb'").replace(
        'speakers = ["press"]',
        "speakers = ['press']\nspeakers_on = { xing = ['sales'] }",
    )
    policy = read(source)
    assert isinstance(policy, Policy)
    on_xing = replace(AS_PRESS, platform=Platform.XING)
    sales = replace(on_xing, roles=frozenset({"sales"}))
    assert "reserved-topic" not in seen("Quartalszahlen", policy, context=AS_PRESS)
    assert "reserved-topic" in seen("Quartalszahlen", policy, context=on_xing)
    assert "reserved-topic" not in seen("Quartalszahlen", policy, context=sales)


def test_ambiguous_term_needs_company() -> None:
    policy = small(("until = 2027-03-01", "ambiguous = true"))
    assert seen("Projekt Nordlicht", policy).keys() & {"term", "term-ambiguous"} == {
        "term-ambiguous"
    }


@pytest.mark.parametrize(
    "text", ["SpindelPro 9", "Spindelpro9", "SpindelPro IX", "Spindel Pro neun",
             "#SpindelPro9", "SPINDELPRO-9", "SpindelPro nine"],
)  # fmt: skip
def test_numbers_of_products_are_read_in_every_way(text: str) -> None:
    policy = small(("Projekt Nordlicht", "SpindelPro 9"))
    assert "term" in seen(text, policy)
    assert "term" not in seen("SpindelPro 8", policy)


def test_employer_of_a_person_without_policy() -> None:
    mine = Preferences(employer="Musterwerk Maschinenbau AG")
    assert seen("bei der Musterwerk Maschinenbau", None, mine) == {
        "employer": "Musterwerk Maschinenbau",
        "employer-ambiguous": "Musterwerk",
    }


def test_own_terms_of_a_person_are_seen() -> None:
    mine = Preferences(own_terms=("Bluebird",))
    assert seen("the Bluebird deck", None, mine) == {"own-term": "Bluebird"}


@pytest.mark.parametrize(
    "name", ["(a|b) *", "...", "~", "H&E", "^", "_", "x" * 300, "😀"]
)
def test_any_name_can_stand_on_a_list(name: str) -> None:
    policy = small(('"FlowPress"', f"'{name}'"))
    assert seen("x", policy) is not None


NAMES = some.lists(
    some.text(max_size=12) | some.text("aB1 &-.*()|~^_…", max_size=8), max_size=2
).map(tuple)


@settings(deadline=None)
@given(names=NAMES, ambiguous=some.booleans())
def test_no_name_can_break_the_lexicon(
    names: tuple[str, ...], *, ambiguous: bool
) -> None:
    marked = names if ambiguous else ()
    policy = Policy(
        version=1,
        organisation=Organisation(
            "x", names, marked, names, names, names, names, handles=names
        ),
        confidential=tuple(Term(n, ambiguous=ambiguous) for n in names),
        business=Business(names, (), names, names),
        people=tuple(Person(name) for name in names),
        topics=(Topic("t", Label("t", "t"), names, frozenset()),),
    )
    mine = Preferences(employer=" ".join(names), own_terms=names)
    for word in gather(policy, mine, library().naming, TODAY).words:
        assert parse_entry(word.entry)


@pytest.mark.parametrize(
    ("name", "entries"),
    [
        ("B-Plan", ("B~ Plan~", "BPlan*")),
        ("trial readout", ("trial~ readout~",)),
        ("Rückruf", ("Rückruf*",)),
        ("&", ()),
    ],
)
def test_phrase_is_written_with_every_ending(
    name: str, entries: tuple[str, ...]
) -> None:
    assert phrase_entries(name) == entries


@pytest.mark.parametrize(
    "text", ["bei O’Neil", "bei O'Neil", "bei ONeil", "O’Neils Haus"]
)
def test_apostrophe_in_a_name_may_be_left_out(text: str) -> None:
    assert "competitor" in seen(
        text, small(("references", 'competitors = ["O\'Neil"]\nreferences'))
    )


def test_trademark_is_no_part_of_a_name() -> None:
    policy = small(('"FlowPress"', '"Flow™"'))
    assert seen("die neue Flow", policy)["brand"] == "Flow"


def test_slips_double_and_leave_out_letters() -> None:
    assert slip_entries("Amboss") == ("Ambos~",)
    assert "Albatross~" in slip_entries("Albatros")
    assert slip_entries("Egon") == ()


def test_project_word_may_stand_at_either_end() -> None:
    naming = library().naming
    assert naming.short_project("Codename Falke") == "Falke"
    assert naming.short_project("Falke-Projekt") == "Falke"
    assert naming.short_project("Projekt") == ""


def test_long_list_of_terms_goes_without_slips() -> None:
    many = tuple(Term(f"Falke{n}x") for n in range(501))
    policy = replace(small(), confidential=many)
    words = gather(policy, NOBODY, library().naming, TODAY).words
    assert sum(word.concept == "term" for word in words) <= 2 * len(many)


def test_roman_number_is_also_a_digit() -> None:
    assert "term" in seen("SpindelPro9", small(("Projekt Nordlicht", "SpindelPro IX")))


def test_handle_is_seen_with_its_hyphens() -> None:
    policy = small(('linkedin = ["falkenried"]', 'linkedin = ["weber-ling"]'))
    assert seen("@weber-ling", policy)["employer-handle"] == "weber-ling"


def test_ignored_words_are_known_however_they_are_written() -> None:
    assert ignored("Spindel-Pro 9", ["spindelpro9"])
    assert not ignored("SpindelPro", ["SpindelPro 9"])
    assert not ignored("", ["…"])


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Großbäckerei Terhalm", "Terhalm"),
        ("Voltana Motors", "Voltana"),
        ("Hansen & Brodt Projektbau", "Hansen Brodt"),
        ("Stadtwerke Ahlbronn", ""),
        ("Kaupmann", ""),
        ("Health Group", ""),
        ("Saint Health Trust", "Saint"),
        ("BMS Logistik", ""),
    ],
)
def test_company_has_a_short_name_where_it_is_distinct(name: str, short: str) -> None:
    assert library().naming.short_company(name) == short


@pytest.mark.parametrize(
    ("name", "telling"),
    [
        ("Norrdal Sykehus AS", "Norrdal"),
        ("Ashgrove Department Stores", "Ashgrove"),
        ("Klinikum Altmoor", ""),
        ("Voltana Motors", ""),
        ("Kaupmann", ""),
        ("Ash Wood", ""),
    ],
)
def test_a_long_name_is_told_by_its_first_telling_word(name: str, telling: str) -> None:
    assert library().naming.telling_word(name) == telling

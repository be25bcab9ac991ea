"""The model that is given out: its files fit each other, the rules and the promises."""

import json
from functools import cache
from pathlib import Path

import pytest

from bedacht.engine.draft import Context, Draft, Listed
from bedacht.engine.finding import Level
from bedacht.engine.impression import with_impressions
from bedacht.reader.asking import asking
from bedacht.reader.judgement import NOWHERE, Judged
from bedacht.reader.model import Model, installed, open_model
from bedacht.reader.question import CONTEXT, MARKS, ROLES
from bedacht.scoring.label import Expected, Label
from reader.training.labels import FAMILIES, LABELS, targets, weights
from tests.rules.phrase_blocks.scored import lines
from tests.rules.world import example_engine

ENGINE = example_engine()
MOST_BYTES = 25_000_000


@cache
def given_out() -> Model:
    """The model of this environment."""
    folder = installed()
    assert folder is not None
    return open_model(folder)


def folder() -> Path:
    """Where it lies."""
    found = installed()
    assert found is not None
    return found


def says(text: str) -> tuple[Judged, ...]:
    """What it says of a draft under a profile that names the employer."""
    draft = Draft("d", 0, text, Context(employer_listed=Listed.YES))
    return given_out().read(asking(ENGINE, draft).asked)


def test_it_speaks_of_rules_that_there_are() -> None:
    card = given_out().card
    assert card.labels == LABELS
    assert tuple(card.families) == FAMILIES
    assert {label for label in card.labels if "." in label} <= set(ENGINE.rules)


def test_its_steps_follow_each_other() -> None:
    for family in given_out().card.families.values():
        assert family.doubt < family.low <= family.medium <= family.high


def test_it_is_small() -> None:
    assert (folder() / "model.onnx").stat().st_size <= MOST_BYTES


def test_roles_and_circumstances_are_words_to_it() -> None:
    tokens = json.loads((folder() / "tokens.json").read_text("utf-8"))
    known = {each["content"] for each in tokens["added_tokens"]}
    assert {*ROLES.values(), *MARKS.values(), *CONTEXT} <= known


@pytest.mark.parametrize(
    "text",
    [
        "Drei von uns haben diese Woche schon etwas Neues unterschrieben.",
        "The big order we were all counting on went to somebody else last night.",
    ],
)
def test_it_sees_what_no_word_tells(text: str) -> None:
    assert any(each.sentence != NOWHERE for each in says(text))


@pytest.mark.parametrize(
    "text",
    [
        "Schönes Wochenende euch allen! Wir waren mit den Kindern im Zoo.",
        "Does anybody know a good dentist in Leeds? Mine has retired.",
    ],
)
def test_it_is_silent_about_what_is_nobodys_business(text: str) -> None:
    assert all(each.sentence == NOWHERE for each in says(text))


@pytest.mark.parametrize("listed", Listed)
@pytest.mark.parametrize("text", [line["text"] for line in lines("protected")])
def test_it_is_silent_about_what_people_have_a_right_to_say(
    text: str, listed: Listed
) -> None:
    draft = Draft("d", 0, text, Context(employer_listed=listed))
    asks = asking(ENGINE, draft)
    seen = asks.impressions(given_out().read(asks.asked))
    assert with_impressions(ENGINE, draft, (), seen) == ()


def test_a_family_is_meant_where_one_of_its_rules_is() -> None:
    expected = (
        Expected("confidentiality.figures", "3 %"),
        Expected("conduct.heat", None),
    )
    label = Label(expected, ("authority.*",), Level.WARN, "de")
    wanted = dict(zip(LABELS, targets(label), strict=True))
    assert {name for name, want in wanted.items() if want} == {
        "confidentiality",
        "confidentiality.figures",
    }
    counts = dict(zip(LABELS, weights(label, targets(label)), strict=True))
    assert {name for name, count in counts.items() if not count} == {
        name for name in LABELS if name.startswith("authority")
    }

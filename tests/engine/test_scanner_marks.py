"""What the writing itself shows: capitals and runs of marks."""

from __future__ import annotations

from tests.engine.sight import seen


def test_words_in_capitals_shout() -> None:
    assert seen("FINGER WEG von meinem Joghurt!!!", "shouting") == ["FINGER WEG"]
    assert seen("STOP! NOW! PLEASE!", "shouting") == ["STOP! NOW! PLEASE"]


def test_a_sentence_shouts_for_itself() -> None:
    assert seen("SECHSTER SAMSTAG!!!! UND KEINER FRAGT", "shouting") == [
        "SECHSTER SAMSTAG",
        "UND KEINER FRAGT",
    ]


def test_two_single_words_in_capitals_shout() -> None:
    text = "THREE hours late out AGAIN because of the rota"
    assert seen(text, "shouting") == ["THREE hours late out AGAIN"]


def test_an_acronym_does_not_shout() -> None:
    assert seen("Die DSGVO gilt seit 2018.", "shouting") == []


def test_three_marks_and_more_are_a_run() -> None:
    assert seen("Warum???", "exclamations") == ["???"]
    assert seen("Wirklich?!! Ja!", "exclamations") == ["?!!"]

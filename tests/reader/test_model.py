"""The model, opened and asked: a real one, though a tiny one."""

from pathlib import Path

import pytest

from bedacht.engine.finding import Confidence
from bedacht.errors import ReaderError
from bedacht.reader.asking import Asked
from bedacht.reader.judgement import Judged
from bedacht.reader.model import open_model
from tests.reader import tiny

LINE = "[post] "


def asked(*sentences: str) -> Asked:
    """What is asked about these sentences."""
    text, starts = LINE, []
    for sentence in sentences:
        starts.append(len(text))
        text += f"{sentence} "
    return Asked(text, tuple(starts))


def test_the_sentence_with_the_telling_word_is_named(model_folder: Path) -> None:
    model = open_model(model_folder)
    said = model.read(asked("Guten Morgen.", "Nur die Kaffeemaschine läuft."))
    assert said == (Judged("confidentiality.figures", 1, Confidence.HIGH),)
    assert model.read(asked("Guten Morgen.")) == ()
    assert model.read(asked()) == ()


def test_a_long_draft_is_read_to_its_end(model_folder: Path) -> None:
    model = open_model(model_folder)
    many = ["eins zwei drei vier fünf."] * 20
    said = model.read(asked(*many, "Mir graut vor dem grauen flurfunk."))
    assert {each.sentence for each in said} == {20}
    assert {each.rule for each in said} == {"conduct.heat", "confidentiality.roadmap"}


def test_a_sentence_longer_than_a_window_is_read_to_its_end(model_folder: Path) -> None:
    long = " ".join(["wort"] * 100) + " Kaffeemaschine"
    said = open_model(model_folder).read(asked("Ja.", long))
    assert [each.sentence for each in said] == [1]


def test_a_model_of_another_shape_is_no_model(tmp_path: Path) -> None:
    model = open_model(tiny.make(tmp_path / "wrong", labels=3))
    with pytest.raises(ReaderError, match="shape"):
        model.read(asked("Hallo."))


@pytest.mark.parametrize("name", ["model.onnx", "tokens.json", "card.toml"])
@pytest.mark.parametrize("cut", [None, 0, 0.5])
def test_a_damaged_or_missing_file_is_told(
    tmp_path: Path, name: str, cut: float | None
) -> None:
    file = tiny.make(tmp_path / "model") / name
    whole = file.read_bytes()
    file.unlink()
    if cut is not None:
        file.write_bytes(whole[: int(len(whole) * cut)])
    with pytest.raises(ReaderError) as told:
        open_model(file.parent)
    assert str(tmp_path) not in str(told.value)

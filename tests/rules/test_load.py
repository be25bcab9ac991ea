"""A broken file is answered with the file, the line, what is wrong and the cure."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bedacht.errors import RuleError
from bedacht.rules import load, shared_rules


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped rules that a test may break."""
    return Path(shutil.copytree(shared_rules(), tmp_path / "shared_rules"))


INSULT = "rules/conduct/insult.toml"
BROKEN = [
    (INSULT, 'level = "confirm"', 'level = "block"', "Write one of: off, hint, warn, confirm."),
    (INSULT, 'level = "confirm"', 'lvel = "confirm"', "`level` is missing."),
    (INSULT, "[why]", "[whyy]", "`why`"),
    (INSULT, 'reason = "image"', 'reason = "law"', "Write one of: attribution, image,"),
    (INSULT, 'confidence = "high"', 'confidence = "sure"', "Write one of: low, medium, high."),
    (INSULT, 'all = ["insult-strong"]', 'all = ["insult-stron"]', "There is no concept `insult-stron`."),
    (INSULT, 'all = ["insult-strong"]', 'all = ["text:insult-strong"]', "`text` is no scope."),
    (INSULT, "⟦feigen Drecksäcke⟧", "feigen Drecksäcke", "Mark the words that are meant: ⟦…⟧."),
    (INSULT, "[title]", "[[title]]", "Write it as [title]."),
    (INSULT, 'kind = "remove"', 'kind = "replace"', "Add an [advice.text]."),
    ("concepts/we.toml", 'means = "', 'mean = "', "`means` is missing."),
    ("concepts/we.toml", '"wir",', '"wir ...",', "ends with a gap"),
    ("concepts/we.toml", '"wir",', '"wir,', "This is no TOML"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "right", "wrong", "told"), BROKEN)
def test_a_broken_file_is_told_with_its_cure(
    folder: Path, name: str, right: str, wrong: str, told: str
) -> None:
    path = folder / name
    source = path.read_text("utf-8")
    assert right in source
    path.write_text(source.replace(right, wrong, 1), "utf-8")
    with pytest.raises(RuleError) as raised:
        load(folder)
    assert told in str(raised.value)
    assert path.name in raised.value.file


def test_the_line_is_that_of_the_fault(folder: Path) -> None:
    path = folder / INSULT
    lines = path.read_text("utf-8").splitlines()
    line = next(i for i, text in enumerate(lines, 1) if text.startswith("level"))
    lines[line - 1] = 'level = "block"'
    path.write_text("\n".join(lines), "utf-8")
    with pytest.raises(RuleError) as raised:
        load(folder)
    assert raised.value.line == line


def test_a_concept_cannot_take_a_built_in_name(folder: Path) -> None:
    (folder / "concepts" / "money.toml").write_text('means = "x"\nde = ["geld"]\n')
    with pytest.raises(RuleError, match="built in"):
        load(folder)


def test_the_folder_is_the_registry(folder: Path) -> None:
    source = (folder / INSULT).read_text("utf-8")
    (folder / "rules" / "conduct" / "brand-new.toml").write_text(source, "utf-8")
    assert "conduct.brand-new" in load(folder).rules

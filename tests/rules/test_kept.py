"""The kept rules are the same rules; a file that does not fit is made anew."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from bedacht.engine.compiled import Compiled, Engine, with_words
from bedacht.engine.draft import Draft
from bedacht.engine.find import find
from bedacht.engine.finding import Finding
from bedacht.engine.lexicon import Vocabulary, Word
from bedacht.rules import load, shared_rules
from bedacht.rules.kept import are_kept, compiled_rules

WORDS = Vocabulary((Word("employer", "Falkenried~"), Word("term", "Projekt Nordlicht")))
TEXTS = [example.text for rule in load().rules.values() for example in rule.finds]


def findings(compiled: Compiled) -> list[tuple[Finding, ...]]:
    engine: Engine = with_words(compiled, WORDS)
    return [find(engine, Draft("kept", 0, text)) for text in TEXTS]


@pytest.fixture(scope="module")
def fresh() -> Compiled:
    return compiled_rules()


def test_what_was_kept_finds_the_same(tmp_path: Path, fresh: Compiled) -> None:
    compiled_rules(keep=tmp_path)
    assert are_kept(tmp_path)
    assert findings(compiled_rules(keep=tmp_path)) == findings(fresh)


def test_only_the_person_can_read_the_file(tmp_path: Path) -> None:
    compiled_rules(keep=tmp_path / "cache")
    (file,) = (tmp_path / "cache").iterdir()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "spoil", ["", "[]", '["digest", "other"]', "{", '["masks", [1]]']
)
def test_a_spoilt_file_is_made_anew(
    tmp_path: Path, fresh: Compiled, spoil: str
) -> None:
    compiled_rules(keep=tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_text("utf-8")
    file.write_text(spoil, "utf-8")
    assert findings(compiled_rules(keep=tmp_path)) == findings(fresh)
    assert file.read_text("utf-8") == whole


def test_a_truncated_file_is_made_anew(tmp_path: Path, fresh: Compiled) -> None:
    compiled_rules(keep=tmp_path)
    (file,) = tmp_path.iterdir()
    whole = file.read_text("utf-8")
    lines = whole.splitlines(keepends=True)
    file.write_text("".join(lines[: len(lines) // 2]), "utf-8")
    assert findings(compiled_rules(keep=tmp_path)) == findings(fresh)


def test_a_changed_rule_is_another_file_and_the_former_goes(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(shared_rules(), tmp_path / "rules"))
    keep = tmp_path / "cache"
    compiled_rules(folder, keep)
    (before,) = keep.iterdir()
    concept = folder / "concepts" / "we.toml"
    concept.write_text(concept.read_text("utf-8") + "\n", "utf-8")
    assert not are_kept(keep, folder)
    compiled_rules(folder, keep)
    (after,) = keep.iterdir()
    assert before.name != after.name


def test_a_place_that_cannot_be_written_does_no_harm(
    tmp_path: Path, fresh: Compiled
) -> None:
    taken = tmp_path / "file"
    taken.write_text("", "utf-8")
    assert findings(compiled_rules(keep=taken)) == findings(fresh)


def test_the_file_is_data(tmp_path: Path) -> None:
    compiled_rules(keep=tmp_path)
    (file,) = tmp_path.iterdir()
    kinds = [json.loads(line)[0] for line in file.read_text("utf-8").splitlines()]
    assert set(kinds) == {"digest", "concepts", "rule", "masks", "parts", "phrases", "alone",
                          "longer", "open", "end"}  # fmt: skip

"""Labelled drafts, as the model is asked about them and as it should answer."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from bedacht.cli.labelled import Labelled, read_labelled
from bedacht.cli.shelf import PolicyFiles, Shelf
from bedacht.desk.snapshot import open_library
from bedacht.engine.reading import Memo
from bedacht.policy.preferences import Preferences
from bedacht.reader.asking import Asked, Asking, asking, question
from bedacht.reader.question import Question
from bedacht.scoring.label import Label
from reader.training.labels import FAMILIES, targets, weights

CORPORA = Path("tests/corpora")
SPLIT = tomllib.loads(Path(__file__).with_name("split.toml").read_text("utf-8"))
_DAY = date(2026, 11, 23)


@dataclass(frozen=True, slots=True)
class Example:
    """One question, and the answer that is wanted.

    `words` are the telling ones: a family by its number, and code points of the question.
    """

    corpus: str
    language: str
    asked: Asked
    wanted: list[float]
    weights: list[float]
    words: list[tuple[int, int, int]]


@dataclass(frozen=True, slots=True)
class Examples:
    """Who teaches, who sets the thresholds, who is only scored."""

    teach: list[Example]
    validate: list[Example]
    test: list[Example]
    ordinary: list[Example]


def corpora() -> dict[str, Path]:
    """The files of labelled drafts by their employer."""
    files = [*CORPORA.glob("*.jsonl"), *(CORPORA / "wide").glob("*.jsonl")]
    return {file.stem: file for file in sorted(files, key=lambda file: file.stem)}


def ordinary() -> tuple[Path, ...]:
    """The posts that have nothing to do with an employer."""
    return CORPORA / "ordinary/de.jsonl", CORPORA / "ordinary/en.jsonl"


def read_examples() -> Examples:
    """All of them; the ordinary posts are parted by chance, always in the same way."""
    of = {name: [*_examples(file)] for name, file in corpora().items()}
    posts = [each for file in ordinary() for each in _examples(file)]
    Random(SPLIT["training"]["seed"]).shuffle(posts)  # noqa: S311 - no secret
    scored = int(len(posts) * SPLIT["ordinary_scored"])
    held = {*SPLIT["validate"], *SPLIT["test"]}
    return Examples(
        teach=_of(of, of.keys() - held) + posts[scored:],
        validate=_of(of, SPLIT["validate"]),
        test=_of(of, SPLIT["test"]),
        ordinary=posts[:scored],
    )


def _of(examples: dict[str, list[Example]], names: Iterable[str]) -> list[Example]:
    return [each for name in sorted(names) for each in examples[name]]


def _examples(file: Path) -> Iterator[Example]:
    for labelled in read_labelled(file):
        asks, whole = _asked(labelled)
        wanted = targets(labelled.label)
        yield Example(
            corpus=file.stem,
            language=labelled.label.language or file.stem,
            asked=asks.asked,
            wanted=wanted,
            weights=weights(labelled.label, wanted),
            words=[*_words(whole, labelled.record.draft.text, labelled.label)],
        )


def _asked(labelled: Labelled) -> tuple[Asking, Question]:
    record = labelled.record
    day = record.draft.context.now or _DAY
    engine = _shelf().snapshot(record.org, day).engine
    memo = Memo()
    return asking(engine, record.draft, memo), question(engine, record.draft, memo)


def _words(whole: Question, text: str, label: Label) -> Iterator[tuple[int, int, int]]:
    for expected in label.expected:
        family = expected.rule.partition(".")[0]
        start = text.find(expected.words or "")
        if expected.words and start >= 0 and family in FAMILIES:
            last = whole.forward(start + len(expected.words) - 1)
            yield FAMILIES.index(family), whole.forward(start), last + 1


@cache
def _shelf() -> Shelf:
    library, nobody = open_library(), Preferences()
    files = PolicyFiles(library, library.sentences(nobody), folder=CORPORA / "policies")
    return Shelf(library, nobody, files)


def sizes(examples: Examples) -> dict[str, Any]:
    """How many drafts of how many employers each group has."""
    groups = {name: getattr(examples, name) for name in Examples.__slots__}
    return {
        name: {"drafts": len(group), "employers": len({e.corpus for e in group})}
        for name, group in groups.items()
    }

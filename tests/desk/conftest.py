"""A desk with files of its own, a clock that is moved by hand, and IT's folder."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bedacht.desk.desk import Desk
from bedacht.desk.sources import Sources
from bedacht.engine.draft import Context, Draft
from bedacht.engine.finding import Level
from bedacht.policy.preferences import Language, Preferences
from tests.policy.company import library

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
Put = Callable[[str, str], None]
TOLD = "Projekt Nordlicht geht nächste Woche los."
TERM = "confidentiality.term"


class Clock:
    """A clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    """A person's own files, and a place for IT's."""
    return Sources(
        preferences=tmp_path / "config" / "preferences.toml",
        own=tmp_path / "config" / "policy.toml",
        state=tmp_path / "state" / "linked.toml",
        managed=tmp_path / "managed" / "policy.toml",
        trust=tmp_path / "managed" / "updates.json",
        updates=tmp_path / "state" / "policy",
        administrator=os.getuid(),
    )


@pytest.fixture
def put(sources: Sources) -> Callable[[str, str], None]:
    """Writes one of the files."""

    def write(which: str, text: str) -> None:
        path: Path = getattr(sources, which)
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
        path.chmod(0o644)
        path.parent.chmod(0o755)

    return write


@pytest.fixture
def desk(sources: Sources, clock: Clock) -> Desk:
    preset = Preferences(language=Language.EN)
    return Desk(sources, preset=preset, library=library(), now=clock)


def sources_text(desk: Desk) -> str:
    assert desk.sources.preferences is not None
    return desk.sources.preferences.read_text("utf-8")


def codes(desk: Desk) -> list[str]:
    """What it tells, by its code."""
    return [trouble.code for trouble in desk.in_force.troubles]


def draft(text: str = TOLD, **context: object) -> Draft:
    return Draft("d", 1, text, Context(**context))  # type: ignore[arg-type]


def rules(desk: Desk, text: str = TOLD, **context: object) -> dict[str, Level]:
    """The rules that speak, and how loudly."""
    found = desk.review(draft(text, **context)).verdict.findings
    return {graded.finding.rule: graded.level for graded in found}

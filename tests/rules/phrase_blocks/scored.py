"""The lines of the blocks, and which of them the shipped rules get wrong."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, Literal

from bedacht.cli.records import read_record
from bedacht.desk.review import review
from bedacht.desk.snapshot import Snapshot, assemble, open_library
from bedacht.engine.draft import Context
from bedacht.engine.finding import Level
from bedacht.policy.policy import Policy
from bedacht.policy.preferences import Preferences
from bedacht.policy.read_policy import read_policy
from bedacht.policy.verdict import Verdict
from tests.rules.world import DAY

HERE = Path(__file__).parent
KNOWN = HERE / "known.json"
Block = Literal["warned", "near_misses", "protected"]
BLOCKS: tuple[Block, ...] = ("warned", "near_misses", "protected")
Line = dict[str, Any]


@cache
def topics() -> dict[str, dict[str, Any]]:
    """By topic: the rules that answer for it, and the level from which a line is warned of."""
    return tomllib.loads((HERE / "topics.toml").read_text("utf-8"))


@cache
def lines(block: Block) -> tuple[Line, ...]:
    """The lines of one block."""
    text = (HERE / f"{block}.jsonl").read_text("utf-8")
    return tuple(json.loads(line) for line in text.splitlines())


@cache
def wrong(block: Block) -> tuple[str, ...]:
    """What the rules get wrong, each as `topic: text`."""
    return tuple(
        f"{line['topic']}: {line['text']}"
        for line, verdict in _reviewed(block)
        if not _right(block, line, verdict)
    )


def known() -> dict[str, list[str]]:
    """What is known to be wrong, by block."""
    kept: dict[str, dict[str, Any]] = json.loads(KNOWN.read_text("utf-8"))
    return {block: kept[block]["wrong"] for block in BLOCKS}


def write_known() -> None:
    """Keep what is wrong now."""
    now = {block: _kept(block) for block in BLOCKS}
    KNOWN.write_text(json.dumps(now, ensure_ascii=False, indent=1) + "\n", "utf-8")


def _kept(block: Block) -> dict[str, Any]:
    of = len(lines(block))
    return {"right": of - len(wrong(block)), "of": of, "wrong": sorted(wrong(block))}


def _reviewed(block: Block) -> Iterator[tuple[Line, Verdict]]:
    snapshot = _falkenried()
    for number, line in enumerate(lines(block), 1):
        values = {key: line[key] for key in line if key not in ("topic", "why")}
        record = read_record(json.dumps(values).encode(), number, Context(now=DAY))
        yield line, review(record.draft, snapshot).verdict


def _right(block: Block, line: Line, verdict: Verdict) -> bool:
    if block != "warned":
        return all(graded.level < Level.WARN for graded in verdict.findings)
    topic = topics()[line["topic"]]
    return any(
        graded.finding.rule in topic["rules"]
        and graded.level >= Level.of(topic["level"])
        for graded in verdict.findings
    )


@cache
def _falkenried() -> Snapshot:
    library = open_library(None)
    source = (HERE / "policy.toml").read_text("utf-8")
    policy = read_policy(source, tuple(library.compiled.rules), library.lint)
    assert isinstance(policy, Policy)
    return assemble(library, policy, Preferences(), DAY)

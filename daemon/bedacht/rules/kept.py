"""The compiled rulebook, kept in one file: a start reads it instead of compiling again.

The file is data (JSON Lines) and goes by the content of shared_rules: where a byte of a rule or
a concept has changed, or the file cannot be read, everything is compiled anew.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bedacht import __version__
from bedacht.engine.compiled import Compiled, compile_rulebook
from bedacht.engine.concepts import Concepts
from bedacht.engine.rulebook import Rule
from bedacht.rules.kept_lexicon import LexiconReader, lexicon_to
from bedacht.rules.load import load, shared_rules
from bedacht.rules.rule import rule_of
from bedacht.rules.table import Table

_FORMAT = 2
_PROOF = ("finds", "silent")
_Line = tuple[str, Any]


def compiled_rules(folder: Path | None = None, keep: Path | None = None) -> Compiled:
    """The compiled rulebook; kept in the folder `keep` for the next time. RuleError."""
    root = folder or shared_rules()
    digest = _digest(root)
    known = None if keep is None else _read(_file(keep, digest), digest)
    if known is not None:
        return known
    compiled = compile_rulebook(load(root))
    if keep is not None:
        _write(_file(keep, digest), _lines(root, digest, compiled))
    return compiled


def are_kept(keep: Path, folder: Path | None = None) -> bool:
    """Whether these rules are there already, compiled."""
    return _file(keep, _digest(folder or shared_rules())).is_file()


def _file(keep: Path, digest: str) -> Path:
    return keep / f"rules-{digest[:16]}.jsonl"


def _digest(root: Path) -> str:
    """What the rules say, and by whom they were compiled, as one short text."""
    digest = hashlib.sha256(f"{__version__} {_FORMAT}".encode())
    for path in sorted((*root.glob("concepts/*.toml"), *root.glob("rules/*/*.toml"))):
        content = path.read_bytes()
        digest.update(f"{path.parent.name}/{path.name} {len(content)} ".encode())
        digest.update(content)
    return digest.hexdigest()


def _lines(root: Path, digest: str, compiled: Compiled) -> Iterator[_Line]:
    """The content of the file, a line each: read in small pieces, little is left behind."""
    yield "digest", digest
    concepts = compiled.concepts
    yield "concepts", [[name, concepts.closed[name]] for name in concepts.bits]
    for path in sorted(root.glob("rules/*/*.toml")):
        values = tomllib.loads(path.read_text("utf-8"))
        said = {name: value for name, value in values.items() if name not in _PROOF}
        yield "rule", [f"{path.parent.name}.{path.stem}", said]
    yield from lexicon_to(compiled.lexicon)
    yield "end", digest


def _read(file: Path, digest: str) -> Compiled | None:
    """What the file holds; None where it is missing, of other rules, or broken."""
    try:
        with file.open("rb") as lines:
            return _compiled((json.loads(line) for line in lines), digest)
    except (OSError, ValueError, KeyError, TypeError, IndexError):
        return None


def _compiled(lines: Iterable[_Line], digest: str) -> Compiled:
    lexicon = LexiconReader()
    rules: dict[str, Rule] = {}
    closed: dict[str, int] = {}
    around: list[tuple[str, object]] = []
    for kind, values in lines:
        match kind:
            case "digest" | "end":
                around.append((kind, values))
                _demand(around[0], ("digest", digest))
            case "concepts":
                closed = {sys.intern(name): mask for name, mask in values}
            case "rule":
                name, said = values
                rules[name] = rule_of(Table(name, "", said), name)
            case _:
                lexicon.take(kind, values)
    _demand(around, [("digest", digest), ("end", digest)])
    bits = {name: 1 << index for index, name in enumerate(closed)}
    return Compiled(rules, Concepts(bits, closed), lexicon.whole())


def _demand(said: object, wanted: object) -> None:
    if said != wanted:
        raise ValueError


def _write(file: Path, lines: Iterable[_Line]) -> None:
    """Whole or not at all; a place that cannot be written to does no harm."""
    beside = file.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        beside.touch(0o600)
        with beside.open("w", encoding="utf-8") as written:
            for line in lines:
                json.dump(line, written, ensure_ascii=False, separators=(",", ":"))
                written.write("\n")
        for former in file.parent.glob("rules-*.jsonl"):
            former.unlink()
        beside.replace(file)

"""The folder is the registry: shared_rules to a `Rulebook`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from bedacht.engine.concepts import BUILT_IN
from bedacht.engine.rulebook import Item, Rule, Rulebook
from bedacht.errors import RuleError
from bedacht.rules.concept import read_concept
from bedacht.rules.rule import read_rule


def shared_rules() -> Path:
    """The folder of the installed package, or of the repository."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "shared_rules"
    return inside if inside.is_dir() else package.parent.parent / "shared_rules"


def load(folder: Path | None = None) -> Rulebook:
    """Read all concepts and rules; RuleError with file, line and cure."""
    root = folder or shared_rules()
    concepts = {c.name: c for c in map(read_concept, _files(root, "concepts/*.toml"))}
    rules = {r.id: r for r in map(read_rule, _files(root, "rules/*/*.toml"))}
    rulebook = Rulebook(concepts, rules)
    _check_names(rulebook)
    return rulebook


def _files(root: Path, pattern: str) -> Iterable[Path]:
    return sorted(root.glob(pattern))


def _check_names(rulebook: Rulebook) -> None:
    known = {*BUILT_IN, *rulebook.concepts}
    for concept in rulebook.concepts.values():
        _check(f"concepts/{concept.name}.toml", concept.includes, known)
    for rule in rulebook.rules.values():
        file = f"rules/{rule.id.replace('.', '/')}.toml"
        _check(file, (n for item in _items(rule) for n in item.concepts), known)


def _items(rule: Rule) -> Iterable[Item]:
    for evidence in rule.evidence:
        yield from (*evidence.all, *evidence.none, *evidence.mark)
    for adjust in rule.adjusts:
        yield from (*adjust.all, *adjust.any, *adjust.none)


def _check(file: str, names: Iterable[str], known: set[str]) -> None:
    for name in names:
        if name not in known:
            cure = f"Write concepts/{name}.toml or mend the name."
            raise RuleError(file, None, f"There is no concept `{name}`.", cure)

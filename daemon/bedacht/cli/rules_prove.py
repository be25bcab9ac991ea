"""`bedacht rules prove`: does every rule keep what its examples promise?

Examples speak of the company in shared_rules/example-policy.toml.
"""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from bedacht.cli.progress import watched
from bedacht.cli.rules_show import no_such_rule
from bedacht.cli.shelf import PolicyFiles
from bedacht.cli.talk import say, spoken
from bedacht.desk.snapshot import Library, assemble, open_library
from bedacht.engine.compiled import Engine
from bedacht.engine.rulebook import Rule
from bedacht.policy.preferences import Preferences
from bedacht.rules.load import load, shared_rules
from bedacht.rules.prove import prove

_EXAMPLES = "example-policy.toml"
_DAY = date(2026, 11, 23)


def run(options: argparse.Namespace) -> int:
    """Run examples; 0 if all hold, 1 if one does not."""
    library = open_library(options.folder)
    chosen = _chosen(options.folder, options.rules)
    engine = _engine(library, (options.folder or shared_rules()) / _EXAMPLES)
    broken = [b for rule in watched(chosen, len(chosen)) for b in prove(engine, [rule])]
    if not broken:
        print(say("proved", count=len(chosen)))
        return 0
    print(say("unproved", count=len(broken)))
    for promise in broken:
        print(promise)
    return 1


def _engine(library: Library, path: Path) -> Engine:
    files = PolicyFiles(library, spoken(), file=path)
    return assemble(library, files.of(""), Preferences(), _DAY).engine


def _chosen(folder: Path | None, names: list[str]) -> list[Rule]:
    """The rules that are named (or whose family is); all where none is. RuleError."""
    rules = load(folder).rules
    if not names:
        return list(rules.values())
    chosen = [r for r in rules.values() if r.id in names or r.family in names]
    known = {rule.id for rule in chosen} | {rule.family for rule in chosen}
    for name in names:
        if name not in known:
            raise no_such_rule(name, rules)
    return chosen

"""`bedacht rules list`: one line for each rule."""

from __future__ import annotations

import argparse

from bedacht.cli.talk import spoken
from bedacht.rules.load import load


def run(options: argparse.Namespace) -> int:
    """Print id, level, reason and title."""
    rules = load(options.folder).rules.values()
    language, address = spoken().language, spoken().address
    widest = max((len(rule.id) for rule in rules), default=0)
    for rule in rules:
        title = rule.title.to(language, address)
        print(f"{rule.id:{widest}}  {rule.level.word:8} {rule.reason:16} {title}")
    return 0

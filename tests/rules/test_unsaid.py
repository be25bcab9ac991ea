"""Nothing that a person, a log or a screen could show says that a draft was protected speech."""

from __future__ import annotations

import pytest

from bedacht.engine.rulebook import Rule
from bedacht.rules import load

UNSAID = {
    "protected-speech", "speaks-up", "conditions-at-work", "common-protest", "to-a-body", "reported-wrong",
}  # fmt: skip
TELLING = (
    "arbeitsbedingung",
    "missst",
    "melden",
    "protest",
    "working condition",
    "report",
    "whistle",
    "union",
)


@pytest.mark.parametrize("rule", load().rules.values(), ids=lambda rule: rule.id)
def test_no_adjustment_tells_why_it_was_quiet(rule: Rule) -> None:
    for adjust in rule.adjusts:
        items = (*adjust.all, *adjust.any, *adjust.none)
        if UNSAID.isdisjoint(name for item in items for name in item.concepts):
            continue
        note = f"{adjust.note.to('de', 'du')} {adjust.note.to('en', 'du')}".lower()
        assert not [word for word in TELLING if word in note]

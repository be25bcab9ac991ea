"""What was set for a rule holds when the rule has another name."""

from __future__ import annotations

from bedacht.engine.draft import Platform
from bedacht.engine.finding import Level
from bedacht.policy.preferences import Preferences
from bedacht.policy.renames import Renames
from tests.policy.company import small

RENAMES = Renames({"tone.insult": "conduct.insult", "secrets": "confidentiality"})


def test_old_name_sets_the_rule_of_today() -> None:
    mine = Preferences(
        levels={"tone.insult": Level.OFF},
        site_levels={Platform.XING: {"secrets": Level.HINT}},
    )
    today = RENAMES.preferences(mine)
    assert today.level_everywhere("conduct.insult") is Level.OFF
    assert today.level_for("confidentiality.term", Platform.XING) is Level.HINT


def test_name_of_today_comes_first() -> None:
    mine = Preferences(levels={"conduct.insult": Level.WARN, "tone.insult": Level.OFF})
    assert RENAMES.preferences(mine).levels == {"conduct.insult": Level.WARN}


def test_companys_floor_goes_with_the_rule() -> None:
    renames = Renames({"confidentiality": "discretion"})
    policy = renames.policy(small())
    assert policy is not None
    assert policy.setting_for("discretion.term").floor is Level.WARN
    assert renames.policy(None) is None


def test_change_takes_the_old_name_out() -> None:
    changes = RENAMES.changes({("levels", "conduct.insult"): None})
    assert changes == {
        ("levels", "conduct.insult"): None,
        ("levels", "tone.insult"): None,
    }

"""The company that all examples of the rules speak of."""

from __future__ import annotations

from datetime import date

from bedacht.desk.snapshot import assemble, open_library
from bedacht.engine.compiled import Engine
from bedacht.policy.policy import Policy
from bedacht.policy.preferences import Preferences
from bedacht.policy.read_policy import read_policy
from bedacht.rules.load import shared_rules

DAY = date(2026, 11, 23)


def example_engine() -> Engine:
    """The shipped rules with the example policy, on the day of the corpora."""
    library = open_library(None)
    source = (shared_rules() / "example-policy.toml").read_text("utf-8")
    policy = read_policy(source, tuple(library.compiled.rules), library.lint)
    assert isinstance(policy, Policy)
    return assemble(library, policy, Preferences(), DAY).engine

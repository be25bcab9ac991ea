"""Bedacht as a worker, without the daemon around it: what the desk does for one draft.

`python -m bench.neighbours.bedacht_worker TERMS`: so many confidential terms more than the
example policy has.
"""

import gc
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bedacht.desk.review import review
from bedacht.desk.snapshot import Snapshot, assemble, open_library
from bedacht.engine.draft import Context, Draft, Listed, Platform
from bedacht.engine.reading import Memo
from bedacht.policy.policy import Policy, Term
from bedacht.policy.preferences import Preferences
from bedacht.policy.read_policy import read_policy
from bench.neighbours.lines import serve
from bench.terms import EXAMPLE, made_terms

KEPT = (
    Path(__file__).parent.parent / ".kept"
)  # the compiled rules, as the daemon has them
NOW = datetime(2026, 11, 24, 10, tzinfo=UTC)
WHERE = Context(platform=Platform.LINKEDIN, employer_listed=Listed.YES)


def snapshot(terms: int) -> Snapshot:
    """Rules, the example policy and so many terms more."""
    library = open_library(keep=KEPT)
    policy = read_policy(EXAMPLE.read_text("utf-8"), library.rule_ids, library.lint)
    if not isinstance(policy, Policy):
        raise TypeError("the example policy has a fault")
    more = (*policy.confidential, *map(Term, made_terms(terms)))
    policy = replace(policy, confidential=more)
    return assemble(library, policy, Preferences(), NOW.date())


def main() -> None:
    """Load, and check what comes."""
    loaded, memo = snapshot(int(sys.argv[1])), Memo()
    gc.collect()
    gc.freeze()  # as the daemon does
    serve(
        lambda text, _: review(
            Draft(id="bench", revision=0, text=text, context=WHERE), loaded, memo, NOW
        )
    )


if __name__ == "__main__":
    main()

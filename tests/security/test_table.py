"""No attack is forgotten: each has a test or a reason, and nothing else claims to be one."""

from docs.generate import attacks


def known() -> set[str]:
    """All numbers."""
    return {number for cases in attacks.titles().values() for number in cases}


def test_every_case_is_tested_or_says_why_not() -> None:
    assert len(known()) == 127
    assert known() - attacks.proofs().keys() - attacks.left().keys() == set()


def test_only_known_cases_are_named() -> None:
    named = {number for guard in attacks.guards() for number in guard.cases}
    for numbers in (attacks.proofs().keys(), attacks.left().keys(), named):
        assert numbers - known() == set()


def test_every_guard_removed_is_noticed_by_a_case_with_a_test() -> None:
    proven = attacks.proofs().keys()
    assert attacks.guards()
    for guard in attacks.guards():
        assert guard.cases, guard.name
        assert proven >= set(guard.cases), guard.name

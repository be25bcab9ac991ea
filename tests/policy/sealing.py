"""Policies with sealed terms, for tests: sealed with bytes that are the same every time."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count

from bedacht.policy.policy import Policy, Term
from bedacht.policy.sealed import SALT_SIZE, Sealed
from bedacht.policy.sealing import Randomness, seal
from bedacht.policy.write_sealed import write_sealed
from tests.policy.company import SMALL, library, read

SALT = bytes(range(SALT_SIZE))


def steady() -> Randomness:
    """Other bytes at every call, the same in every run."""
    numbers = count(1)
    return lambda size: next(numbers).to_bytes(size, "big")


def sealed_terms(terms: Iterable[Term]) -> Sealed:
    """Terms as the policy of a company holds them."""
    random, naming = steady(), library().naming
    return Sealed(SALT, tuple(seal(term, naming, SALT, random) for term in terms))


def sealed_source(source: str = SMALL) -> str:
    """A policy file with all of its terms sealed."""
    policy = read(source)
    assert isinstance(policy, Policy), policy
    return write_sealed(source, SALT, iter(sealed_terms(policy.confidential).terms))

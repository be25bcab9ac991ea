"""A company that signs, for tests: keys made at run time, in a folder of the test's own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from bedacht.updates.keys import KeySet
from bedacht.updates.pack import Pack
from bedacht.updates.signing import Signing
from bedacht.updates.trust import Trust

COMPANY = "falkenried"
PACK = Pack(COMPANY, 7, date(2026, 11, 1), date(2027, 1, 30), "policy = 1\n")
URL = "https://policies.example/bedacht/"


def author(
    folder: Path, company: str = COMPANY, count: int = 1, threshold: int = 1
) -> Signing:
    """A folder with fresh keys."""
    signing = Signing(folder / company)
    signing.begin(company, count, threshold)
    return signing


def pack(version: int = 7, policy: str = PACK.policy) -> Pack:
    """The pack of a version."""
    return replace(PACK, version=version, policy=policy)


def trust(first: KeySet) -> Trust:
    """What IT lays down."""
    return Trust(URL, first)
